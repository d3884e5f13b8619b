package org.tuoyu.institutions.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;

/** Refuses classes above the size of the standard: slots that may not be offered are none. */
@ApplicationScoped
class ClassStandards {
    private final StandardsCheck standardsCheck;

    ClassStandards(StandardsCheck standardsCheck) {
        this.standardsCheck = standardsCheck;
    }

    void check(List<SlotsClass> classes, String region, LocalDate day) {
        var standards = standardsCheck.rules(region, day);
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < classes.size(); i++) {
            var one = classes.get(i);
            var rule = standards.classSize(one.ageBand()).orElse(null);
            if (rule == null || one.slots() <= rule.byBand().get(one.ageBand())) continue;
            wrong.add(new Wrong(
                    "/classes/" + i + "/slots",
                    "class-too-large",
                    one.slots(),
                    rule.byBand().get(one.ageBand()),
                    rule.source()));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }
}
