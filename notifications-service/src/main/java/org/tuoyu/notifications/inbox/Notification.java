package org.tuoyu.notifications.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** One event in one inbox. Routing writes it once; what changes here is only its acknowledgement. */
@Entity
public class Notification extends Aggregate {
    @Id
    private UUID id;

    private UUID eventId;
    private String eventType;
    private OffsetDateTime occurredAt;
    private String recipientRegion;
    private String recipientDepartment;
    private String role;
    private UUID planId;
    private String clause;
    private String regionCode;
    private String data;
    private boolean urgent;
    private LocalDate dueDay;
    private boolean dueProvisional;

    @Column(insertable = false, updatable = false)
    private OffsetDateTime createdAt;

    private OffsetDateTime acknowledgedAt;
    private String acknowledgedBy;
    private String note;

    protected Notification() {}

    NotificationAcknowledged acknowledge(Actor actor, String note, OffsetDateTime now) {
        if (acknowledgedAt != null) throw ProblemException.conflict("acknowledged-already", id, acknowledgedBy);
        acknowledgedAt = now;
        acknowledgedBy = actor.id();
        this.note = note;
        return new NotificationAcknowledged(
                id,
                eventId,
                eventType,
                recipientRegion,
                recipientDepartment,
                role,
                clause,
                regionCode,
                dueDay,
                acknowledgedAt,
                acknowledgedBy,
                note,
                nextRevision());
    }

    public UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    String eventType() {
        return eventType;
    }

    OffsetDateTime occurredAt() {
        return occurredAt;
    }

    String recipientRegion() {
        return recipientRegion;
    }

    String recipientDepartment() {
        return recipientDepartment;
    }

    String role() {
        return role;
    }

    UUID planId() {
        return planId;
    }

    String clause() {
        return clause;
    }

    String regionCode() {
        return regionCode;
    }

    String data() {
        return data;
    }

    boolean urgent() {
        return urgent;
    }

    LocalDate dueDay() {
        return dueDay;
    }

    boolean dueProvisional() {
        return dueProvisional;
    }

    OffsetDateTime createdAt() {
        return createdAt;
    }

    OffsetDateTime acknowledgedAt() {
        return acknowledgedAt;
    }

    String acknowledgedBy() {
        return acknowledgedBy;
    }

    String note() {
        return note;
    }
}
