package org.tuoyu.targets.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.plan.Indicator;

/**
 * What a plan promised of each indicator for a region and a year, and what it comes to.
 *
 * @param knownOn as known at the end of this day; null for all that is known now
 * @param plan the nearest that covers the year; null when there is none, and then there are no indicators
 * @param statements in words, what the figures together say
 */
public record Indicators(
        int year, LocalDate knownOn, Board.PlanOfYear plan, List<Row> indicators, List<Statement> statements) {

    /**
     * @param own of the region itself
     * @param below of each region one level below that promised or reported something
     * @param byPopulation the rate by each figure of the population that is known, for rates per inhabitant
     */
    public record Row(Indicator indicator, Figure own, List<Figure> below, List<ByPopulation> byPopulation) {}

    /**
     * @param target null where nothing was promised
     * @param value null while nothing was reported; a rate is computed from its parts and rounded to three decimals
     * @param numerator parts of a rate, added over the same regions; null for others
     * @param met null without target or value
     * @param missing what is still missing, in the indicator's unit, or the numerator's for a rate; 0 when it is met; null
     *     when that cannot be said
     * @param reportedBy how many regions' reports it is made of
     */
    public record Figure(
            String regionCode,
            String regionName,
            BigDecimal target,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            Boolean met,
            BigDecimal missing,
            int reportedBy) {}

    public record ByPopulation(int year, long persons, String source, BigDecimal value) {}

    /** @param code stable; the text is in the caller's language */
    public record Statement(String code, String text) {}
}
