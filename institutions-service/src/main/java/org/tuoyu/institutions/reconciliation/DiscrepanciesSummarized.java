package org.tuoyu.institutions.reconciliation;

import java.time.LocalDate;
import java.util.Map;
import org.tuoyu.platform.events.DomainEvent;

/**
 * How many discrepancies wait in a district on a day.
 *
 * @param open by kind; kinds without any are absent
 * @param oldestSince from when the oldest is so
 */
record DiscrepanciesSummarized(
        String regionCode, LocalDate day, int total, Map<DiscrepancyKind, Integer> open, LocalDate oldestSince)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.discrepancies.summarized.v1";
    }

    @Override
    public String subject() {
        return "discrepancies/" + regionCode + "/" + day;
    }

    @Override
    public long revision() {
        return 1;
    }
}
