package org.tuoyu.institutions.filing;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Predicate;
import org.tuoyu.platform.calendar.WorkingDays;

/**
 * A clock of a filing: since when it runs, when it stood still, until when.
 *
 * @param pausedOn days on which it was stopped; those after them do not count
 * @param resumedOn for each stop but perhaps the last, the last day that does not count
 * @param endedOn null while it runs
 * @param due null while it stands still
 * @param provisional the working days of a year it reaches into are not known yet
 */
@Embeddable
record ClockRun(
        String code,
        LocalDate startedOn,
        LocalDate[] pausedOn,
        LocalDate[] resumedOn,
        LocalDate endedOn,
        LocalDate due,
        boolean provisional) {

    static ClockRun started(FilingProcedure.Clock clock, LocalDate day, WorkingDays workingDays) {
        return new ClockRun(clock.code(), day, new LocalDate[0], new LocalDate[0], null, null, false)
                .counted(clock, workingDays);
    }

    boolean isRunning() {
        return endedOn == null && !isPaused();
    }

    boolean isPaused() {
        return endedOn == null && pausedOn.length > resumedOn.length;
    }

    ClockRun paused(LocalDate day) {
        return new ClockRun(code, startedOn, with(pausedOn, day), resumedOn, null, null, false);
    }

    ClockRun resumed(LocalDate day) {
        return new ClockRun(code, startedOn, pausedOn, with(resumedOn, day), null, null, false);
    }

    /** What ends while it stands still stood still until then. */
    ClockRun ended(LocalDate day) {
        var resumed = isPaused() ? with(resumedOn, day) : resumedOn;
        return new ClockRun(code, startedOn, pausedOn, resumed, day, due, provisional);
    }

    /** With its due day by these working days. */
    ClockRun counted(FilingProcedure.Clock clock, WorkingDays workingDays) {
        if (!isRunning()) return this;
        var deadline = workingDays.deadline(startedOn, clock.workingDays(), standsStill());
        return new ClockRun(code, startedOn, pausedOn, resumedOn, null, deadline.day(), deadline.provisional());
    }

    Predicate<LocalDate> standsStill() {
        return day -> {
            for (int i = 0; i < pausedOn.length; i++) {
                if (day.isAfter(pausedOn[i]) && (i >= resumedOn.length || !day.isAfter(resumedOn[i]))) return true;
            }
            return false;
        };
    }

    private static LocalDate[] with(LocalDate[] days, LocalDate day) {
        var more = Arrays.copyOf(days, days.length + 1);
        more[days.length] = day;
        return more;
    }
}
