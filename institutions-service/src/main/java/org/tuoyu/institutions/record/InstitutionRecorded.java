package org.tuoyu.institutions.record;

import org.tuoyu.institutions.capacity.InstitutionKind;
import org.tuoyu.institutions.capacity.Ownership;
import org.tuoyu.platform.events.DomainEvent;

/** An institution's record was kept: the whole record. */
record InstitutionRecorded(
        String uscc, String name, String regionCode, InstitutionKind kind, Ownership ownership, long revision)
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
