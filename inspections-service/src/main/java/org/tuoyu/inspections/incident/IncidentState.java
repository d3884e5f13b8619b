package org.tuoyu.inspections.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * An incident as it is now: what the API shows, and what the event says.
 *
 * @param kind by its code in the rules
 * @param chain who must be told until when, and was when
 * @param act what happened last
 */
public record IncidentState(
        UUID incidentId,
        String uscc,
        String institutionName,
        String regionCode,
        String kind,
        boolean serious,
        String clause,
        Instant occurredAt,
        Instant reportedAt,
        String reportedBy,
        String description,
        List<ChainStep> chain,
        Incident.Act act,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return switch (act) {
            case REPORTED -> "org.tuoyu.incident.reported.v1";
            case TOLD -> "org.tuoyu.incident.told.v1";
            case OVERDUE -> "org.tuoyu.incident.overdue.v1";
        };
    }

    @Override
    public String subject() {
        return incidentId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
