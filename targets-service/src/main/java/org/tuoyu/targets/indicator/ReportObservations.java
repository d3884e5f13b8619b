package org.tuoyu.targets.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.plan.Indicator;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;

/**
 * Takes figures of indicators from whoever answers for them: the responsible unit, a town for itself, the plan office for
 * all. All of a report is taken or nothing.
 */
@ApplicationScoped
public class ReportObservations {
    private final Observations observations;
    private final Plans plans;
    private final Regions regions;
    private final Outbox outbox;
    private final Clock clock;

    /** @param corrected figures that were there and differ; they stay beside the new ones */
    public record Outcome(int recorded, int corrected, int unchanged) {
        Outcome plus(Outcome other) {
            return new Outcome(recorded + other.recorded, corrected + other.corrected, unchanged + other.unchanged);
        }
    }

    ReportObservations(Observations observations, Plans plans, Regions regions, Outbox outbox, Clock clock) {
        this.observations = observations;
        this.plans = plans;
        this.regions = regions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param place of a row in the input, for what is wrong with it */
    @Transactional
    public Outcome report(List<ObservationRow> rows, IntFunction<String> place, Actor actor) {
        var known =
                observations.known(rows.stream().map(ReportObservations::key).toList());
        check(rows, known, place, actor);
        var figures = new ArrayList<ObservationsReported.Figure>();
        int corrected = 0;
        for (var row : rows) {
            var before = known.get(key(row));
            if (before != null && before.value().compareTo(row.value()) == 0) continue;
            if (before != null) corrected++;
            figures.add(figure(row, before));
        }
        if (!figures.isEmpty()) {
            observations.add(figures, actor);
            var authority = RegionScope.canonical(actor.region());
            outbox.publish(actor, new ObservationsReported(Ids.next(), authority, figures), null);
        }
        return new Outcome(figures.size() - corrected, corrected, rows.size() - figures.size());
    }

    private static Observations.Key key(ObservationRow row) {
        return new Observations.Key(
                row.indicator(),
                RegionScope.canonical(row.regionCode()),
                row.year(),
                row.month() == null ? 0 : row.month());
    }

    private static ObservationsReported.Figure figure(ObservationRow row, Observations.Known before) {
        return new ObservationsReported.Figure(
                row.indicator(),
                RegionScope.canonical(row.regionCode()),
                row.year(),
                row.month(),
                row.value(),
                before == null ? null : before.value(),
                row.evidence(),
                row.reason(),
                before == null ? 1 : before.revision() + 1);
    }

    private void check(
            List<ObservationRow> rows,
            Map<Observations.Key, Observations.Known> known,
            IntFunction<String> place,
            Actor actor) {
        var wrong = new ArrayList<Wrong>();
        var answering = new Answering(actor, rows);
        var seen = new HashSet<Observations.Key>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var at = place.apply(i);
            if (!actor.scope().covers(RegionScope.canonical(row.regionCode()))) {
                throw ProblemException.forbidden("region-not-yours");
            }
            if (!answering.isRegion(row.regionCode())) {
                wrong.add(new Wrong(at + "/regionCode", "region-unknown", row.regionCode()));
                continue;
            }
            if (!seen.add(key(row))) wrong.add(new Wrong(at, "observation-twice", row.indicator(), row.regionCode()));
            var today = LocalDate.now(clock);
            int month = row.month() == null ? 1 : row.month();
            if (LocalDate.of(row.year(), month, 1).isAfter(today)) {
                wrong.add(new Wrong(at + "/year", "day-ahead", row.year(), today));
            }
            answering.check(row, at, wrong);
            var before = known.get(key(row));
            var corrects = before != null && before.value().compareTo(row.value()) != 0;
            if (corrects && (row.reason() == null || row.reason().isBlank())) {
                wrong.add(new Wrong(at + "/reason", "correction-reason", before.value()));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    /** Who may report what where: regions and plans are asked for once for all rows. */
    private final class Answering {
        private final Actor actor;
        private final Set<String> known;
        private final List<Plan> covering;

        Answering(Actor actor, List<ObservationRow> rows) {
            this.actor = actor;
            var codes = rows.stream()
                    .map(row -> RegionScope.canonical(row.regionCode()))
                    .collect(Collectors.toSet());
            this.known = regions.known(codes);
            this.covering = plans.covering(codes);
        }

        boolean isRegion(String code) {
            return known.contains(RegionScope.canonical(code));
        }

        void check(ObservationRow row, String at, List<Wrong> wrong) {
            var authorities = RegionScope.of(row.regionCode()).authorities();
            var indicators = covering.stream()
                    .filter(plan -> authorities.contains(plan.regionCode()))
                    .flatMap(plan -> plan.indicator(row.indicator()).stream())
                    .filter(one -> one.source() == Indicator.Source.REPORTED)
                    .toList();
            if (indicators.isEmpty()) {
                wrong.add(new Wrong(at + "/indicator", "indicator-not-reported", row.indicator(), row.regionCode()));
            } else if (indicators.stream().noneMatch(this::answersFor)) {
                throw ProblemException.forbidden(
                        "indicator-not-yours",
                        row.indicator(),
                        indicators.get(0).responsible());
            }
        }

        private boolean answersFor(Indicator indicator) {
            return actor.has(Role.PLAN_MANAGER)
                    || actor.has(Role.ADMINISTRATOR)
                    || actor.has(Role.TOWN_OFFICER)
                    || (actor.has(Role.DEPARTMENT_OFFICER)
                            && actor.department() != null
                            && actor.department().equals(indicator.responsible()));
        }
    }
}
