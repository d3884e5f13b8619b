package org.tuoyu.targets.evaluation;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.indicator.Indicators;
import org.tuoyu.targets.indicator.ReadIndicators;
import org.tuoyu.targets.plan.Department;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;
import org.tuoyu.targets.task.ReadTasks;

/** Evaluates the units of a plan for a year. A town is told its own score and place, not those of the others. */
@ApplicationScoped
public class Evaluate {
    private static final String TOWN = "town";

    private final Plans plans;
    private final KeepScheme keepScheme;
    private final KnownAnswers knownAnswers;
    private final ReadBoard readBoard;
    private final ReadIndicators readIndicators;
    private final ReadTasks readTasks;
    private final Regions regions;
    private final Clock clock;

    /** All that is looked at, once for all units. */
    private record Facts(
            Scheme scheme,
            Lines lines,
            Board board,
            Indicators indicators,
            Map<String, List<ReadTasks.Due>> duties,
            Map<String, List<KnownAnswers.Answers>> answers) {}

    Evaluate(
            Plans plans,
            KeepScheme keepScheme,
            KnownAnswers knownAnswers,
            ReadBoard readBoard,
            ReadIndicators readIndicators,
            ReadTasks readTasks,
            Regions regions,
            Clock clock) {
        this.plans = plans;
        this.keepScheme = keepScheme;
        this.knownAnswers = knownAnswers;
        this.readBoard = readBoard;
        this.readIndicators = readIndicators;
        this.readTasks = readTasks;
        this.regions = regions;
        this.clock = clock;
    }

    /** @param year null for the running one, within the plan's */
    @Transactional
    public Evaluation of(UUID planId, Integer year, Actor actor, Texts texts) {
        var plan = plans.requireVisible(planId, actor);
        int asked = year == null ? running(plan) : year;
        if (!plan.hasYear(asked)) {
            throw ProblemException.invalid(
                    "year", "year-outside-plan", text(asked), text(plan.firstYear()), text(plan.lastYear()));
        }
        var board = readBoard.of(ReadBoard.Question.of(plan.regionCode(), asked), RegionScope.of(plan.regionCode()));
        if (board.plan() == null || !board.plan().planId().equals(planId)) {
            throw ProblemException.conflict("plan-does-not-govern", plan.documentNumber(), text(asked));
        }
        var successors = regions.successors(plan.regionCode(), board.cut());
        var kept = keepScheme.of(planId, asked);
        var facts = new Facts(
                kept.scheme(),
                new Lines(texts, kept.scheme().lateShare()),
                board,
                readIndicators.of(board, texts),
                readTasks.due(plan, asked).stream()
                        .collect(groupingBy(one -> whose(one.regionCode(), one.department(), successors))),
                knownAnswers.of(planId, asked).stream()
                        .collect(groupingBy(one -> whose(one.regionCode(), one.department(), successors))));
        var departments = Evaluation.ranked(plan.departments().stream()
                .map(one -> department(plan, one, facts))
                .toList());
        var towns = Evaluation.ranked(
                board.below().stream().map(row -> town(row, facts)).toList());
        var seesAll = actor.scope().covers(plan.regionCode());
        return new Evaluation(
                planId,
                board.year(),
                board.asOf(),
                kept.revision(),
                kept.scheme(),
                seesAll ? departments : List.of(),
                seesAll
                        ? towns
                        : towns.stream()
                                .filter(one -> actor.scope().covers(one.regionCode()))
                                .toList());
    }

    private int running(Plan plan) {
        return Math.max(plan.firstYear(), Math.min(LocalDate.now(clock).getYear(), plan.lastYear()));
    }

    /** What a town did that has gone on as another is that one's. */
    private static String whose(String region, String department, Map<String, String> successors) {
        return successors.getOrDefault(region, region) + "/" + department;
    }

    private static String text(int year) {
        return Integer.toString(year);
    }

    private static Evaluation.Unit department(Plan plan, Department one, Facts facts) {
        var targets = facts.indicators().indicators().stream()
                .filter(row -> one.code().equals(row.indicator().responsible()))
                .filter(row -> row.own().target() != null)
                .map(row -> facts.lines().target(row.indicator(), row.own()))
                .toList();
        return unit(plan.regionCode(), one.code(), one.name(), facts.scheme().departments(), targets, facts);
    }

    private static Evaluation.Unit town(Board.Row row, Facts facts) {
        var targets = new ArrayList<Part.Line>();
        for (var indicator : facts.indicators().indicators()) {
            indicator.below().stream()
                    .filter(one -> one.regionCode().equals(row.regionCode()) && one.target() != null)
                    .map(one -> facts.lines().target(indicator.indicator(), one))
                    .forEach(targets::add);
        }
        return unit(row.regionCode(), TOWN, row.regionName(), facts.scheme().towns(), targets, facts);
    }

    private static Evaluation.Unit unit(
            String region, String department, String name, Scheme.Points points, List<Part.Line> targets, Facts facts) {
        var unit = region + "/" + department;
        var tasks = facts.duties().getOrDefault(unit, List.of()).stream()
                .map(facts.lines()::task)
                .toList();
        var answers = facts.answers().getOrDefault(unit, List.of()).stream()
                .map(facts.lines()::answers)
                .toList();
        return Evaluation.Unit.of(
                region,
                department,
                name,
                List.of(
                        Part.of(Part.Kind.TARGETS, points.targets(), targets),
                        Part.of(Part.Kind.TASKS, points.tasks(), tasks),
                        Part.of(Part.Kind.ANSWERS, points.answers(), answers)),
                facts.scheme());
    }
}
