package org.tuoyu.institutions.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;

/** Class sizes of the standard, as they hold on a day; from the table class_standard, which names its source. */
@ApplicationScoped
class ClassStandards {
    private final Session session;

    private record Standard(int most, String source) {}

    ClassStandards(Session session) {
        this.session = session;
    }

    void check(List<SlotsClass> classes, LocalDate day) {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < classes.size(); i++) {
            var one = classes.get(i);
            var standard = standard(one.ageBand(), day);
            if (standard != null && one.slots() > standard.most()) {
                wrong.add(new Wrong(
                        "/classes/" + i + "/slots",
                        "class-too-large",
                        one.slots(),
                        standard.most(),
                        standard.source()));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    private Standard standard(AgeBand band, LocalDate day) {
        return session.createNativeQuery(
                        "SELECT most, source FROM class_standard WHERE age_band = :band AND valid_from <= :day"
                                + " ORDER BY valid_from DESC LIMIT 1",
                        Standard.class)
                .setParameter("band", band.name())
                .setParameter("day", day)
                .uniqueResult();
    }
}
