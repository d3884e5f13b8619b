package org.tuoyu.inspections.law;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tuoyu.platform.Aggregate;

/** 行政执法证: lets its holder inspect as an authority, on the days on which it is valid. */
@Entity
@Table(name = "enforcement_certificate")
class Certificate extends Aggregate {
    @Id
    private String number;

    private String holder;
    private String regionCode;
    private String department;
    private LocalDate validFrom;
    private LocalDate validUntil;

    protected Certificate() {}

    Certificate(String number) {
        this.number = number;
    }

    /** @param holder account of the inspector */
    record Content(String holder, String regionCode, String department, LocalDate validFrom, LocalDate validUntil) {}

    CertificateRecorded describe(Content content) {
        holder = content.holder();
        regionCode = content.regionCode();
        department = content.department();
        validFrom = content.validFrom();
        validUntil = content.validUntil();
        nextRevision();
        return state();
    }

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    Content content() {
        return new Content(holder, regionCode, department, validFrom, validUntil);
    }

    CertificateRecorded state() {
        return new CertificateRecorded(number, holder, regionCode, department, validFrom, validUntil, revision());
    }

    String holder() {
        return holder;
    }
}
