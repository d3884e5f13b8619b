package org.tuoyu.inspections.planning;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;

/** What a plan must not do, and what weighs in it. Who may make a visit when is no constraint: other days are not offered. */
public class PlanConstraints implements ConstraintProvider {
    static final String CAPACITY = "capacity";
    static final String UNPLANNED = "unplanned";
    static final String LATE = "late";
    static final String JOINT = "joint";
    static final String FAIR = "fair";
    static final String TRAVEL = "travel";
    static final String MOVED = "moved";
    private static final int METRES_A_KILOMETRE = 1000;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            noMoreVisitsADayThanAnInspectorMakes(factory),
            asManyAsPossibleArePlanned(factory),
            whatWasOverdueIsMadeSoon(factory),
            severalDepartmentsComeOnOneDay(factory),
            visitsAreSharedEvenly(factory),
            waysAreShort(factory),
            whatWasPlannedStays(factory)
        };
    }

    private static Constraint noMoreVisitsADayThanAnInspectorMakes(ConstraintFactory factory) {
        return factory.forEach(PlannedVisit.class)
                .groupBy(PlannedVisit::slot, count())
                .filter((slot, visits) -> visits > slot.visits())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (slot, visits) -> visits - slot.visits())
                .asConstraint(CAPACITY);
    }

    private static Constraint asManyAsPossibleArePlanned(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedVisit.class)
                .filter(visit -> !visit.isPlanned())
                .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, visit -> 1L)
                .asConstraint(UNPLANNED);
    }

    private static Constraint whatWasOverdueIsMadeSoon(ConstraintFactory factory) {
        return factory.forEach(PlannedVisit.class)
                .filter(visit -> visit.daysLate() > 0)
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, PlannedVisit::daysLate)
                .asConstraint(LATE);
    }

    private static Constraint severalDepartmentsComeOnOneDay(ConstraintFactory factory) {
        return factory.forEachUniquePair(PlannedVisit.class, Joiners.equal(PlannedVisit::uscc))
                .filter(PlannedVisit::isApartFrom)
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (one, other) -> 1L)
                .asConstraint(JOINT);
    }

    private static Constraint visitsAreSharedEvenly(ConstraintFactory factory) {
        return factory.forEach(PlannedVisit.class)
                .groupBy(visit -> visit.slot().account(), count())
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (account, visits) -> (long) visits * visits)
                .asConstraint(FAIR);
    }

    private static Constraint waysAreShort(ConstraintFactory factory) {
        return factory.forEach(PlannedVisit.class)
                .filter(visit -> visit.place() != null)
                .groupBy(PlannedVisit::slot, toList(PlannedVisit::place))
                .penalizeLong(
                        HardMediumSoftLongScore.ONE_SOFT,
                        (slot, places) -> Place.tour(slot.base(), places) / METRES_A_KILOMETRE)
                .asConstraint(TRAVEL);
    }

    private static Constraint whatWasPlannedStays(ConstraintFactory factory) {
        return factory.forEach(PlannedVisit.class)
                .filter(PlannedVisit::isMoved)
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, visit -> 1L)
                .asConstraint(MOVED);
    }
}
