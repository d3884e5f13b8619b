package org.tuoyu.inspections.planning;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
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

    List<PlannedVisit> visits() {
        return visits;
    }

    /** @param longest that it is looked for a better plan */
    static SolverFactory<VisitPlan> solver(Duration longest, Duration unimproved) {
        return SolverFactory.create(new SolverConfig()
                .withSolutionClass(VisitPlan.class)
                .withEntityClasses(PlannedVisit.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withTerminationSpentLimit(longest)
                .withTerminationUnimprovedSpentLimit(unimproved));
    }
}
