package org.tuoyu.notifications.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.calendar.Span;
import org.tuoyu.platform.calendar.WorkingTime;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/**
 * One event in one inbox, with three clocks: delivered, acknowledged, done. Routing writes it once; what happens to it after
 * that is here, but for the steps that follow when nobody answers.
 */
@Entity
public class Notification extends Aggregate {
    @Id
    private UUID id;

    private UUID eventId;
    private String eventType;
    private String subject;
    private OffsetDateTime occurredAt;
    private String recipientRegion;
    private String recipientDepartment;
    private String role;
    private boolean acts;
    private UUID planId;
    private long planSequence;
    private String clause;
    private UUID ruleId;
    private String regionCode;
    private boolean urgent;
    private OffsetDateTime createdAt;
    private OffsetDateTime deliverBy;

    @Column(insertable = false, updatable = false) // written by what delivers, beside everything else
    private OffsetDateTime deliveredAt;

    private OffsetDateTime acknowledgeBy;

    @Enumerated(EnumType.STRING)
    private Span.Unit acknowledgeUnit;

    private LocalDate dueDay;
    private boolean dueProvisional;
    private OffsetDateTime answeredAt;
    private OffsetDateTime acknowledgedAt;
    private String acknowledgedBy;
    private String acknowledgedName;
    private String note;
    private OffsetDateTime doneBy;

    @Enumerated(EnumType.STRING)
    private Span.Unit doneUnit;

    private OffsetDateTime doneAt;
    private String doneActor;
    private String doneName;
    private String feedback;
    private OffsetDateTime closedAt;
    private OffsetDateTime pausedAt;
    private String pauseReason;
    private UUID policyId;
    private int step;
    private OffsetDateTime[] stepAt;
    private String[] stepUnit;

    @Enumerated(EnumType.STRING)
    private Span.Unit staleUnit;

    private OffsetDateTime nextStepAt;

    protected Notification() {}

    /** Where it stands. */
    public enum Status {
        OPEN,
        ACKNOWLEDGED,
        PAUSED,
        CLOSED
    }

    public Status status() {
        if (closedAt != null) return Status.CLOSED;
        if (pausedAt != null) return Status.PAUSED;
        return acknowledgedAt == null ? Status.OPEN : Status.ACKNOWLEDGED;
    }

    /** @param stale after which the acknowledgement counts no longer, unless what is to be done is done by then; null: never */
    NotificationAcknowledged acknowledge(Actor actor, String note, Instant now, Span stale, WorkingTime office) {
        if (acknowledgedAt != null) throw ProblemException.conflict("acknowledged-already", id, acknowledgedName);
        requireRunning();
        acknowledgedAt = at(now);
        acknowledgedBy = actor.id();
        acknowledgedName = actor.name();
        if (answeredAt == null) answeredAt = acknowledgedAt;
        this.note = note;
        nextStepAt = null;
        if (!isToBeDone()) closedAt = acknowledgedAt;
        else if (stale != null) waitForDone(office.after(now, stale).at(), stale.unit(), office);
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

    private void waitForDone(Instant staleAt, Span.Unit unit, WorkingTime office) {
        var end = doneBy.toInstant();
        if (staleAt.isAfter(end)) waitUntil(staleAt, unit, office);
        else waitUntil(end, doneUnit, office);
    }

    /** Until then an acknowledgement counts; the steps that are left follow from there, as far apart as they were. */
    private void waitUntil(Instant stale, Span.Unit unit, WorkingTime office) {
        nextStepAt = at(stale);
        staleUnit = unit;
        if (step < stepAt.length) moveSteps(stepAt[step].toInstant(), stale, office);
    }

    /** The steps that are left are counted from another moment on, each in its own time. */
    private void moveSteps(Instant from, Instant to, WorkingTime office) {
        var moved = stepAt.clone();
        for (int i = step; i < moved.length; i++) {
            var end = moved[i].toInstant();
            var unit = Span.Unit.valueOf(stepUnit[i]);
            moved[i] = at(
                    end.equals(from) ? to : office.resume(end, unit, from, to).at());
        }
        stepAt = moved;
    }

    NotificationMoved complete(Actor actor, String feedback, Instant now) {
        requireRunning();
        if (!acts) throw ProblemException.conflict("nothing-to-do", id);
        close(now);
        if (answeredAt == null) answeredAt = closedAt;
        doneActor = actor.id();
        doneName = actor.name();
        this.feedback = feedback;
        return moved(NotificationMoved.Act.DONE, feedback);
    }

    /** A later event says that it is done. */
    NotificationMoved settle(UUID event, String type, Instant now) {
        close(now);
        doneActor = "event:" + event;
        return moved(NotificationMoved.Act.SETTLED, type);
    }

    private void close(Instant now) {
        closedAt = at(now);
        if (acts) doneAt = closedAt;
        nextStepAt = null;
    }

    NotificationMoved pause(String reason, Instant now) {
        requireRunning();
        pausedAt = at(now);
        pauseReason = reason;
        return moved(NotificationMoved.Act.PAUSED, reason);
    }

    /** What had not ended goes on with the time that was left; the steps keep their distance to the clock before them. */
    NotificationMoved resume(Instant now, WorkingTime office) {
        if (closedAt != null) throw ProblemException.conflict("closed-already", id);
        if (pausedAt == null) throw ProblemException.conflict("not-paused", id);
        var paused = pausedAt.toInstant();
        var waitsForAnswer = acknowledgedAt == null;
        var before = waitsForAnswer ? acknowledgeBy : nextStepAt;
        if (before != null && !before.isBefore(pausedAt)) {
            var end = office.resume(before.toInstant(), waitsForAnswer ? acknowledgeUnit : staleUnit, paused, now);
            moveSteps(before.toInstant(), end.at(), office);
            if (waitsForAnswer) {
                acknowledgeBy = at(end.at());
                dueDay = end.dayIn(office.zone());
                dueProvisional = end.provisional();
            } else {
                nextStepAt = at(end.at());
            }
        } else if (step < stepAt.length) {
            moveSteps(paused, now, office);
        }
        if (waitsForAnswer) nextStepAt = step < stepAt.length ? stepAt[step] : null;
        if (doneBy != null && !doneBy.isBefore(pausedAt)) {
            doneBy = at(office.resume(doneBy.toInstant(), doneUnit, paused, now).at());
        }
        pausedAt = null;
        pauseReason = null;
        return moved(NotificationMoved.Act.RESUMED, null);
    }

    private void requireRunning() {
        if (closedAt != null) throw ProblemException.conflict("closed-already", id);
        if (pausedAt != null) throw ProblemException.conflict("paused", id, pauseReason);
    }

    private NotificationMoved moved(NotificationMoved.Act act, String text) {
        return new NotificationMoved(
                act,
                id,
                eventId,
                eventType,
                subject,
                recipientRegion,
                recipientDepartment,
                role,
                clause,
                regionCode,
                dueDay,
                doneBy,
                closedAt,
                step,
                null,
                text,
                nextRevision());
    }

    private boolean isToBeDone() {
        return doneBy != null;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
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

    boolean acts() {
        return acts;
    }

    UUID planId() {
        return planId;
    }

    long planSequence() {
        return planSequence;
    }

    String clause() {
        return clause;
    }

    UUID ruleId() {
        return ruleId;
    }

    String regionCode() {
        return regionCode;
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

    OffsetDateTime deliverBy() {
        return deliverBy;
    }

    OffsetDateTime deliveredAt() {
        return deliveredAt;
    }

    OffsetDateTime acknowledgeBy() {
        return acknowledgeBy;
    }

    OffsetDateTime acknowledgedAt() {
        return acknowledgedAt;
    }

    String acknowledgedName() {
        return acknowledgedName;
    }

    String note() {
        return note;
    }

    OffsetDateTime doneBy() {
        return doneBy;
    }

    OffsetDateTime doneAt() {
        return doneAt;
    }

    String doneName() {
        return doneName;
    }

    String feedback() {
        return feedback;
    }

    OffsetDateTime closedAt() {
        return closedAt;
    }

    OffsetDateTime pausedAt() {
        return pausedAt;
    }

    String pauseReason() {
        return pauseReason;
    }

    UUID policyId() {
        return policyId;
    }

    int step() {
        return step;
    }

    OffsetDateTime nextStepAt() {
        return nextStepAt;
    }
}
