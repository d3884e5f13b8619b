package org.tuoyu.institutions.registration;

import java.time.LocalDate;
import org.tuoyu.platform.events.DomainEvent;

/** The registrar has cancelled a registration (注销). */
record RegistrationCancelled(
        String uscc,
        String name,
        String registrar,
        String regionCode,
        LocalDate cancelledOn,
        String reason,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.institution.registration-cancelled.v1";
    }

    @Override
    public String subject() {
        return uscc;
    }
}
