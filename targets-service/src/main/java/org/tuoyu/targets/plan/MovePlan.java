package org.tuoyu.targets.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** Issues, closes or withdraws a plan. */
@ApplicationScoped
public class MovePlan {
    private final Plans plans;
    private final PlanRevisions revisions;
    private final Event<PlanIssued> followers;

    MovePlan(Plans plans, PlanRevisions revisions, Event<PlanIssued> followers) {
        this.plans = plans;
        this.revisions = revisions;
        this.followers = followers;
    }

    @Transactional
    Plan issue(UUID id, long expected, Actor actor) {
        var plan = Revisions.require(plans.requireOwn(id, actor), expected);
        plan.status().moveTo(PlanStatus.ISSUED);
        var other = plans.overlapping(plan);
        if (other != null) {
            throw ProblemException.conflict(
                    "plan-overlaps", other.documentNumber(), years(other), plan.documentNumber(), years(plan));
        }
        move(plan, PlanStatus.ISSUED, new Amendment(plan.documentNumber(), null, plan.issuedOn()), actor);
        followers.fire(new PlanIssued(plan, actor));
        return plan;
    }

    /** @param by what ends it: its successor, or the evaluation */
    @Transactional
    Plan close(UUID id, long expected, Amendment by, Actor actor) {
        var plan = Revisions.require(plans.requireOwn(id, actor), expected);
        if (by.validFrom().isBefore(plan.issuedOn())) {
            throw ProblemException.invalid("/validFrom", "before-issue", plan.issuedOn());
        }
        return move(plan, PlanStatus.CLOSED, by, actor);
    }

    @Transactional
    Plan withdraw(UUID id, long expected, Actor actor) {
        var plan = Revisions.require(plans.requireOwn(id, actor), expected);
        return move(plan, PlanStatus.WITHDRAWN, new Amendment(plan.documentNumber(), null, plan.issuedOn()), actor);
    }

    private Plan move(Plan plan, PlanStatus to, Amendment by, Actor actor) {
        var before = plan.state();
        revisions.add(plan.move(to), by, before, actor);
        return plan;
    }

    private static String years(Plan plan) {
        return plan.firstYear() + "–" + plan.lastYear();
    }
}
