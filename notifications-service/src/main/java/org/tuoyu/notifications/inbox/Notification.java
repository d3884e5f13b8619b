package org.tuoyu.notifications.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.calendar.Span;
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

    /** @param staleAt when the acknowledgement counts no longer, unless what is to be done is done by then */
    NotificationAcknowledged acknowledge(Actor actor, String note, Instant now, Instant staleAt, Span.Unit staleUnit) {
        if (acknowledgedAt != null) throw ProblemException.conflict("acknowledged-already", id, acknowledgedName);
        requireRunning();
        acknowledgedAt = at(now);
        acknowledgedBy = actor.id();
        acknowledgedName = actor.name();
        if (answeredAt == null) answeredAt = acknowledgedAt;
        this.note = note;
        nextStepAt = null;
        if (!isToBeDone()) closedAt = acknowledgedAt;
        else if (staleAt != null && staleAt.isAfter(doneBy.toInstant())) waitUntil(staleAt, staleUnit);
        else if (staleAt != null) waitUntil(doneBy.toInstant(), doneUnit);
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

    /** The steps that are left follow from then on, as far apart as they were. */
    private void waitUntil(Instant stale, Span.Unit unit) {
        nextStepAt = at(stale);
        for (int i = stepAt.length - 1; i >= step; i--) {
            stepAt[i] = at(stale.plus(Duration.between(stepAt[step], stepAt[i])));
        }
        stepAt = stepAt.clone();
        stepUnit = stepUnit.clone();
        if (step < stepUnit.length) stepUnit[step] = unit.name();
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
        pausedAt = null;
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

    /** Where the end of a clock lies that has stood still. */
    interface Moved {
        Instant later(Instant end, Span.Unit unit);
    }

    NotificationMoved resume(Instant now, ZoneId zone, Moved moved) {
        if (pausedAt == null) throw ProblemException.conflict("not-paused", id);
        var toNext = step < stepUnit.length ? stepUnit(step) : doneUnit;
        var stepMoved = acknowledgedAt == null
                ? countedFrom(acknowledgeBy, acknowledgeUnit, moved)
                : countedFrom(nextStepAt, toNext, moved);
        acknowledgeBy = acknowledgedAt == null ? later(acknowledgeBy, acknowledgeUnit, moved) : acknowledgeBy;
        dueDay = LocalDate.ofInstant(acknowledgeBy.toInstant().minusNanos(1), zone);
        doneBy = later(doneBy, doneUnit, moved);
        nextStepAt = later(nextStepAt, toNext, stepMoved);
        stepAt = IntStream.range(0, stepAt.length)
                .mapToObj(i -> later(stepAt[i], stepUnit(i), stepMoved))
                .toArray(OffsetDateTime[]::new);
        pausedAt = null;
        pauseReason = null;
        return moved(NotificationMoved.Act.RESUMED, null);
    }

    /** While the clock before the steps has not ended, those that count around the clock keep their distance to its end. */
    private Moved countedFrom(OffsetDateTime start, Span.Unit startUnit, Moved moved) {
        if (start == null || start.isBefore(pausedAt)) return moved;
        var shift = Duration.between(start, later(start, startUnit, moved));
        return (end, unit) -> unit == Span.Unit.HOURS ? end.plus(shift) : moved.later(end, unit);
    }

    /** A clock that was over when it was paused is over. */
    private OffsetDateTime later(OffsetDateTime end, Span.Unit unit, Moved moved) {
        return end == null || end.isBefore(pausedAt) ? end : at(moved.later(end.toInstant(), unit));
    }

    private Span.Unit stepUnit(int i) {
        return Span.Unit.valueOf(stepUnit[i]);
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
