package org.tuoyu.targets.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What any unit can score, whatever it did. */
class ScoreTest {
    private static final Scheme SCHEME = new Scheme(
            "test",
            2023,
            new Scheme.Points(60, 20, 20),
            new Scheme.Points(40, 40, 20),
            new BigDecimal("0.5"),
            List.of(new Scheme.Grade("合格", "Pass", 60), new Scheme.Grade("不合格", "Fail", 0)));

    @Property
    void aScoreLiesBetweenNothingAndAHundredAndItsGradeIsTheHighestItReaches(
            @ForAll @Size(max = 4) List<@IntRange(max = 100) Integer> targets,
            @ForAll @Size(max = 4) List<@IntRange(max = 100) Integer> tasks) {
        var unit = unit("1", part(Part.Kind.TARGETS, 60, targets), part(Part.Kind.TASKS, 20, tasks));
        if (targets.isEmpty() && tasks.isEmpty()) {
            assertThat(unit.score()).isNull();
            assertThat(unit.grade()).isNull();
            return;
        }
        assertThat(unit.score()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(unit.grade().from() == 60).isEqualTo(unit.score().doubleValue() >= 60);
    }

    @Property
    void aPartWithNothingToMeasureNeitherHelpsNorHarms(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100) Integer> targets) {
        var alone = unit("1", part(Part.Kind.TARGETS, 60, targets));
        var beside = unit("1", part(Part.Kind.TARGETS, 60, targets), part(Part.Kind.ANSWERS, 20, List.of()));
        assertThat(beside.score()).isEqualByComparingTo(alone.score());
    }

    @Property
    void theOrderOfTheUnitsIsThatOfTheirScoresAndEqualsShareAPlace(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> shares) {
        var units = new ArrayList<Evaluation.Unit>();
        for (int i = 0; i < shares.size(); i++) {
            units.add(unit("" + i, part(Part.Kind.TARGETS, 60, List.of(shares.get(i) * 20))));
        }
        units.add(unit("9", part(Part.Kind.TARGETS, 60, List.of())));
        Collections.shuffle(units);
        var ranked = Evaluation.ranked(units);
        assertThat(ranked.get(shares.size()).place()).isNull();
        for (var one : ranked.subList(0, shares.size())) {
            var better = ranked.stream()
                    .filter(other -> other.score() != null && other.score().compareTo(one.score()) > 0)
                    .count();
            assertThat(one.place()).isEqualTo((int) better + 1);
        }
    }

    @Example
    void anAnswerLateCountsHalfAndNoneNothing() {
        var part = Part.of(
                Part.Kind.ANSWERS,
                20,
                List.of(
                        new Part.Line("three in time", BigDecimal.ONE, 3),
                        new Part.Line("one not", BigDecimal.ZERO, 1)));
        assertThat(part.share()).isEqualByComparingTo("0.75");
        assertThat(part.score()).isEqualByComparingTo("15");
    }

    private static Part part(Part.Kind kind, int points, List<Integer> percents) {
        return Part.of(
                kind,
                points,
                percents.stream()
                        .map(one -> new Part.Line("x", BigDecimal.valueOf(one, 2), 1))
                        .toList());
    }

    private static Evaluation.Unit unit(String region, Part... parts) {
        return Evaluation.Unit.of(region, "town", region, List.of(parts), SCHEME);
    }
}
