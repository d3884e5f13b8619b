package org.tuoyu.notifications.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;

/** 岗位: a desk of a department or a town, not the person at it. */
@Entity
class Post extends Aggregate {
    @Id
    private UUID id;

    private String regionCode;
    private String department;
    private String name;

    @Enumerated(EnumType.STRING)
    private Rank rank;

    private String language;
    private String email;
    private String phone;
    private String robotKind;
    private byte[] robotUrl;
    private byte[] robotSecret;
    private String[] channels;
    private LocalTime digestAt;
    private LocalTime quietFrom;
    private LocalTime quietUntil;
    private LocalDate validFrom;
    private LocalDate validUntil;

    /** Who is told first, and who when nobody answers. */
    enum Rank {
        /** 经办岗 */
        HANDLER,
        /** 副职 */
        DEPUTY,
        /** 负责人 */
        HEAD
    }

    /**
     * What can be changed of a post.
     *
     * @param robotUrl encrypted
     */
    record Content(
            String name,
            Rank rank,
            String language,
            String email,
            String phone,
            String robotKind,
            byte[] robotUrl,
            byte[] robotSecret,
            List<String> channels,
            LocalTime digestAt,
            LocalTime quietFrom,
            LocalTime quietUntil,
            LocalDate validFrom,
            LocalDate validUntil) {}

    protected Post() {}

    Post(UUID id, String regionCode, String department) {
        this.id = id;
        this.regionCode = regionCode;
        this.department = department;
    }

    PostRecorded describe(Content content, List<AbsenceState> absences) {
        name = content.name();
        rank = content.rank();
        language = content.language();
        email = content.email();
        phone = content.phone();
        robotKind = content.robotKind();
        robotUrl = content.robotUrl();
        robotSecret = content.robotSecret();
        channels = content.channels().toArray(String[]::new);
        digestAt = content.digestAt();
        quietFrom = content.quietFrom();
        quietUntil = content.quietUntil();
        validFrom = content.validFrom();
        validUntil = content.validUntil();
        nextRevision();
        return state(absences);
    }

    /** Its absences have changed. */
    PostRecorded absent(List<AbsenceState> absences) {
        nextRevision();
        return state(absences);
    }

    PostRecorded state(List<AbsenceState> absences) {
        return new PostRecorded(
                id,
                regionCode,
                department,
                name,
                rank.name(),
                language,
                email,
                phone,
                robotKind,
                List.of(channels),
                digestAt,
                quietFrom,
                quietUntil,
                validFrom,
                validUntil,
                absences,
                revision());
    }

    UUID id() {
        return id;
    }

    String regionCode() {
        return regionCode;
    }

    String department() {
        return department;
    }

    byte[] robotUrl() {
        return robotUrl;
    }

    byte[] robotSecret() {
        return robotSecret;
    }
}
