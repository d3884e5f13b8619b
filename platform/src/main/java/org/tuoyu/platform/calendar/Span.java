package org.tuoyu.platform.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How long a clock runs. */
public record Span(@Min(0) @Max(1000) int amount, @NotNull Unit unit) {
    /** What is counted. */
    public enum Unit {
        /** Whole days, counted from the day after; the clock ends with the last of them. */
        WORKING_DAYS,
        /** Hours of office time. */
        WORKING_HOURS,
        /** Around the clock. */
        HOURS
    }

    public static Span workingDays(int days) {
        return new Span(days, Unit.WORKING_DAYS);
    }
}
