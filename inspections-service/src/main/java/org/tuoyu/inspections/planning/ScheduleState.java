package org.tuoyu.inspections.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A plan of visits as it is now: what the API shows, and what the event says. What becomes of each visit is told by the visit.
 *
 * @param planned visits with an inspector and a day
 * @param unplanned visits without; its own address says why
 * @param notTaken visits that approval left as they were: made, on their way, or decided otherwise meanwhile
 * @param failure why there is none; null otherwise
 * @param score what each part of it comes to; empty before it is proposed
 */
public record ScheduleState(
        UUID scheduleId,
        String regionCode,
        LocalDate firstDay,
        LocalDate lastDay,
        Schedule.Status status,
        int planned,
        int unplanned,
        int notTaken,
        String failure,
        List<Weighed> score,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.schedule.changed.v1";
    }

    @Override
    public String subject() {
        return scheduleId.toString();
    }
}
