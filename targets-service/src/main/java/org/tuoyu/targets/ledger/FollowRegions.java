package org.tuoyu.targets.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Indicator;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.RegionChange;

/** When regions merge or split, what they promised goes on in their successors, and every total is preserved. */
@ApplicationScoped
class FollowRegions {
    private final LedgerRevisions revisions;
    private final Plans plans;
    private final CurrentActor caller;

    FollowRegions(LedgerRevisions revisions, Plans plans, CurrentActor caller) {
        this.revisions = revisions;
        this.plans = plans;
        this.caller = caller;
    }

    void on(@Observes RegionChange change) {
        for (var revision : revisions.naming(change.old())) {
            var plan = plans.findById(revision.planId());
            var by = new Amendment(change.documentNumber(), change.reason(), change.day());
            revisions.revise(plan, after(revision.targets(), change, plan), by, null, caller.get());
        }
    }

    /** What is counted is shared out and added up. A rate is not: a successor keeps the best that was promised. */
    static Set<Target> after(Set<Target> targets, RegionChange change, Plan plan) {
        record Place(String indicator, String regionCode, int year) {}
        var sums = new HashMap<Place, BigDecimal>();
        for (var target : targets) {
            var indicator = plan.indicator(target.indicator());
            var rate = indicator.filter(Indicator::ofParts);
            for (var part : rate.isPresent() ? heirs(target, change) : parts(target, change)) {
                sums.merge(
                        new Place(target.indicator(), part.regionCode(), target.year()),
                        part.value(),
                        (one, other) -> rate.map(of -> of.meets(one, other) ? one : other)
                                .orElse(one.add(other)));
            }
        }
        return sums.entrySet().stream()
                .map(one -> new Target(
                        one.getKey().indicator(),
                        one.getKey().regionCode(),
                        one.getKey().year(),
                        one.getValue()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Target> parts(Target target, RegionChange change) {
        if (!change.old().contains(target.regionCode())) return List.of(target);
        return change.share(target.regionCode(), target.value().longValueExact()).stream()
                .map(part -> new Target(
                        target.indicator(), part.regionCode(), target.year(), BigDecimal.valueOf(part.figure())))
                .toList();
    }

    private static List<Target> heirs(Target target, RegionChange change) {
        if (!change.old().contains(target.regionCode())) return List.of(target);
        return change.share(target.regionCode(), 0).stream()
                .map(part -> new Target(target.indicator(), part.regionCode(), target.year(), target.value()))
                .toList();
    }
}
