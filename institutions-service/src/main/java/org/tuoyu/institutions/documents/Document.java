package org.tuoyu.institutions.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.content.MediaKind;

/** A document of an institution. Its content never changes: another content is another document. */
@Entity
public class Document extends Aggregate {
    @Id
    private UUID id;

    private String uscc;
    private String code;
    private String title;
    private long size;
    private String sha256;

    @Enumerated(EnumType.STRING)
    private MediaKind kind;

    private LocalDate validUntil;
    private Integer remindedDays;

    protected Document() {}

    Document(String uscc, Upload.Announced from, MediaKind kind) {
        id = Ids.next();
        this.uscc = uscc;
        this.code = from.code();
        this.title = from.title();
        this.size = from.size();
        this.sha256 = from.sha256();
        this.kind = kind;
        this.validUntil = from.validUntil();
    }

    DocumentChanged store(String institutionName, String regionCode) {
        return changed(institutionName, regionCode, null);
    }

    /** @param days before it ends; each threshold is reminded of once */
    DocumentChanged remind(int days, String institutionName, String regionCode) {
        remindedDays = days;
        return changed(institutionName, regionCode, days);
    }

    private DocumentChanged changed(String institutionName, String regionCode, Integer days) {
        return new DocumentChanged(
                id, uscc, institutionName, regionCode, code, title, sha256, validUntil, days, nextRevision());
    }

    UUID id() {
        return id;
    }

    String uscc() {
        return uscc;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }

    MediaKind kind() {
        return kind;
    }

    /** Null when it does not end. */
    public LocalDate validUntil() {
        return validUntil;
    }

    /** Null before the first reminder. */
    Integer remindedDays() {
        return remindedDays;
    }
}
