package org.tuoyu.institutions.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** Registration and filing say something different of an institution, or somebody dealt with it: all of it. */
record DiscrepancyChanged(
        UUID discrepancyId,
        String uscc,
        String regionCode,
        DiscrepancyKind kind,
        Discrepancy.Status status,
        String owner,
        String registered,
        String filed,
        LocalDate sinceDay,
        LocalDate endedOn,
        String note,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.discrepancy.changed.v1";
    }

    @Override
    public String subject() {
        return discrepancyId.toString();
    }
}
