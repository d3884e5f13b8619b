package org.tuoyu.targets.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;

/** Tells the others when a town's figures differ from those last told. */
@ApplicationScoped
class AnnounceProgress {
    private static final String REMEMBER =
            """
            INSERT INTO town_progress AS known VALUES (:plan, :region, :registered, :filed, 1)
            ON CONFLICT (plan_id, region_code) DO UPDATE
            SET registered = :registered, filed = :filed, sequence = known.sequence + 1
            RETURNING sequence""";

    private final Plans plans;
    private final ReadProgress readProgress;
    private final Session entities;
    private final Outbox outbox;
    private final Clock clock;

    private record Known(int filed, int registered) {}

    private record Sequence(long sequence) {}

    AnnounceProgress(Plans plans, ReadProgress readProgress, Session entities, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.readProgress = readProgress;
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    void announce(Set<String> regions, Actor because) {
        var affected = new TreeSet<>(Comparator.comparing(Plan::id)); // always locked in the same order
        regions.forEach(region -> affected.addAll(plans.covering(region)));
        for (var plan : affected) {
            var scope = RegionScope.of(plan.regionCode());
            var towns =
                    regions.stream().map(scope::below).filter(Objects::nonNull).collect(Collectors.toSet());
            announce(plan, towns, because);
        }
    }

    private void announce(Plan plan, Set<String> towns, Actor because) {
        var today = LocalDate.now(clock);
        var year = Math.max(plan.firstYear(), Math.min(today.getYear(), plan.lastYear()));
        lock(plan);
        var rows = readProgress.of(plan, year, RegionScope.of(plan.regionCode()), today).towns().stream()
                .collect(Collectors.toMap(Progress.Row::regionCode, Function.identity()));
        for (var town : towns) {
            // A town without promise whose last slots went has no row any more: it stands at zero.
            var row = rows.getOrDefault(town, Progress.Row.of(town, town, Progress.Figures.of(null, 0, 0)));
            var known = known(plan, row.regionCode());
            if (known.filed() == row.filedSlots() && known.registered() == row.registeredSlots()) continue;
            outbox.publish(
                    because,
                    new TownProgressMoved(
                            plan.id(),
                            row.regionCode(),
                            row.regionName(),
                            year,
                            row.targetSlots(),
                            known.filed(),
                            row.filedSlots(),
                            row.registeredSlots(),
                            row.gap(),
                            remember(plan, row)),
                    known);
        }
    }

    /** One at a time: a sum taken beside another's uncommitted change would be announced after it. */
    private void lock(Plan plan) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:plan, 0))", Tuple.class)
                .setParameter("plan", plan.id().toString())
                .getSingleResult();
    }

    private Known known(Plan plan, String region) {
        return entities.createNativeQuery(
                        "SELECT filed, registered FROM town_progress WHERE plan_id = :plan AND region_code = :region",
                        Known.class)
                .setParameter("plan", plan.id())
                .setParameter("region", region)
                .uniqueResultOptional()
                .orElse(new Known(0, 0));
    }

    private long remember(Plan plan, Progress.Row row) {
        return entities.createNativeQuery(REMEMBER, Sequence.class)
                .setParameter("plan", plan.id())
                .setParameter("region", row.regionCode())
                .setParameter("registered", row.registeredSlots())
                .setParameter("filed", row.filedSlots())
                .getSingleResult()
                .sequence();
    }
}
