package org.tuoyu.targets.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;

/** Answers "how far is it" for one year of a plan. The sum of the towns is the whole. */
@ApplicationScoped
public class ReadProgress {
    /** Towns with a promise or with slots; each institution counts with its last state up to the day. */
    private static final String TOWNS =
            """
            WITH state AS (
                SELECT DISTINCT ON (uscc) uscc, region_code, registered, filed FROM known_slots
                WHERE effective_day <= :day ORDER BY uscc, effective_day DESC, sequence DESC),
            actual AS (
                SELECT rpad(left(region_code, :digits), greatest(6, :digits), '0') AS code, sum(registered) AS registered, sum(filed) AS filed
                FROM state WHERE region_code LIKE :plan GROUP BY 1),
            promised AS (
                SELECT region_code AS code, slots FROM ledger_target WHERE year = :year AND revision_id = (
                    SELECT id FROM ledger_revision WHERE plan_id = :id ORDER BY number DESC LIMIT 1))
            SELECT code, coalesce(region.name, code) AS name, promised.slots AS target,
                   coalesce(actual.filed, 0) AS filed, coalesce(actual.registered, 0) AS registered
            FROM promised FULL JOIN actual USING (code) LEFT JOIN region USING (code)
            WHERE code LIKE :scope AND (promised.slots IS NOT NULL OR actual.registered > 0 OR actual.filed > 0)
            ORDER BY code""";

    private final Plans plans;
    private final Session entities;
    private final Clock clock;

    private record Town(String code, String name, Integer target, long filed, long registered) {
        Progress.Row row() {
            return Progress.Row.of(code, name, Progress.Figures.of(target, (int) filed, (int) registered));
        }
    }

    private record Population(long persons, int year, String source) {}

    ReadProgress(Plans plans, Session entities, Clock clock) {
        this.plans = plans;
        this.entities = entities;
        this.clock = clock;
    }

    public Progress of(UUID planId, Integer year, Actor actor) {
        var plan = plans.requireVisible(planId, actor);
        var today = LocalDate.now(clock);
        var asked = year == null ? Math.max(plan.firstYear(), Math.min(today.getYear(), plan.lastYear())) : year;
        if (!plan.hasYear(asked)) {
            throw ProblemException.invalid(
                    "year",
                    "year-outside-plan",
                    Integer.toString(asked),
                    Integer.toString(plan.firstYear()),
                    Integer.toString(plan.lastYear()));
        }
        return of(plan, asked, actor.scope(), today);
    }

    Progress of(Plan plan, int year, RegionScope scope, LocalDate today) {
        var endOfYear = LocalDate.of(year, 12, 31);
        var day = endOfYear.isAfter(today) ? today : endOfYear;
        var rows = towns(plan, year, scope, day);
        int filed = rows.stream().mapToInt(Progress.Row::filedSlots).sum();
        int registered = rows.stream().mapToInt(Progress.Row::registeredSlots).sum();
        var promised = rows.stream().filter(row -> row.targetSlots() != null).toList();
        var target = promised.isEmpty()
                ? null
                : Integer.valueOf(
                        promised.stream().mapToInt(Progress.Row::targetSlots).sum());
        var region = scope.covers(plan.regionCode()) ? plan.regionCode() : scope.code();
        return new Progress(
                plan.id(),
                year,
                day,
                Progress.Figures.of(target, filed, registered),
                rate(region, year, filed, registered),
                rows);
    }

    private List<Progress.Row> towns(Plan plan, int year, RegionScope scope, LocalDate day) {
        return entities
                .createNativeQuery(TOWNS, Town.class)
                .setParameter("day", day)
                .setParameter("digits", RegionScope.of(plan.regionCode()).digitsBelow())
                .setParameter("plan", RegionScope.of(plan.regionCode()).like())
                .setParameter("year", year)
                .setParameter("id", plan.id())
                .setParameter("scope", scope.like())
                .getResultList()
                .stream()
                .map(Town::row)
                .toList();
    }

    private Progress.Rate rate(String region, int year, int filed, int registered) {
        return entities.createNativeQuery(
                        "SELECT persons, year, source FROM population WHERE region_code = :region AND year <= :year"
                                + " ORDER BY year DESC, revision DESC LIMIT 1",
                        Population.class)
                .setParameter("region", region)
                .setParameter("year", year)
                .uniqueResultOptional()
                .map(one -> Progress.Rate.of(one.persons(), one.year(), one.source(), filed, registered))
                .orElse(null);
    }
}
