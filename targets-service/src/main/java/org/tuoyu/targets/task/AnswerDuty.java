package org.tuoyu.targets.task;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.plan.Plans;

/** The unit reports, the lead of the clause reviews (the plan office, where the lead itself reports), the late are told. */
@ApplicationScoped
class AnswerDuty {
    private static final int TELL_AT_ONCE = 200;
    private final Duties duties;
    private final Plans plans;
    private final Outbox outbox;
    private final Clock clock;

    AnswerDuty(Duties duties, Plans plans, Outbox outbox, Clock clock) {
        this.duties = duties;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    DutyState report(UUID id, long expected, String report, List<String> references, Actor actor) {
        return change(id, expected, actor, duty -> {
            var own = duty.role() == Duty.Role.TOWN
                    ? actor.has(Role.TOWN_OFFICER)
                    : actor.has(Role.DEPARTMENT_OFFICER) && Objects.equals(actor.department(), duty.department());
            if (!own) throw ProblemException.forbidden("duty-of-another", duty.regionCode(), duty.department());
            return duty.report(report, references, LocalDate.now(clock));
        });
    }

    @Transactional
    DutyState accept(UUID id, long expected, String note, Actor actor) {
        return change(id, expected, actor, duty -> {
            checkReviews(duty, actor);
            return duty.accept(note);
        });
    }

    @Transactional
    DutyState sendBack(UUID id, long expected, String note, Actor actor) {
        return change(id, expected, actor, duty -> {
            checkReviews(duty, actor);
            return duty.sendBack(note);
        });
    }

    /** The lead of the clause for the others, the plan office for all; never a unit for itself. */
    private void checkReviews(Duty duty, Actor actor) {
        var plan = plans.requireVisible(duty.planId(), actor);
        var lead = plan.clause(duty.milestone().clause())
                .map(clause -> clause.lead())
                .orElse(null);
        var isLead = actor.has(Role.DEPARTMENT_OFFICER)
                && lead != null
                && lead.equals(actor.department())
                && duty.role() != Duty.Role.LEAD;
        var isOffice = actor.has(Role.PLAN_MANAGER) || actor.has(Role.ADMINISTRATOR);
        if (!actor.scope().covers(plan.regionCode()) || !(isLead || isOffice)) {
            throw ProblemException.forbidden("review-by-lead", lead);
        }
    }

    private DutyState change(UUID id, long expected, Actor actor, Function<Duty, DutyState> act) {
        var duty = Revisions.require(duties.required(id, actor), expected);
        var before = duty.state();
        var state = act.apply(duty);
        outbox.publish(actor, state, before);
        return state;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void tellTheLate() {
        for (var duty : duties.toTell(LocalDate.now(clock), TELL_AT_ONCE)) {
            var before = duty.state();
            outbox.publish(Actor.theClock(), duty.late(), before);
        }
    }
}
