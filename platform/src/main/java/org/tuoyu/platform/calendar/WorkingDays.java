package org.tuoyu.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Working days by the State Council's yearly notice: its days off, its make-up working weekends, otherwise Monday to
 * Friday.
 *
 * @param off days without work, by notice
 * @param worked Saturdays and Sundays with work, by notice
 * @param knownYears the years for which a notice is loaded; a deadline that reaches into another is provisional
 */
public record WorkingDays(Set<LocalDate> off, Set<LocalDate> worked, Set<Year> knownYears) {

    /**
     * A due day.
     *
     * @param provisional the notice of a year it reaches into is not known yet: Mondays to Fridays were counted
     */
    public record Deadline(LocalDate day, boolean provisional) {}

    public boolean isWorkingDay(LocalDate day) {
        if (off.contains(day)) return false;
        if (worked.contains(day)) return true;
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day on which {@code count} working days have passed, counted from the day after {@code start}. */
    public Deadline deadline(LocalDate start, int count) {
        var counted = counted(start, count);
        var day = counted.isEmpty() ? start : counted.get(counted.size() - 1);
        var provisional =
                start.datesUntil(day.plusDays(1)).map(Year::from).distinct().anyMatch(y -> !knownYears.contains(y));
        return new Deadline(day, provisional);
    }

    /** The working days that make up the deadline, in order: what a due date is explained with. */
    public List<LocalDate> counted(LocalDate start, int count) {
        if (count < 0)
            throw new IllegalArgumentException("A deadline has no negative number of working days: " + count);
        var days = new ArrayList<LocalDate>();
        for (var day = start.plusDays(1); days.size() < count; day = day.plusDays(1)) {
            if (isWorkingDay(day)) days.add(day);
        }
        return days;
    }

    /** Working days after {@code start} up to and including {@code end}; 0 when end is not after start. */
    public int between(LocalDate start, LocalDate end) {
        if (!end.isAfter(start)) return 0;
        return (int) start.plusDays(1)
                .datesUntil(end.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}
