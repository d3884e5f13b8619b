package org.tuoyu.targets.forecast;

import java.time.LocalDate;
import java.util.List;
import org.tuoyu.targets.board.Board;

/**
 * Where a region and those one level below it are heading in a year.
 *
 * @param past of the region itself, by month, from the first year of the plan
 * @param promised of the region itself, by year
 */
public record Outlook(int year, LocalDate asOf, Row own, List<Row> below, List<Month> past, List<Promise> promised) {

    /** @param reason the standing in words, in the caller's language */
    public record Row(
            String regionCode,
            String regionName,
            Integer targetSlots,
            int filedSlots,
            Forecast forecast,
            String reason) {
        static Row of(Board.Row row, Forecast forecast, String reason) {
            return new Row(row.regionCode(), row.regionName(), row.targetSlots(), row.filedSlots(), forecast, reason);
        }
    }

    /** @param month its first day; the figures are those at its end, or on {@code asOf} */
    public record Month(LocalDate month, int filedSlots, int registeredSlots) {}

    public record Promise(int year, int slots) {}
}
