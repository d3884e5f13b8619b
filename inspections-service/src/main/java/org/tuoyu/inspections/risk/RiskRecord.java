package org.tuoyu.inspections.risk;

import java.time.LocalDate;
import java.util.List;
import org.tuoyu.inspections.finding.Finding;

/** What is on record of an institution, as far as it weighs. */
record RiskRecord(
        String uscc, String name, String regionCode, List<Found> findings, List<Event> events, List<LocalDate> visits) {

    /**
     * @param department whose visit it was; null where none has to inspect
     * @param liftedOn null while it is not put right
     */
    record Found(
            String id,
            Finding.Severity severity,
            String department,
            LocalDate raisedOn,
            LocalDate dueDay,
            LocalDate liftedOn) {
        boolean isOpenOn(LocalDate day) {
            return liftedOn == null || liftedOn.isAfter(day);
        }
    }

    enum Kind {
        CERTIFICATE_LAPSED,
        INCIDENT,
        COMPLAINT
    }

    /** @param until last day on which it weighs; null where it has no end */
    record Event(Kind kind, String what, LocalDate day, LocalDate until) {}
}
