package org.tuoyu.inspections.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * What a programme wants at an institution.
 *
 * @param done when it was done last; null never
 * @param dueDay last day on which it is done in time
 * @param missed periods that went by without it
 * @param visitId of a visit that is planned for it; null while none is
 */
public record Due(
        String uscc,
        String institutionName,
        String regionCode,
        String programme,
        String nameZh,
        String nameEn,
        LocalDate done,
        LocalDate dueDay,
        State state,
        int missed,
        UUID visitId) {

    public enum State {
        /** Nothing to do before the next period. */
        DONE,
        DUE,
        OVERDUE
    }

    /** When something is to be done, and how late that is. */
    record Term(LocalDate dueDay, State state, int missed) {}

    /** Plans are made by the month. */
    private static final int AHEAD_DAYS = 31;

    /**
     * By periods: each wants it once, the one in which an institution begins does not.
     *
     * @param starts of the periods, and where the last one ends
     * @param since when the institution began
     * @param done last; null never
     * @return null where nothing is wanted any more
     */
    static Term byPeriods(List<LocalDate> starts, LocalDate since, LocalDate done, LocalDate today) {
        int next = 0;
        while (next < starts.size()
                && (starts.get(next).isBefore(since)
                        || (done != null && !starts.get(next).isAfter(done)))) next++;
        if (next + 1 >= starts.size()) return null;
        var dueDay = starts.get(next + 1).minusDays(1);
        if (starts.get(next).isAfter(today)) return new Term(dueDay, State.DONE, 0);
        int missed = 0;
        for (int i = next + 1; i < starts.size() && !starts.get(i).isAfter(today); i++) missed++;
        return new Term(dueDay, missed > 0 ? State.OVERDUE : State.DUE, missed);
    }

    /**
     * By the grade: so many days after the last time, or after the institution or the programme began.
     *
     * @param done last; null never
     */
    static Term byGrade(int everyDays, LocalDate from, LocalDate since, LocalDate done, LocalDate today) {
        var begun = since.isAfter(from) ? since : from;
        var last = done != null && done.isAfter(begun) ? done : begun;
        var dueDay = last.plusDays(everyDays);
        if (dueDay.isBefore(today)) {
            return new Term(dueDay, State.OVERDUE, (int) (ChronoUnit.DAYS.between(last, today) / everyDays));
        }
        return new Term(dueDay, dueDay.isAfter(today.plusDays(AHEAD_DAYS)) ? State.DONE : State.DUE, 0);
    }
}
