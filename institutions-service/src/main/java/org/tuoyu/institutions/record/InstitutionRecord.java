package org.tuoyu.institutions.record;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.tuoyu.institutions.capacity.InstitutionKind;
import org.tuoyu.institutions.capacity.Ownership;
import org.tuoyu.platform.Aggregate;

/** What an institution is. Nothing is known of it until somebody has said so. */
@Entity
class InstitutionRecord extends Aggregate {
    @Id
    private String uscc;

    @Enumerated(EnumType.STRING)
    private InstitutionKind kind;

    @Enumerated(EnumType.STRING)
    private Ownership ownership;

    protected InstitutionRecord() {}

    InstitutionRecord(String uscc) {
        this.uscc = uscc;
    }

    /** @param ownership with {@code kind} null while it is not known */
    record Content(InstitutionKind kind, Ownership ownership) {}

    Content content() {
        return new Content(kind, ownership);
    }

    InstitutionRecorded describe(Content content, String name, String regionCode) {
        kind = content.kind();
        ownership = content.ownership();
        return new InstitutionRecorded(uscc, name, regionCode, kind, ownership, nextRevision());
    }
}
