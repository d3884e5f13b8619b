package org.tuoyu.targets.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Filed slots at the end of a year, from the pace of the months before and from the pipeline: what is registered and not
 * yet filed, and what is planned to open before.
 *
 * @param expectedSlots at the end of the year at the pace so far, and no fewer than with all that is registered filed;
 *     once the year is over, what there was
 * @param lowSlots with {@code highSlots} the range that four of five such years keep, by how much the months differ; it
 *     reaches up to where all that is registered and all that is planned is filed
 * @param monthlyPace filed slots more each month, on average over the last twelve whole months, or as many as there are
 * @param metOn the day on which the promise will be met at this pace; null when it is met, or never will be
 * @param pipelineSlots registered and not yet filed
 * @param plannedSlots to be opened before the end of the year; a plan only, so it is not expected
 */
public record Forecast(
        Standing standing,
        int expectedSlots,
        int lowSlots,
        int highSlots,
        BigDecimal monthlyPace,
        int pipelineSlots,
        int plannedSlots,
        LocalDate metOn) {
    private static final double DAYS_A_MONTH = 365.25 / 12;
    /** Of a normal distribution, four fifths lie within so many deviations. */
    private static final double FOUR_OF_FIVE = 1.2816;
    /** Beyond it a date means nothing. */
    private static final int FARTHEST_YEARS = 30;

    /**
     * @param day on which the figures are true
     * @param yearEnd 31 December of the promise's year
     * @param target null when nothing was promised
     * @param planned to be opened before the end of the year
     * @param months by how much the filed slots changed in each of the last whole months, oldest first; may be empty
     */
    static Forecast of(
            LocalDate day,
            LocalDate yearEnd,
            Integer target,
            int filed,
            int registered,
            int planned,
            List<Integer> months) {
        int pipeline = Math.max(0, registered - filed);
        double pace = months.stream().mapToInt(Integer::intValue).average().orElse(0);
        double left = Math.max(0, ChronoUnit.DAYS.between(day, yearEnd)) / DAYS_A_MONTH;
        double likely = filed + pace * left;
        double spread = FOUR_OF_FIVE * deviation(months, pace) * Math.sqrt(left);
        int allFiled = left > 0 ? filed + pipeline : filed;
        int allOpened = left > 0 ? allFiled + planned : filed;
        int expected = Math.max(whole(likely), allFiled);
        return new Forecast(
                standing(day, yearEnd, target, filed, expected),
                expected,
                Math.min(expected, whole(likely - spread)),
                Math.max(Math.max(expected, allOpened), whole(likely + spread)),
                BigDecimal.valueOf(pace).setScale(1, RoundingMode.HALF_UP),
                pipeline,
                left > 0 ? planned : 0,
                metOn(day, target, filed, pace));
    }

    private static Standing standing(LocalDate day, LocalDate yearEnd, Integer target, int filed, int expected) {
        if (target == null) return Standing.NO_PROMISE;
        if (!day.isBefore(yearEnd)) return filed >= target ? Standing.MET : Standing.MISSED;
        return filed >= target || expected >= target ? Standing.ON_COURSE : Standing.AT_RISK;
    }

    private static LocalDate metOn(LocalDate day, Integer target, int filed, double pace) {
        if (target == null || filed >= target || pace <= 0) return null;
        var days = Math.ceil((target - filed) / pace * DAYS_A_MONTH);
        return days > 365.25 * FARTHEST_YEARS ? null : day.plusDays((long) days);
    }

    private static double deviation(List<Integer> months, double mean) {
        if (months.size() < 2) return 0;
        double squares =
                months.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        return Math.sqrt(squares / (months.size() - 1));
    }

    private static int whole(double slots) {
        return (int) Math.max(0, Math.round(slots));
    }
}
