package org.tuoyu.targets.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Clause;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;

/** Answers how far the tasks of a plan are, as far as the caller may see them. */
@ApplicationScoped
public class ReadTasks {
    private final Plans plans;
    private final Duties duties;
    private final Regions regions;
    private final WorkingDays workingDays;
    private final Clock clock;

    ReadTasks(Plans plans, Duties duties, Regions regions, WorkingDays workingDays, Clock clock) {
        this.plans = plans;
        this.duties = duties;
        this.regions = regions;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** @param department to see only clauses in which it has a part; null for all */
    @Transactional
    public Tasks of(UUID planId, String department, Actor actor) {
        var plan = plans.requireVisible(planId, actor);
        var byClause = duties.of(planId, actor.scope()).stream()
                .filter(duty -> department == null || duty.department().equals(department))
                .collect(Collectors.groupingBy(
                        duty -> duty.milestone().clause(), LinkedHashMap::new, Collectors.toList()));
        var names = names(plan);
        var tasks = plan.clauses().stream()
                .filter(clause -> department == null || hasPart(clause, department))
                .map(clause -> task(clause, byClause.getOrDefault(clause.number(), List.of()), names))
                .toList();
        var overdue = tasks.stream()
                .flatMap(task -> task.milestones().stream())
                .flatMap(milestone -> milestone.duties().stream())
                .filter(duty -> duty.workingDaysLate() > 0 && duty.reportedOn() == null)
                .count();
        return new Tasks(planId, (int) overdue, tasks);
    }

    /** A report that was due. */
    public record Due(
            String regionCode,
            String department,
            String clause,
            String title,
            LocalDate dueDay,
            LocalDate reportedOn,
            Came came) {}

    public enum Came {
        IN_TIME,
        LATE,
        /** Or was sent back. */
        NOT_YET
    }

    /** What all units of a plan had to report in a year, as far as its day is over or they have. */
    public List<Due> due(Plan plan, int year) {
        var today = LocalDate.now(clock);
        return duties.of(plan.id(), RegionScope.of(plan.regionCode())).stream()
                .map(Duty::state)
                .filter(one -> one.dueDay().getYear() == year)
                .filter(one -> one.dueDay().isBefore(today) || came(one) != Came.NOT_YET)
                .map(one -> new Due(
                        one.regionCode(),
                        one.department(),
                        one.clause(),
                        one.title(),
                        one.dueDay(),
                        one.reportedOn(),
                        came(one)))
                .toList();
    }

    private static Came came(DutyState duty) {
        return switch (duty.status()) {
            case OPEN, SENT_BACK -> Came.NOT_YET;
            case REPORTED, ACCEPTED -> duty.reportedOn().isAfter(duty.dueDay()) ? Came.LATE : Came.IN_TIME;
        };
    }

    DutyState one(UUID id, Actor actor) {
        return duties.required(id, actor).state();
    }

    private static boolean hasPart(Clause clause, String department) {
        return department.equals(clause.lead())
                || List.of(clause.cooperating()).contains(department)
                || (clause.towns() && department.equals(Duty.TOWN));
    }

    private Map<String, String> names(Plan plan) {
        var names = new LinkedHashMap<String, String>();
        plan.departments().forEach(one -> names.put(plan.regionCode() + "/" + one.code(), one.name()));
        regions.directlyBelow(plan.regionCode(), LocalDate.now(clock))
                .forEach(town -> names.put(town.code() + "/" + Duty.TOWN, town.name()));
        return names;
    }

    private Tasks.Task task(Clause clause, List<Duty> duties, Map<String, String> names) {
        var milestones = duties.stream()
                .collect(Collectors.groupingBy(Duty::milestone, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new Tasks.MilestoneView(
                        one.getKey().id(),
                        one.getKey().title(),
                        one.getKey().dueDay(),
                        one.getKey().revision(),
                        one.getValue().stream().map(duty -> view(duty, names)).toList()))
                .toList();
        return new Tasks.Task(
                clause.number(),
                clause.heading(),
                clause.lead(),
                List.of(clause.cooperating()),
                clause.towns(),
                milestones);
    }

    private Tasks.DutyView view(Duty duty, Map<String, String> names) {
        var state = duty.state();
        var due = duty.milestone().dueDay();
        var until = state.reportedOn() == null ? LocalDate.now(clock) : state.reportedOn();
        int late = workingDays.between(due, until);
        var provisional = late > 0
                && due.datesUntil(until.plusDays(1)).map(Year::from).distinct().anyMatch(year -> !workingDays
                        .knownYears()
                        .contains(year));
        return new Tasks.DutyView(
                state.dutyId(),
                duty.regionCode(),
                duty.department(),
                names.getOrDefault(duty.regionCode() + "/" + duty.department(), duty.regionCode()),
                duty.role(),
                state.status(),
                state.reportedOn(),
                late,
                provisional,
                state.note(),
                duty.revision());
    }
}
