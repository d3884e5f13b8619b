package org.tuoyu.inspections.planning;

import ai.timefold.solver.core.api.score.analysis.ConstraintAnalysis;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Solves what was asked for, one after the other; one that stops in the middle is taken up again by whoever is there. */
@ApplicationScoped
class SolveSchedules {
    private static final RuleKind KIND = new RuleKind("planning", PlanningRules.class);
    private static final Logger LOG = Logger.getLogger(SolveSchedules.class);
    private final Schedules schedules;
    private final PlanProblem planProblem;
    private final RuleSets ruleSets;
    private final SolverFactory<VisitPlan> solver;

    /**
     * @param longest that a better plan is looked for
     * @param unimproved without finding one
     */
    SolveSchedules(
            Schedules schedules,
            PlanProblem planProblem,
            RuleSets ruleSets,
            @ConfigProperty(name = "tuoyu.planning.longest", defaultValue = "PT40S") Duration longest,
            @ConfigProperty(name = "tuoyu.planning.unimproved", defaultValue = "PT10S") Duration unimproved) {
        this.schedules = schedules;
        this.planProblem = planProblem;
        this.ruleSets = ruleSets;
        this.solver =
                VisitPlan.solver(new TerminationConfig().withSpentLimit(longest).withUnimprovedSpentLimit(unimproved));
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        for (var next = schedules.take(); next.isPresent(); next = schedules.take()) {
            solve(next.get());
        }
    }

    private void solve(Schedule schedule) {
        try {
            var problem = planProblem.load(schedule.regionCode(), schedule.firstDay(), schedule.lastDay());
            var rules = QuarkusTransaction.requiringNew().call(() -> rules(schedule.regionCode(), schedule.firstDay()));
            var plan = new VisitPlan(problem.visits(), rules).begun();
            var solved =
                    problem.visits().isEmpty() ? plan : solver.buildSolver().solve(plan);
            var proposed = solved.visits().stream()
                    .map(visit -> proposed(visit, problem))
                    .toList();
            schedules.propose(schedule.id(), proposed, problem.visits().isEmpty() ? List.of() : explain(solved));
        } catch (ProblemException e) {
            schedules.fail(
                    schedule.id(),
                    e.violations().isEmpty() ? e.code() : e.violations().get(0).code());
        } catch (RuntimeException e) { // one that fails holds up no other
            LOG.errorf(e, "Schedule %s could not be solved", schedule.id());
            schedules.fail(schedule.id(), "failed");
        }
    }

    private PlanningRules rules(String region, LocalDate day) {
        return ruleSets.inForce(KIND, PlanningRules.class, region, day).content();
    }

    private static Proposed proposed(PlannedVisit visit, PlanProblem.Problem problem) {
        if (visit.isPlanned()) {
            return new Proposed(visit.id(), visit.slot().account(), visit.slot().day(), null);
        }
        var why = problem.why().getOrDefault(visit.id(), Unplanned.NO_ROOM);
        return new Proposed(visit.id(), null, null, why);
    }

    private List<Weighed> explain(VisitPlan plan) {
        return SolutionManager.<VisitPlan, HardMediumSoftLongScore>create(solver)
                .analyze(plan)
                .constraintAnalyses()
                .stream()
                .sorted(Comparator.comparing(one -> one.constraintRef().constraintName()))
                .map(SolveSchedules::weighed)
                .toList();
    }

    private static Weighed weighed(ConstraintAnalysis<HardMediumSoftLongScore> part) {
        return new Weighed(
                part.constraintRef().constraintName(),
                all(part.weight()),
                -all(part.score()),
                part.matches().size());
    }

    /** A part weighs on one level only. */
    private static long all(HardMediumSoftLongScore score) {
        return score.hardScore() + score.mediumScore() + score.softScore();
    }
}
