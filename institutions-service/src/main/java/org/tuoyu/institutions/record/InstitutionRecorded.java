package org.tuoyu.institutions.record;

import java.util.Set;
import org.tuoyu.institutions.capacity.InstitutionKind;
import org.tuoyu.institutions.capacity.Ownership;
import org.tuoyu.platform.events.DomainEvent;

/** An institution's record was kept: what others may need of it. */
record InstitutionRecorded(
        String uscc,
        String name,
        String regionCode,
        InstitutionKind kind,
        Ownership ownership,
        boolean inclusive,
        Pilot pilot,
        Set<ServiceForm> serviceForms,
        Integer monthlyFee,
        Double longitude,
        Double latitude,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.institution.recorded.v1";
    }

    /** The record is an aggregate of its own beside the registration. */
    @Override
    public String subject() {
        return uscc + "/record";
    }
}
