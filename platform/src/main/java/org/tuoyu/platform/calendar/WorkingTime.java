package org.tuoyu.platform.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;

/**
 * Office time: the hours of each working day.
 *
 * @param hours of a day, in order, not overlapping
 */
public record WorkingTime(WorkingDays days, List<Hours> hours, ZoneId zone) {
    /** Part of a working day, such as 08:30 to 12:00. */
    public record Hours(LocalTime from, LocalTime until) {}

    /** When a clock ends: not included. */
    public record End(Instant at, boolean provisional) {
        /** The last day of the clock. */
        public LocalDate dayIn(ZoneId zone) {
            return LocalDate.ofInstant(at.minusNanos(1), zone);
        }
    }

    public End after(Instant start, Span span) {
        return switch (span.unit()) {
            case WORKING_DAYS -> {
                var due = days.deadline(LocalDate.ofInstant(start, zone), span.amount());
                yield new End(endOf(due.day()), due.provisional());
            }
            case WORKING_HOURS -> plus(start, Duration.ofHours(span.amount()));
            case HOURS -> new End(start.plus(Duration.ofHours(span.amount())), false);
        };
    }

    /** When so much office time has passed. */
    public End plus(Instant start, Duration time) {
        var left = time;
        var provisional = false;
        for (var day = LocalDate.ofInstant(start, zone); ; day = day.plusDays(1)) {
            provisional |= !days.knownYears().contains(Year.from(day));
            if (!days.isWorkingDay(day)) continue;
            for (var part : hours) {
                var from = later(at(day, part.from()), start);
                var lasts = Duration.between(from, at(day, part.until()));
                if (lasts.isNegative() || lasts.isZero()) continue;
                if (lasts.compareTo(left) >= 0) return new End(from.plus(left), provisional);
                left = left.minus(lasts);
            }
        }
    }

    /** Office time from one moment to a later one. */
    public Duration between(Instant start, Instant end) {
        var sum = Duration.ZERO;
        for (var day = LocalDate.ofInstant(start, zone);
                !day.isAfter(LocalDate.ofInstant(end, zone));
                day = day.plusDays(1)) {
            if (!days.isWorkingDay(day)) continue;
            for (var part : hours) {
                var from = later(at(day, part.from()), start);
                var until = at(day, part.until());
                var lasts = Duration.between(from, until.isBefore(end) ? until : end);
                if (!lasts.isNegative()) sum = sum.plus(lasts);
            }
        }
        return sum;
    }

    /** Where a clock that stood still from {@code paused} on ends when it goes on at {@code resumed}. */
    public End resume(Instant end, Span.Unit unit, Instant paused, Instant resumed) {
        if (unit == Span.Unit.HOURS) return new End(end.plus(Duration.between(paused, resumed)), false);
        var left = between(paused, end);
        var moved = left.isZero() ? new End(resumed, false) : plus(resumed, left);
        return unit == Span.Unit.WORKING_DAYS
                ? new End(endOf(LocalDate.ofInstant(moved.at(), zone)), moved.provisional())
                : moved;
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
