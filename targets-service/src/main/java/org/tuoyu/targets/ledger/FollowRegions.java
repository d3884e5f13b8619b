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
import org.tuoyu.targets.ledger.LedgerRevision.Target;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.RegionChange;
import org.tuoyu.targets.region.Shared;

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
            var by = new Amendment(change.documentNumber(), change.reason(), change.day());
            revisions.revise(
                    plans.findById(revision.planId()), after(revision.targets(), change), by, null, caller.get());
        }
    }

    static Set<Target> after(Set<Target> targets, RegionChange change) {
        record Place(String indicator, String regionCode, int year) {}
        var sums = new HashMap<Place, BigDecimal>();
        for (var target : targets) {
            for (var part : parts(target, change)) {
                sums.merge(
                        new Place(target.indicator(), part.regionCode(), target.year()),
                        BigDecimal.valueOf(part.figure()),
                        BigDecimal::add);
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

    private static List<Shared> parts(Target target, RegionChange change) {
        return change.old().contains(target.regionCode())
                ? change.share(target.regionCode(), target.value().longValueExact())
                : List.of(new Shared(target.regionCode(), target.value().longValueExact()));
    }
}
