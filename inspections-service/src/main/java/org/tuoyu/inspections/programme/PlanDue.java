package org.tuoyu.inspections.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.inspections.visit.PlanVisit;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Plans a visit for whatever a programme of visits wants and nobody has planned. */
@ApplicationScoped
class PlanDue {
    private final ComputeDue computeDue;
    private final PlanVisit planVisit;
    private final Clock clock;

    PlanDue(ComputeDue computeDue, PlanVisit planVisit, Clock clock) {
        this.computeDue = computeDue;
        this.planVisit = planVisit;
        this.clock = clock;
    }

    /**
     * @param planned visits
     * @param refused why the law lets no visit be planned, by institution
     */
    public record Planned(List<UUID> planned, List<Refused> refused) {}

    public record Refused(String uscc, String code) {}

    /** Each visit is a transaction of its own: one that the law refuses holds up no other. */
    Planned plan(String code, RegionScope scope, LocalDate until, Actor manager) {
        var today = LocalDate.now(clock);
        var planned = new ArrayList<UUID>();
        var refused = new ArrayList<Refused>();
        var all = computeDue.of(scope);
        var programmes = computeDue.programmes(all.stream().map(Due::regionCode).collect(Collectors.toSet()), today);
        for (var due : all) {
            if (!due.programme().equals(code) || due.state() == Due.State.DONE || due.visitId() != null) continue;
            if (due.dueDay().isAfter(until)) continue;
            var programme = programmes.getOrDefault(due.regionCode(), List.of()).stream()
                    .filter(one -> one.code().equals(code) && one.activity() == Programme.Activity.VISIT)
                    .findFirst();
            if (programme.isEmpty()) continue;
            var by = due.dueDay().isBefore(today) ? today : due.dueDay();
            try {
                planVisit
                        .due(programme.get().visitKind(), programme.get().item(), due.uscc(), by, manager)
                        .ifPresent(planned::add);
            } catch (ProblemException e) {
                refused.add(new Refused(
                        due.uscc(),
                        e.violations().isEmpty()
                                ? e.code()
                                : e.violations().get(0).code()));
            }
        }
        return new Planned(planned, refused);
    }
}
