package org.tuoyu.inspections.planning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.tuoyu.inspections.visit.ArrangeVisit;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Asks for plans, takes what the solver proposes, and has visits made as a manager approved. */
@ApplicationScoped
class Schedules implements PanacheRepositoryBase<Schedule, UUID> {
    private static final int LONGEST_DAYS = 92;
    /** Who has not come back by then has stopped: another begins anew. */
    private static final Duration LOST = Duration.ofMinutes(5);

    private final PlanProblem planProblem;
    private final ArrangeVisit arrangeVisit;
    private final Outbox outbox;
    private final Clock clock;

    Schedules(PlanProblem planProblem, ArrangeVisit arrangeVisit, Outbox outbox, Clock clock) {
        this.planProblem = planProblem;
        this.arrangeVisit = arrangeVisit;
        this.outbox = outbox;
        this.clock = clock;
    }

    Schedule require(UUID id, RegionScope scope) {
        return find("id = ?1 AND regionCode LIKE ?2", id, scope.like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("schedule", id));
    }

    List<Schedule> after(UUID after, int limit, RegionScope scope) {
        return find("id > ?1 AND regionCode LIKE ?2 ORDER BY id", after, scope.like())
                .page(0, limit)
                .list();
    }

    @Transactional
    Schedule ask(String region, LocalDate firstDay, LocalDate lastDay, Actor manager) {
        if (!manager.scope().covers(RegionScope.of(region).prefix())) {
            throw ProblemException.forbidden("region-not-yours");
        }
        var today = LocalDate.now(clock);
        if (firstDay.isBefore(today)) throw ProblemException.invalid("/firstDay", "day-before", today);
        if (lastDay.isBefore(firstDay)) throw ProblemException.invalid("/lastDay", "day-before", firstDay);
        if (lastDay.isAfter(firstDay.plusDays(LONGEST_DAYS))) {
            throw ProblemException.invalid("/lastDay", "plan-too-long", LONGEST_DAYS);
        }
        var schedule = new Schedule(RegionScope.canonical(region), firstDay, lastDay);
        persist(schedule);
        outbox.publish(manager, schedule.ask(), null);
        return schedule;
    }

    /** The next one that nobody solves: of several replicas each takes another. */
    @Transactional
    Optional<Schedule> take() {
        Instant lost = clock.instant().minus(LOST);
        var next = find(
                        "status = ?1 OR (status = ?2 AND startedAt < ?3) ORDER BY id",
                        Schedule.Status.ASKED,
                        Schedule.Status.SOLVING,
                        lost)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
        next.ifPresent(one -> one.start(clock.instant()));
        return next;
    }

    @Transactional
    void propose(UUID id, List<Proposed> visits, List<Weighed> score) {
        var schedule = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!schedule.isSolving()) return; // another was faster
        var before = schedule.state();
        outbox.publish(Actor.theClock(), schedule.propose(visits, score), before);
    }

    @Transactional
    void fail(UUID id, String reason) {
        var schedule = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!schedule.isSolving()) return;
        var before = schedule.state();
        outbox.publish(Actor.theClock(), schedule.fail(reason), before);
    }

    @Transactional
    Schedule approve(UUID id, long revision, Actor manager) {
        var schedule = Revisions.require(require(id, manager.scope()), revision);
        var before = schedule.state();
        var still = planProblem
                .load(schedule.regionCode(), schedule.firstDay(), schedule.lastDay())
                .stillAllowed(schedule.visits());
        // In one order for all, since each is held.
        var notTaken = schedule.visits().stream()
                .filter(one -> one.account() != null)
                .sorted(Comparator.comparing(Proposed::visitId))
                .filter(one -> !still.contains(one.visitId())
                        || !arrangeVisit.plan(one.visitId(), one.account(), one.day(), manager))
                .count();
        outbox.publish(manager, schedule.approve((int) notTaken), before);
        return schedule;
    }
}
