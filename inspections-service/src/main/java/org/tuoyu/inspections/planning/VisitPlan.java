package org.tuoyu.inspections.planning;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All visits of a plan; its score is first what must not be, then what is not planned, then what weighs. */
@PlanningSolution
public class VisitPlan {
    @PlanningEntityCollectionProperty
    private List<PlannedVisit> visits;

    private ConstraintWeightOverrides<HardMediumSoftLongScore> weights;

    @PlanningScore
    private HardMediumSoftLongScore score;

    /** For the solver. */
    public VisitPlan() {}

    VisitPlan(List<PlannedVisit> visits, PlanningRules rules) {
        this.visits = visits;
        this.weights = ConstraintWeightOverrides.of(Map.of(
                PlanConstraints.LATE, HardMediumSoftLongScore.ofSoft(rules.late()),
                PlanConstraints.JOINT, HardMediumSoftLongScore.ofSoft(rules.joint()),
                PlanConstraints.FAIR, HardMediumSoftLongScore.ofSoft(rules.fair()),
                PlanConstraints.TRAVEL, HardMediumSoftLongScore.ofSoft(rules.travel()),
                PlanConstraints.MOVED, HardMediumSoftLongScore.ofSoft(rules.moved())));
    }

    /**
     * What a person would do with a list: who was planned stays as far as there is room, and the visit that is due first
     * goes on the first day with room, to whoever has the fewest. The solver goes on from there, so it never plans fewer,
     * and, beyond what is pinned, never more a day than an inspector makes, however little time it has.
     */
    VisitPlan begun() {
        var used = new HashMap<Slot, Integer>();
        var each = new HashMap<String, Integer>();
        visits.stream()
                .filter(PlannedVisit::isPlanned)
                .sorted(Comparator.comparing(PlannedVisit::isPinned).reversed().thenComparing(PlannedVisit::dueDay))
                .forEach(visit -> {
                    if (visit.isPinned() || hasRoom(visit.slot(), used)) count(visit.slot(), used, each);
                    else visit.put(null);
                });
        visits.stream()
                .filter(visit -> !visit.isPlanned())
                .sorted(Comparator.comparing(PlannedVisit::dueDay)
                        .thenComparing(visit -> visit.getAllowed().size()))
                .forEach(visit -> visit.getAllowed().stream()
                        .filter(slot -> hasRoom(slot, used))
                        .min(Comparator.comparing(Slot::day)
                                .thenComparing(slot -> each.getOrDefault(slot.account(), 0)))
                        .ifPresent(slot -> {
                            visit.put(slot);
                            count(slot, used, each);
                        }));
        return this;
    }

    private static boolean hasRoom(Slot slot, Map<Slot, Integer> used) {
        return used.getOrDefault(slot, 0) < slot.visits();
    }

    private static void count(Slot slot, Map<Slot, Integer> used, Map<String, Integer> each) {
        used.merge(slot, 1, Integer::sum);
        each.merge(slot.account(), 1, Integer::sum);
    }

    List<PlannedVisit> visits() {
        return visits;
    }

    static SolverFactory<VisitPlan> solver(TerminationConfig termination) {
        return SolverFactory.create(new SolverConfig()
                .withSolutionClass(VisitPlan.class)
                .withEntityClasses(PlannedVisit.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withPhases(new LocalSearchPhaseConfig())
                .withTerminationConfig(termination));
    }
}
