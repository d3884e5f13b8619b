package org.tuoyu.institutions.staff;

import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** Somebody works in an institution, or has left it: what others need to count staff, and nothing that says who it is. */
record StaffRecorded(
        UUID staffId,
        String uscc,
        String regionCode,
        StaffRole role,
        String qualification,
        LocalDate healthCheckedOn,
        LocalDate trainedOn,
        LocalDate fromDay,
        LocalDate leftOn,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.staff.recorded.v1";
    }

    @Override
    public String subject() {
        return staffId.toString();
    }
}
