package org.tuoyu.institutions.documents;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.content.Incoming;

/** A document on its way here. */
@Entity
class Upload extends Incoming {
    private String uscc;
    private String code;
    private String title;
    private String sha256;
    private LocalDate validUntil;
    private UUID documentId;

    protected Upload() {}

    Upload(String uscc, Announced announced, Instant now) {
        super(announced.size(), now);
        this.uscc = uscc;
        code = announced.code();
        title = announced.title();
        sha256 = announced.sha256();
        validUntil = announced.validUntil();
    }

    /**
     * What is going to come.
     *
     * @param size in bytes
     * @param sha256 of the whole, 64 hexadecimal digits
     * @param validUntil last day on which a certificate holds; null when it does not end
     */
    record Announced(String code, String title, long size, String sha256, LocalDate validUntil) {}

    void isKnownAs(UUID document) {
        isThere();
        becomes(document);
    }

    void becomes(UUID document) {
        documentId = document;
        nextRevision();
    }

    String uscc() {
        return uscc;
    }

    Announced announced() {
        return new Announced(code, title, size(), sha256, validUntil);
    }

    /** Null until it is whole. */
    UUID documentId() {
        return documentId;
    }
}
