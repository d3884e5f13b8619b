package org.tuoyu.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Working days by the State Council's yearly notice: its days off, its make-up working weekends, otherwise Monday to
 * Friday.
 *
 * @param off days without work, by notice, and the holiday for which they are off
 * @param worked Saturdays and Sundays with work, by notice
 * @param knownYears the years for which a notice is loaded; a deadline that reaches into another is provisional
 */
public record WorkingDays(Map<LocalDate, String> off, Set<LocalDate> worked, Set<Year> knownYears) {

    /** Days until a deadline, at most: ten years. */
    private static final int LONGEST = 3660;

    /** 1970-01-05 as an epoch day. */
    private static final int FIRST_MONDAY = 4;

    /**
     * A due day.
     *
     * @param provisional the notice of a year it reaches into is not known yet: Mondays to Fridays were counted
     */
    public record Deadline(LocalDate day, boolean provisional) {}

    /** Why a day counts, or does not. */
    public enum Why {
        WORKING_DAY,
        MAKE_UP_DAY,
        WEEKEND,
        HOLIDAY,
        /** The clock stood still. */
        PAUSED
    }

    /**
     * A day on the way to a deadline.
     *
     * @param holiday the one that it is off for; null for others
     * @param provisional the notice of its year is not known yet
     */
    public record Day(LocalDate day, boolean counts, Why why, String holiday, boolean provisional) {}

    public boolean isWorkingDay(LocalDate day) {
        return counts(why(day));
    }

    /** The day on which {@code count} working days have passed, counted from the day after {@code start}. */
    public Deadline deadline(LocalDate start, int count) {
        return deadline(start, count, day -> false);
    }

    /** @param standsStill days that do not count whatever they are */
    public Deadline deadline(LocalDate start, int count, Predicate<LocalDate> standsStill) {
        var days = explain(start, count, standsStill);
        var provisional =
                !knownYears.contains(Year.from(start)) || days.stream().anyMatch(Day::provisional);
        return new Deadline(days.isEmpty() ? start : days.get(days.size() - 1).day(), provisional);
    }

    /** Every day after {@code start} up to the due day, in order: what a due day is explained with. */
    public List<Day> explain(LocalDate start, int count, Predicate<LocalDate> standsStill) {
        if (count < 0)
            throw new IllegalArgumentException("A deadline has no negative number of working days: " + count);
        var days = new ArrayList<Day>();
        int counted = 0;
        for (var day = start.plusDays(1); counted < count; day = day.plusDays(1)) {
            if (days.size() > LONGEST) throw new IllegalStateException("A clock that stands still has no deadline");
            var why = standsStill.test(day) ? Why.PAUSED : why(day);
            days.add(new Day(day, counts(why), why, off.get(day), !knownYears.contains(Year.from(day))));
            if (counts(why)) counted++;
        }
        return days;
    }

    /** Working days after {@code start} up to and including {@code end}; 0 when end is not after start. */
    public int between(LocalDate start, LocalDate end) {
        if (!end.isAfter(start)) return 0;
        Predicate<LocalDate> within = day -> day.isAfter(start) && !day.isAfter(end);
        var days = weekdaysUntil(end) - weekdaysUntil(start);
        days -= off.keySet().stream()
                .filter(within)
                .filter(day -> !isWeekend(day))
                .count();
        days += worked.stream()
                .filter(within)
                .filter(day -> isWeekend(day) && !off.containsKey(day))
                .count();
        return (int) days;
    }

    /** Mondays to Fridays from 1970-01-05, a Monday, up to and including the day. */
    private static long weekdaysUntil(LocalDate day) {
        var days = day.toEpochDay() - FIRST_MONDAY;
        return Math.floorDiv(days, 7) * 5 + Math.min(Math.floorMod(days, 7) + 1, 5);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private Why why(LocalDate day) {
        if (off.containsKey(day)) return Why.HOLIDAY;
        if (worked.contains(day)) return Why.MAKE_UP_DAY;
        return isWeekend(day) ? Why.WEEKEND : Why.WORKING_DAY;
    }

    private static boolean counts(Why why) {
        return why == Why.WORKING_DAY || why == Why.MAKE_UP_DAY;
    }
}
