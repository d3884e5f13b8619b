package org.tuoyu.targets.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One part of a unit's score.
 *
 * @param points that it can bring
 * @param share of them that it brought, from 0 to 1: the mean of its lines by their weight; null when there is none
 * @param score points × share; null when nothing was measured
 */
public record Part(Kind kind, int points, BigDecimal share, BigDecimal score, List<Line> lines) {
    public enum Kind {
        TARGETS,
        TASKS,
        ANSWERS
    }

    /**
     * Why.
     *
     * @param text in the caller's language
     * @param share from 0 to 1
     * @param weight against the other lines of the part
     */
    public record Line(String text, BigDecimal share, int weight) {}

    static Part of(Kind kind, int points, List<Line> lines) {
        long weight = lines.stream().mapToLong(Line::weight).sum();
        if (weight == 0) return new Part(kind, points, null, null, lines);
        var sum = lines.stream()
                .map(line -> line.share().multiply(BigDecimal.valueOf(line.weight())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var share = sum.divide(BigDecimal.valueOf(weight), 4, RoundingMode.HALF_UP);
        var score = share.multiply(BigDecimal.valueOf(points)).setScale(2, RoundingMode.HALF_UP);
        return new Part(kind, points, share, score, lines);
    }

    boolean isMeasured() {
        return share != null && points > 0;
    }
}
