package org.tuoyu.targets.forecast;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.slots.SlotsMoved;

/** Judges, once a day and when slots moved, how each region that a plan names stands, and tells what changed, once. */
@Singleton
class JudgeStandings {
    private static final int PLANS_AT_ONCE = 20;
    private static final LocalDate LONG_AGO = LocalDate.of(1949, 10, 1);
    private static final String REMEMBER =
            """
            INSERT INTO town_progress AS known (plan_id, region_code, registered, filed, sequence, standing_year, standing)
            VALUES (:plan, :region, 0, 0, :told, :year, :standing)
            ON CONFLICT (plan_id, region_code) DO UPDATE
            SET standing_year = :year, standing = :standing, sequence = known.sequence + :told
            RETURNING sequence""";

    private final Plans plans;
    private final ReadBoard readBoard;
    private final ReadOutlook readOutlook;
    private final Session entities;
    private final Outbox outbox;
    private final Clock clock;

    private record Ripe(UUID id) {}

    private record Known(String regionCode, Integer standingYear, String standing) {}

    private record Sequence(long sequence) {}

    JudgeStandings(
            Plans plans, ReadBoard readBoard, ReadOutlook readOutlook, Session entities, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.readBoard = readBoard;
        this.readOutlook = readOutlook;
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Plans that were not judged today, or in which slots moved since. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void judge() {
        var today = LocalDate.now(clock);
        var ripe = entities.createNativeQuery(
                        """
                        SELECT id FROM plan WHERE status = 'ISSUED'
                          AND NOT EXISTS (SELECT FROM plan_judged WHERE plan_id = id AND day >= :today)
                        ORDER BY id LIMIT :most FOR NO KEY UPDATE SKIP LOCKED""",
                        Ripe.class)
                .setParameter("today", today)
                .setParameter("most", PLANS_AT_ONCE)
                .getResultList();
        for (var one : ripe) {
            mark(List.of(one.id()), today); // first, so that who moves slots meanwhile waits and has it judged again
            judge(plans.findById(one.id()), today);
        }
    }

    /** Before others hear of it: who judges locks these rows first, too. */
    void on(@Observes @Priority(1) SlotsMoved moved) {
        mark(plans.covering(moved.regions().keySet()).stream().map(Plan::id).toList(), LONG_AGO);
    }

    private void mark(List<UUID> plans, LocalDate day) {
        entities.createNativeMutationQuery(
                        """
                        INSERT INTO plan_judged SELECT plan, :day FROM unnest(:plans) AS plan ORDER BY plan
                        ON CONFLICT (plan_id) DO UPDATE SET day = excluded.day""")
                .setParameter("plans", plans.toArray(UUID[]::new))
                .setParameter("day", day)
                .executeUpdate();
    }

    private void judge(Plan plan, LocalDate today) {
        int year = Math.max(plan.firstYear(), Math.min(today.getYear(), plan.lastYear()));
        var board = readBoard.of(ReadBoard.Question.of(plan.regionCode(), year), RegionScope.of(plan.regionCode()));
        if (board.plan() == null || !board.plan().planId().equals(plan.id())) return;
        var forecasts = readOutlook.forecasts(board);
        var known = known(plan);
        for (var row : board.below()) {
            var forecast = forecasts.get(row.regionCode());
            if (forecast.standing() == Standing.NO_PROMISE) continue;
            var last = known.get(row.regionCode());
            var before = last == null || !Objects.equals(last.standingYear(), year) ? null : last.standing();
            if (forecast.standing().name().equals(before)) continue;
            tell(plan, year, row, forecast, before);
        }
    }

    /** What is on course from the beginning is no news. */
    private void tell(Plan plan, int year, Board.Row row, Forecast forecast, String before) {
        var isNews = before != null || forecast.standing() != Standing.ON_COURSE;
        var sequence = entities.createNativeQuery(REMEMBER, Sequence.class)
                .setParameter("plan", plan.id())
                .setParameter("region", row.regionCode())
                .setParameter("year", year)
                .setParameter("standing", forecast.standing().name())
                .setParameter("told", isNews ? 1 : 0)
                .getSingleResult()
                .sequence();
        if (!isNews) return;
        var event = new StandingChanged(
                plan.id(),
                row.regionCode(),
                row.regionName(),
                year,
                before == null ? null : Standing.valueOf(before),
                forecast.standing(),
                row.targetSlots(),
                row.filedSlots(),
                forecast.expectedSlots(),
                forecast.lowSlots(),
                forecast.highSlots(),
                forecast.metOn(),
                sequence);
        outbox.publish(Actor.theClock(), event, before == null ? null : Map.of("standing", before));
    }

    private Map<String, Known> known(Plan plan) {
        var known = new HashMap<String, Known>();
        List<Known> rows = entities.createNativeQuery(
                        "SELECT region_code, standing_year, standing FROM town_progress WHERE plan_id = :plan",
                        Known.class)
                .setParameter("plan", plan.id())
                .getResultList();
        rows.forEach(row -> known.put(row.regionCode(), row));
        return known;
    }
}
