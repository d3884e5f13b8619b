package org.tuoyu.inspections.finding;

import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A finding as it is now: what the API shows, and what the event says.
 *
 * @param lead from a patrol: reported to the authority, orders nothing
 * @param suspendsSlots the institution's slots are out of service until it is lifted
 * @param dueDay by when it must be put right, in working days by its severity
 * @param lifting how its rectification was verified; null while it is open
 */
public record FindingState(
        UUID findingId,
        UUID visitId,
        String uscc,
        String institutionName,
        String regionCode,
        boolean lead,
        Finding.Severity severity,
        String clause,
        String description,
        boolean suspendsSlots,
        LocalDate raisedOn,
        LocalDate dueDay,
        boolean dueProvisional,
        LocalDate liftedOn,
        String lifting,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        if (liftedOn != null) return "org.tuoyu.finding.lifted.v1";
        return lead ? "org.tuoyu.lead.reported.v1" : "org.tuoyu.finding.raised.v1";
    }

    @Override
    public String subject() {
        return findingId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
