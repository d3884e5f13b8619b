package org.tuoyu.targets.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.targets.plan.Clause;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;

/** Sets a milestone of a clause: its units get the duty to report. */
@ApplicationScoped
class SetMilestone {
    private final Milestones milestones;
    private final Duties duties;
    private final Plans plans;
    private final Regions regions;
    private final Outbox outbox;

    @ApplicationScoped
    static class Milestones implements PanacheRepositoryBase<Milestone, UUID> {}

    SetMilestone(Milestones milestones, Duties duties, Plans plans, Regions regions, Outbox outbox) {
        this.milestones = milestones;
        this.duties = duties;
        this.plans = plans;
        this.regions = regions;
        this.outbox = outbox;
    }

    @Transactional
    MilestoneState set(UUID planId, String number, String title, LocalDate dueDay, Set<Duty.Role> roles, Actor actor) {
        var plan = plans.requireOwn(planId, actor);
        var clause =
                plan.clause(number).orElseThrow(() -> ProblemException.invalid("/clause", "clause-unknown", number));
        var milestone = new Milestone(plan.id(), plan.regionCode(), number, title, dueDay);
        var all = duties(milestone, plan, clause, roles);
        if (all.isEmpty()) throw ProblemException.invalid("/reporters", "nobody-reports", number);
        milestones.persist(milestone);
        duties.persist(all);
        var state = milestone.state(reporters(all));
        outbox.publish(actor, state, null);
        return state;
    }

    private List<Duty> duties(Milestone milestone, Plan plan, Clause clause, Set<Duty.Role> roles) {
        var all = new ArrayList<Duty>();
        if (roles.contains(Duty.Role.LEAD) && clause.lead() != null) {
            all.add(new Duty(milestone, plan.regionCode(), clause.lead(), Duty.Role.LEAD));
        }
        if (roles.contains(Duty.Role.COOPERATING)) {
            for (var department : clause.cooperating()) {
                all.add(new Duty(milestone, plan.regionCode(), department, Duty.Role.COOPERATING));
            }
        }
        if (roles.contains(Duty.Role.TOWN) && clause.towns()) {
            for (var town : regions.directlyBelow(plan.regionCode(), milestone.dueDay())) {
                all.add(new Duty(milestone, town.code(), Duty.TOWN, Duty.Role.TOWN));
            }
        }
        return all;
    }

    @Transactional
    MilestoneState withdraw(UUID id, long expected, Actor actor) {
        var milestone = milestones
                .find("id = ?1 AND regionCode LIKE ?2", id, actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("milestone", id));
        Revisions.require(milestone, expected);
        if (milestone.isWithdrawn()) throw ProblemException.conflict("milestone-withdrawn", milestone.title());
        var reporters = reporters(duties.of(milestone));
        var before = milestone.state(reporters);
        milestone.withdraw();
        var state = milestone.state(reporters);
        outbox.publish(actor, state, before);
        return state;
    }

    private static List<String> reporters(List<Duty> duties) {
        return duties.stream()
                .map(duty -> duty.regionCode() + "/" + duty.department())
                .toList();
    }
}
