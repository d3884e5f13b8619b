package org.tuoyu.institutions.registration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A registrar has registered an institution or changed its registration, or its town has gone on as another: the whole
 * registration.
 */
record InstitutionRegistered(
        String uscc,
        String name,
        LegalForm legalForm,
        String registrar,
        String regionCode,
        String address,
        Integer floorArea,
        String head,
        LocalDate registeredOn,
        @JsonIgnore Change change,
        long revision)
        implements DomainEvent {

    enum Change {
        REGISTERED,
        CHANGED,
        FOLLOWED_REGION
    }

    static InstitutionRegistered of(String uscc, Registration.Content content, Change change, long revision) {
        return new InstitutionRegistered(
                uscc,
                content.name(),
                content.legalForm(),
                content.registrar(),
                content.regionCode(),
                content.address(),
                content.floorArea(),
                content.head(),
                content.registeredOn(),
                change,
                revision);
    }

    @Override
    public String type() {
        return switch (change) {
            case REGISTERED -> "org.tuoyu.institution.registered.v1";
            case CHANGED -> "org.tuoyu.institution.registration-changed.v1";
            case FOLLOWED_REGION -> "org.tuoyu.institution.region-followed.v1";
        };
    }

    @Override
    public String subject() {
        return uscc;
    }
}
