package org.tuoyu.inspections.visit;

import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A visit as it is now: what the API shows, and what the event says.
 *
 * @param filingId the filing that an on-site verification is for
 * @param conforms whether what was seen conforms; null before the report
 */
public record VisitState(
        UUID visitId,
        VisitKind kind,
        Visit.Status status,
        String uscc,
        String institutionName,
        String regionCode,
        UUID filingId,
        LocalDate dueDay,
        boolean dueProvisional,
        LocalDate visitedOn,
        String inspector,
        Boolean conforms,
        String note,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return status == Visit.Status.PLANNED ? "org.tuoyu.visit.planned.v1" : "org.tuoyu.visit.reported.v1";
    }

    @Override
    public String subject() {
        return visitId.toString();
    }
}
