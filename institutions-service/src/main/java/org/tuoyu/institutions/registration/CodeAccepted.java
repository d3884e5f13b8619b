package org.tuoyu.institutions.registration;

import org.tuoyu.platform.events.DomainEvent;

/** A unified social credit code with a wrong check (GB 32100) was accepted in a region, with the reason. */
record CodeAccepted(String uscc, String regionCode, String reason) implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.institution.code-accepted.v1";
    }

    /** For the region: another one may accept it, too. */
    @Override
    public String subject() {
        return uscc + "/code/" + regionCode;
    }

    @Override
    public long revision() {
        return 1;
    }
}
