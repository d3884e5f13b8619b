package org.tuoyu.notifications.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.tuoyu.notifications.channels.AddDeliveries;
import org.tuoyu.notifications.inbox.NotificationMoved;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.Span;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.calendar.WorkingTime;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.events.Outbox.Change;
import org.tuoyu.platform.identity.Actor;

/**
 * Takes the steps that are due. One statement claims, decides and writes, so any number of replicas take each step once; a
 * metric says when a sweep ended last, so that somebody notices when none does.
 */
@Singleton
class Escalate {
    private static final int MOST = 500;
    /** Of who is told by an escalation to another inbox; one day to answer. */
    private static final Span ANSWER = Span.workingDays(1);

    /**
     * An acknowledgement whose time is over opens again, and the next step follows when it is due; otherwise the next step is
     * taken. A step to another inbox makes a notification there, unless that inbox was told of the event anyway.
     */
    private static final String SWEEP =
            """
            WITH due AS (
                SELECT id, acknowledged_at IS NOT NULL AS stale FROM notification
                WHERE next_step_at <= :now AND closed_at IS NULL AND paused_at IS NULL
                ORDER BY next_step_at LIMIT :most FOR UPDATE SKIP LOCKED),
            stepped AS (
                UPDATE notification SET
                    acknowledged_at = NULL, acknowledged_by = NULL, acknowledged_name = NULL, note = NULL,
                    step = step + CASE WHEN stale THEN 0 ELSE 1 END,
                    next_step_at = step_at[step + CASE WHEN stale THEN 1 ELSE 2 END],
                    revision = revision + 1, row_version = row_version + 1
                FROM due WHERE notification.id = due.id
                RETURNING notification.*, stale, CASE WHEN NOT stale THEN step_tell[step] END AS told_to),
            numbered AS (
                SELECT stepped.*, row_number() OVER (ORDER BY id) AS place FROM stepped),
            made AS (
                SELECT * FROM unnest(:ids) WITH ORDINALITY AS made (act_id, place)
                JOIN unnest(:others) WITH ORDINALITY AS other (other_id, place) USING (place)),
            written AS (
                INSERT INTO notification_act (id, notification_id, at, act, actor, actor_name, text)
                SELECT act_id, numbered.id, :now, CASE WHEN stale THEN 'REOPENED' ELSE 'ESCALATED' END, 'clock', 'tuoyu', told_to
                FROM numbered JOIN made USING (place)),
            told AS (
                INSERT INTO notification (id, event_id, event_type, subject, occurred_at, recipient_region, recipient_district,
                    recipient_department, role, acts, plan_id, plan_sequence, clause, rule_id, region_code, urgent, created_at,
                    delivered_at, acknowledge_by, acknowledge_unit, due_day, due_provisional, revision, row_version)
                SELECT other_id, event_id, event_type, subject, occurred_at, split_part(told_to, '/', 1), left(told_to, 6),
                    split_part(told_to, '/', 2), 'ESCALATED', false, plan_id, plan_sequence, clause, rule_id, region_code,
                    urgent, :now, :now, :answer_by, :unit, :due_day, :provisional, 1, 0
                FROM numbered JOIN made USING (place) WHERE told_to LIKE '%/%'
                ON CONFLICT (event_id, recipient_region, recipient_department) DO NOTHING
                RETURNING id, event_id, recipient_region || '/' || recipient_department AS inbox)
            SELECT numbered.id, numbered.event_id, event_type, subject, recipient_region, recipient_department, role, clause,
                   region_code, due_day, done_by, step, urgent, stale, told_to, told.id AS other_id, revision
            FROM numbered LEFT JOIN told ON told.event_id = numbered.event_id AND told.inbox = told_to
            ORDER BY numbered.id""";

    private final AddDeliveries addDeliveries;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final Session session;
    private final Clock clock;
    private final AtomicLong sweptAt = new AtomicLong();

    private record Stepped(
            UUID id,
            UUID eventId,
            String eventType,
            String subject,
            String recipientRegion,
            String recipientDepartment,
            String role,
            String clause,
            String regionCode,
            LocalDate dueDay,
            Instant doneBy,
            int step,
            boolean urgent,
            boolean stale,
            String toldTo,
            UUID otherId,
            long revision) {}

    Escalate(
            AddDeliveries addDeliveries,
            WorkingDays workingDays,
            Outbox outbox,
            Session session,
            Clock clock,
            MeterRegistry metrics) {
        this.addDeliveries = addDeliveries;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.session = session;
        this.clock = clock;
        sweptAt.set(System.nanoTime());
        metrics.gauge("tuoyu.escalation.sweep.age.seconds", sweptAt, swept -> (System.nanoTime() - swept.get()) / 1e9);
    }

    @Scheduled(every = "${tuoyu.escalation.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void sweep() {
        var now = clock.instant();
        var answer = new WorkingTime(workingDays, List.of(), clock.getZone()).after(now, ANSWER);
        List<Stepped> steps = session.createNativeQuery(SWEEP, Stepped.class)
                .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter("most", MOST)
                .setParameter("ids", Ids.many(MOST))
                .setParameter("others", Ids.many(MOST))
                .setParameter("answer_by", answer.at().atOffset(ZoneOffset.UTC))
                .setParameter("unit", ANSWER.unit().name())
                .setParameter("due_day", answer.dayIn(clock.getZone()))
                .setParameter("provisional", answer.provisional())
                .getResultList();
        send(steps);
        outbox.publishAll(
                Actor.theClock(),
                steps.stream().map(step -> new Change(event(step), null)).toList());
        sweptAt.set(System.nanoTime());
    }

    private void send(List<Stepped> steps) {
        var told = new ArrayList<AddDeliveries.Told>();
        for (var step : steps) {
            if (step.toldTo() == null) continue;
            if (!step.toldTo().contains("/")) {
                told.add(new AddDeliveries.Told(
                        step.id(),
                        step.recipientRegion(),
                        step.recipientDepartment(),
                        step.urgent(),
                        step.step(),
                        AddDeliveries.Whom.valueOf(step.toldTo())));
            } else if (step.otherId() != null) {
                var inbox = step.toldTo().split("/");
                told.add(new AddDeliveries.Told(
                        step.otherId(), inbox[0], inbox[1], step.urgent(), 0, AddDeliveries.Whom.AT_ONCE));
            }
        }
        addDeliveries.add(addDeliveries.prepare(told));
    }

    private static NotificationMoved event(Stepped step) {
        return new NotificationMoved(
                step.stale() ? NotificationMoved.Act.REOPENED : NotificationMoved.Act.ESCALATED,
                step.id(),
                step.eventId(),
                step.eventType(),
                step.subject(),
                step.recipientRegion(),
                step.recipientDepartment(),
                step.role(),
                step.clause(),
                step.regionCode(),
                step.dueDay(),
                step.doneBy() == null ? null : step.doneBy().atOffset(ZoneOffset.UTC),
                null,
                step.step(),
                step.toldTo(),
                null,
                step.revision());
    }
}
