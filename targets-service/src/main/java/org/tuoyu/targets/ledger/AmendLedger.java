package org.tuoyu.targets.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.region.Regions;

/** Changes single figures of a ledger; the others stay as they are. */
@ApplicationScoped
public class AmendLedger {
    private final LedgerRevisions revisions;
    private final Regions regions;

    private record Place(String indicator, String regionCode, int year) {
        static Place of(Target target) {
            return new Place(target.indicator(), target.regionCode(), target.year());
        }
    }

    AmendLedger(LedgerRevisions revisions, Regions regions) {
        this.revisions = revisions;
        this.regions = regions;
    }

    /** Whether the plan has such indicators, years and regions. */
    public void check(Plan plan, Set<Target> figures) {
        var wrong = new ArrayList<Wrong>();
        var seen = new HashSet<Place>();
        var scope = RegionScope.of(plan.regionCode());
        for (var figure : figures) {
            if (plan.indicator(figure.indicator()).isEmpty()) {
                wrong.add(new Wrong("/figures", "ledger.indicator-unknown", figure.indicator()));
            } else if (!plan.indicator(figure.indicator()).get().ofParts()
                    && figure.value().scale() > 0) {
                wrong.add(new Wrong("/figures", "ledger.decimal", figure.value()));
            }
            if (figure.isTooMany()) wrong.add(new Wrong("/figures", "ledger.too-many", figure.value()));
            if (!scope.covers(figure.regionCode()) || regions.findById(figure.regionCode()) == null) {
                wrong.add(new Wrong("/figures", "region-unknown", figure.regionCode()));
            }
            if (!plan.hasYear(figure.year())) {
                wrong.add(new Wrong(
                        "/figures",
                        "ledger.year-outside-plan",
                        Integer.toString(figure.year()),
                        Integer.toString(plan.firstYear()),
                        Integer.toString(plan.lastYear())));
            }
            if (!seen.add(Place.of(figure))) {
                wrong.add(new Wrong("/figures", "figure-twice", figure.regionCode(), Integer.toString(figure.year())));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    /** What a plan promises now. */
    @Transactional
    public Set<Target> inForce(UUID planId) {
        return revisions.inForce(planId).map(one -> Set.copyOf(one.targets())).orElse(Set.of());
    }

    /** The number of the revision that it becomes; 409 when cumulative slots would fall. */
    public int amend(Plan plan, Set<Target> figures, Amendment by, Actor actor) {
        check(plan, figures);
        var all = new HashMap<Place, Target>();
        revisions.inForce(plan.id()).ifPresent(one -> one.targets()
                .forEach(target -> all.put(Place.of(target), target)));
        figures.forEach(figure -> all.put(Place.of(figure), figure));
        refuseFall(all.values().stream()
                .filter(target -> target.indicator().equals(Target.SLOTS))
                .sorted(Comparator.comparing(Target::year))
                .toList());
        return revisions
                .revise(plan, new HashSet<>(all.values()), Amendment.wanted(plan, by), null, actor)
                .number();
    }

    private static void refuseFall(List<Target> slots) {
        Map<String, BigDecimal> before = new TreeMap<>();
        for (var target : slots) {
            var last = before.put(target.regionCode(), target.value());
            if (last != null && last.compareTo(target.value()) > 0) {
                throw ProblemException.conflict(
                        "slots-fall", target.regionCode(), Integer.toString(target.year()), target.value(), last);
            }
        }
    }
}
