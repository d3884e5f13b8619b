package org.tuoyu.inspections.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/** The programmes of a region; each region publishes its own. */
record Programmes(@NotNull @Size(max = 50) List<@Valid @NotNull Programme> programmes) implements RuleKind.Content {
    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < programmes.size(); i++) {
            var at = "/content/programmes/" + i;
            var one = programmes.get(i);
            if (programmes.subList(0, i).stream().anyMatch(other -> other.code().equals(one.code()))) {
                wrong.add(new Wrong(at + "/code", "code-twice"));
            }
            var isVisit = one.activity() == Programme.Activity.VISIT;
            if (isVisit == (one.visitKind() == null)) wrong.add(new Wrong(at + "/visitKind", "visit-kind-of-visits"));
            if (one.recurrence() == null) {
                if (!isVisit) wrong.add(new Wrong(at + "/recurrence", "recurrence-wanted"));
                continue;
            }
            try {
                Recurrence.of(one.recurrence(), one.from());
            } catch (ProblemException e) {
                wrong.add(new Wrong(at + "/recurrence", "recurrence", one.recurrence()));
            }
        }
        return wrong;
    }
}
