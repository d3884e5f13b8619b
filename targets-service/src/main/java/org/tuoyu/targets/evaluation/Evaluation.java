package org.tuoyu.targets.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What the departments and towns of a plan score in a year.
 *
 * @param asOf the day of the figures: 31 December, or today while the year runs
 * @param schemeRevision 0 for the default
 * @param departments with {@code towns}: the best first
 */
public record Evaluation(
        UUID planId,
        int year,
        LocalDate asOf,
        long schemeRevision,
        Scheme scheme,
        List<Unit> departments,
        List<Unit> towns) {

    /**
     * @param department {@code town} for a town
     * @param place 1 is the best; those with the same score share one; null while nothing was measured
     * @param score of 100: what the measured parts brought of what they could have brought, two decimals
     * @param grade null while nothing was measured
     */
    public record Unit(
            String regionCode,
            String department,
            String name,
            Integer place,
            BigDecimal score,
            Scheme.Grade grade,
            List<Part> parts) {

        static Unit of(String regionCode, String department, String name, List<Part> parts, Scheme scheme) {
            var score = ofMeasured(parts);
            return new Unit(regionCode, department, name, null, score, scheme.grade(score), parts);
        }

        private static BigDecimal ofMeasured(List<Part> parts) {
            var measured = parts.stream().filter(Part::isMeasured).toList();
            int points = measured.stream().mapToInt(Part::points).sum();
            if (points == 0) return null;
            return measured.stream()
                    .map(part -> part.share().multiply(BigDecimal.valueOf(part.points())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf(points), 2, RoundingMode.HALF_UP);
        }

        private Unit at(Integer place) {
            return new Unit(regionCode, department, name, place, score, grade, parts);
        }
    }

    /** In the order of their scores, those not measured last. */
    static List<Unit> ranked(List<Unit> units) {
        var ordered = units.stream()
                .sorted(Comparator.comparing(Unit::score, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Unit::regionCode)
                        .thenComparing(Unit::department))
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> {
                    var unit = ordered.get(i);
                    if (unit.score() == null) return unit;
                    int first = IntStream.rangeClosed(0, i)
                            .filter(n -> ordered.get(n).score().compareTo(unit.score()) == 0)
                            .findFirst()
                            .orElse(i);
                    return unit.at(first + 1);
                })
                .toList();
    }
}
