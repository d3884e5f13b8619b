package org.tuoyu.inspections.health;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** The counts of a day: what the API shows, and what the event says. Numbers only. */
public record HealthDayRecorded(
        UUID healthDayId, String uscc, String regionCode, LocalDate day, List<ClassCount> counts, long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.health-day.recorded.v1";
    }

    @Override
    public String subject() {
        return healthDayId.toString();
    }
}
