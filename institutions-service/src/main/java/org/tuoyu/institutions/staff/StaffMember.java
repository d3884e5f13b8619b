package org.tuoyu.institutions.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** Somebody who works in an institution, for as long. */
@Entity
class StaffMember extends Aggregate {
    @Id
    private UUID id;

    private String uscc;
    private byte[] identityEncrypted;
    private String identityFingerprint;
    private String identityMasked;
    private byte[] nameEncrypted;

    @Enumerated(EnumType.STRING)
    private StaffRole role;

    private String qualification;
    private LocalDate healthCheckedOn;
    private LocalDate trainedOn;
    private LocalDate fromDay;
    private LocalDate leftOn;

    protected StaffMember() {}

    /** Who it is; it does not change. */
    StaffMember(String uscc, byte[] identityEncrypted, String identityFingerprint, String identityMasked) {
        id = Ids.next();
        this.uscc = uscc;
        this.identityEncrypted = identityEncrypted;
        this.identityFingerprint = identityFingerprint;
        this.identityMasked = identityMasked;
    }

    /**
     * @param qualification certificate, such as 保育师四级; null when there is none
     * @param healthCheckedOn last health check, due every year; null when there was none
     * @param trainedOn last 卫生保健培训; null when there was none
     */
    record Content(
            StaffRole role, String qualification, LocalDate healthCheckedOn, LocalDate trainedOn, LocalDate fromDay) {}

    StaffRecorded describe(Content content, byte[] nameEncrypted, String regionCode) {
        this.nameEncrypted = nameEncrypted;
        role = content.role();
        qualification = content.qualification();
        healthCheckedOn = content.healthCheckedOn();
        trainedOn = content.trainedOn();
        fromDay = content.fromDay();
        return recorded(regionCode);
    }

    StaffRecorded leave(LocalDate day, String regionCode) {
        leftOn = day;
        return recorded(regionCode);
    }

    private StaffRecorded recorded(String regionCode) {
        return new StaffRecorded(
                id, uscc, regionCode, role, qualification, healthCheckedOn, trainedOn, fromDay, leftOn, nextRevision());
    }

    Content content() {
        return new Content(role, qualification, healthCheckedOn, trainedOn, fromDay);
    }

    byte[] nameEncrypted() {
        return nameEncrypted;
    }

    UUID id() {
        return id;
    }

    String uscc() {
        return uscc;
    }

    /** The same for the same person. */
    String fingerprint() {
        return identityFingerprint;
    }

    String identityMasked() {
        return identityMasked;
    }

    /** Null while there. */
    LocalDate leftOn() {
        return leftOn;
    }
}
