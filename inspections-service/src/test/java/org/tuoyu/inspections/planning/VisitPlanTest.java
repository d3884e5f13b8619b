package org.tuoyu.inspections.planning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Plans keep what must be kept, whatever they are made of, and do what weighs. */
class VisitPlanTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Place BASE = new Place(122.08, 41.0);
    private static final PlanningRules WEIGHTS = new PlanningRules(20, 100, 2, 1, 50);

    /** Slots, capacities, what is allowed, planned before and pinned are left to chance. */
    @Property(tries = 15)
    void noPlanBreaksWhatMustBeKept(
            @ForAll long chance,
            @ForAll @IntRange(min = 1, max = 6) int inspectors,
            @ForAll @IntRange(max = 40) int many) {
        var random = new Random(chance);
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < inspectors; i++) slots.addAll(slots("甲" + i, 5, 1 + random.nextInt(3)));
        var pinnedSlots = slots.stream().filter(slot -> random.nextInt(8) == 0).toList();
        var visits = new ArrayList<PlannedVisit>();
        for (var slot : pinnedSlots)
            visits.add(new PlannedVisit(facts("p" + visits.size()), List.of(slot), slot, true));
        for (int i = 0; i < many; i++) {
            var allowed = slots.stream().filter(slot -> random.nextInt(3) > 0).toList();
            var former = allowed.isEmpty() || random.nextBoolean() ? null : allowed.get(random.nextInt(allowed.size()));
            visits.add(new PlannedVisit(facts("v" + i % 7), allowed, former, false));
        }
        if (visits.isEmpty()) return;
        var begun = new VisitPlan(visits, WEIGHTS).begun();
        mustBeKept(begun, visits, pinnedSlots);
        mustBeKept(solver().solve(begun), visits, pinnedSlots);
    }

    /** By what the solver begins with, too: it may have no time for more. */
    private static void mustBeKept(VisitPlan plan, List<PlannedVisit> visits, List<Slot> pinnedSlots) {
        var planned = plan.visits();
        assertThat(planned).hasSameSizeAs(visits);
        assertThat(planned).allSatisfy(visit -> {
            if (visit.isPlanned()) assertThat(visit.getAllowed()).contains(visit.slot());
        });
        assertThat(planned.stream()
                        .filter(PlannedVisit::isPinned)
                        .map(PlannedVisit::slot)
                        .toList())
                .isEqualTo(pinnedSlots);
        planned.stream()
                .filter(PlannedVisit::isPlanned)
                .collect(Collectors.groupingBy(PlannedVisit::slot, Collectors.counting()))
                .forEach((slot, count) -> assertThat(count).isLessThanOrEqualTo(slot.visits()));
    }

    @Test
    void whenADayHasLessRoomThanBeforeWhatIsPinnedStaysThenWhatIsDueFirst() {
        var day = slots("甲", 2, 1);
        var later = new PlannedVisit(due(MONDAY.plusDays(9)), day, day.get(0), false);
        var sooner = new PlannedVisit(due(MONDAY.plusDays(1)), day, day.get(0), false);
        new VisitPlan(List.of(later, sooner), WEIGHTS).begun();
        assertThat(sooner.slot()).isEqualTo(day.get(0));
        assertThat(later.slot()).isEqualTo(day.get(1));

        var pinned = List.of(
                new PlannedVisit(due(MONDAY), day, day.get(0), true),
                new PlannedVisit(due(MONDAY), day, day.get(0), true)); // two, where one is made
        var other = new PlannedVisit(due(MONDAY), day, day.get(0), false);
        new VisitPlan(List.of(other, pinned.get(0), pinned.get(1)), WEIGHTS).begun();
        assertThat(pinned).allMatch(visit -> visit.slot() == day.get(0));
        assertThat(other.slot()).isEqualTo(day.get(1));
    }

    @Test
    void whatCanBePlannedIsPlannedAndTheRestIsLeftOut() {
        var slots = slots("甲", 2, 2);
        var visits = List.of("1", "2", "3", "4", "5").stream()
                .map(one -> new PlannedVisit(facts(one), slots, null, false))
                .toList();
        assertThat(solve(visits).visits().stream().filter(PlannedVisit::isPlanned))
                .hasSize(4);
    }

    @Test
    void severalDepartmentsInspectAnInstitutionOnOneDay() {
        var visits = new ArrayList<PlannedVisit>();
        for (int i = 0; i < 5; i++) {
            visits.add(visit("机构" + i, "health", slots("甲", 5, 1)));
        }
        var fire = slots("乙", 5, 1);
        for (int i = 0; i < 5; i++) visits.add(visit("机构" + i, "fire-rescue", fire));
        var shared = slots("甲", 5, 1);
        var same = visits.stream()
                .map(one -> one.getAllowed() == fire ? one : visit(one.uscc(), "health", shared))
                .toList();
        var solved = solve(same).visits();
        for (int i = 0; i < 5; i++) {
            assertThat(solved.get(i).isApartFrom(solved.get(i + 5))).isFalse();
        }
    }

    @Test
    void visitsAreSharedEvenlyAmongThoseWhoCanMakeThem() {
        var all = new ArrayList<>(slots("甲", 5, 4));
        all.addAll(slots("乙", 5, 4));
        var visits = List.of("1", "2", "3", "4", "5", "6", "7", "8").stream()
                .map(one -> new PlannedVisit(facts(one), all, null, false))
                .toList();
        var each = solve(visits).visits().stream()
                .collect(Collectors.groupingBy(one -> one.slot().account(), Collectors.counting()));
        assertThat(each).containsEntry("甲", 4L).containsEntry("乙", 4L);
    }

    @Test
    void afterAChangeAsLittleAsPossibleMoves() {
        var ill = slots("甲", 5, 2);
        var there = slots("乙", 5, 2);
        var visits = new ArrayList<PlannedVisit>();
        for (int i = 0; i < 5; i++) visits.add(new PlannedVisit(facts("a" + i), there, there.get(i), false));
        visits.add(new PlannedVisit(facts("b"), there, null, false)); // 甲 was to make it on ill.get(0)
        assertThat(ill).isNotEmpty();
        var solved = solve(visits).visits();
        assertThat(solved).allMatch(PlannedVisit::isPlanned);
        assertThat(solved).noneMatch(PlannedVisit::isMoved);
    }

    private static VisitPlan solve(List<PlannedVisit> visits) {
        return solver().solve(new VisitPlan(visits, WEIGHTS).begun());
    }

    /** Ends by what it tried, not by the clock, so that a slow machine finds the same. */
    private static Solver<VisitPlan> solver() {
        return VisitPlan.solver(new TerminationConfig().withMoveCountLimit(20_000L))
                .buildSolver();
    }

    private static PlannedVisit visit(String uscc, String department, List<Slot> allowed) {
        return new PlannedVisit(
                new PlannedVisit.Facts(UUID.randomUUID(), uscc, department, MONDAY.plusDays(4), BASE),
                allowed,
                null,
                false);
    }

    private static PlannedVisit.Facts facts(String uscc) {
        return new PlannedVisit.Facts(UUID.randomUUID(), uscc, null, MONDAY.plusDays(4), BASE);
    }

    private static PlannedVisit.Facts due(LocalDate day) {
        return new PlannedVisit.Facts(UUID.randomUUID(), "机构", null, day, BASE);
    }

    private static List<Slot> slots(String account, int days, int visits) {
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < days; i++) slots.add(new Slot(account, MONDAY.plusDays(i), visits, BASE));
        return slots;
    }
}
