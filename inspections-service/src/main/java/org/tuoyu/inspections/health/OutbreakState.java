package org.tuoyu.inspections.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * The signal of an outbreak as it is now: what the API shows, and what the event says.
 *
 * @param cases similar ones in the class within {@code days} until {@code day}
 * @param reportBy until when it has to be reported
 * @param report how it was reported; null before
 * @param act what happened last
 */
public record OutbreakState(
        UUID outbreakId,
        String uscc,
        String institutionName,
        String regionCode,
        String className,
        String symptom,
        LocalDate day,
        int cases,
        int days,
        String clause,
        Instant signalledAt,
        Instant reportBy,
        Instant reportedAt,
        String report,
        Outbreak.Act act,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return switch (act) {
            case SIGNALLED -> "org.tuoyu.outbreak.signalled.v1";
            case REPORTED -> "org.tuoyu.outbreak.reported.v1";
            case OVERDUE -> "org.tuoyu.outbreak.overdue.v1";
        };
    }

    @Override
    public String subject() {
        return outbreakId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
