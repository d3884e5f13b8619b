package org.tuoyu.institutions.registration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.tuoyu.platform.events.DomainEvent;

/** A registrar has registered an institution, or changed its registration: the whole registration. */
record InstitutionRegistered(
        String uscc,
        String name,
        LegalForm legalForm,
        String registrar,
        String regionCode,
        String address,
        Integer floorArea,
        LocalDate registeredOn,
        @JsonIgnore boolean isNew,
        long revision)
        implements DomainEvent {

    static InstitutionRegistered of(String uscc, Registration.Content content, boolean isNew, long revision) {
        return new InstitutionRegistered(
                uscc,
                content.name(),
                content.legalForm(),
                content.registrar(),
                content.regionCode(),
                content.address(),
                content.floorArea(),
                content.registeredOn(),
                isNew,
                revision);
    }

    @Override
    public String type() {
        return isNew ? "org.tuoyu.institution.registered.v1" : "org.tuoyu.institution.registration-changed.v1";
    }

    @Override
    public String subject() {
        return uscc;
    }
}
