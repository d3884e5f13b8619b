package org.tuoyu.inspections.health;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A session as it is now: what the API shows, and what the event says.
 *
 * @param department that holds it
 */
public record StaffSessionRecorded(
        UUID sessionId,
        StaffSession.Kind kind,
        String regionCode,
        LocalDate day,
        String title,
        String department,
        List<Attendance> attendance,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.staff-session.recorded.v1";
    }

    @Override
    public String subject() {
        return sessionId.toString();
    }
}
