package org.tuoyu.institutions.documents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A document was stored, or a certificate ends soon, or has ended.
 *
 * @param sha256 of its content
 * @param validUntil null when it does not end
 * @param daysLeft that remain when it is reminded of; 0 when it has ended; null when it was stored
 */
record DocumentChanged(
        UUID documentId,
        String uscc,
        String institutionName,
        String regionCode,
        String code,
        String title,
        String sha256,
        LocalDate validUntil,
        Integer daysLeft,
        @JsonIgnore long revision)
        implements DomainEvent {
    @Override
    public String type() {
        if (daysLeft == null) return "org.tuoyu.document.stored.v1";
        return daysLeft > 0 ? "org.tuoyu.certificate.expiring.v1" : "org.tuoyu.certificate.expired.v1";
    }

    @Override
    public String subject() {
        return documentId.toString();
    }
}
