package org.tuoyu.notifications.accountability;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** Tells of each recipient and month how it answered, whenever that has changed: by an answer, or because time went by. */
@Singleton
class CountAnswers {
    /** Longer than any transaction lives: an answer that was given before a sweep is written by then. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    /**
     * Of the recipients and months that were touched, by an answer, by a day that is over, or by what came late: what differs
     * from what was told last is told from now on. What stands still since before its day was over is not counted.
     */
    private static final String COUNT =
            """
            WITH touched AS (
                SELECT plan_id, recipient_region, recipient_department, CAST(date_trunc('month', due_day) AS date) AS month
                FROM notification WHERE answered_at >= :since
                UNION
                SELECT plan_id, recipient_region, recipient_department, CAST(date_trunc('month', due_day) AS date)
                FROM notification WHERE created_at >= :since
                UNION
                SELECT plan_id, recipient_region, recipient_department, CAST(date_trunc('month', due_day) AS date)
                FROM notification
                WHERE answered_at IS NULL AND due_day < :today AND due_day >= CAST(:since AS date) - 1)
            INSERT INTO answers_told AS told
            SELECT plan_id, recipient_region, recipient_department, to_char(month, 'YYYY-MM'),
                   CAST(count(*) FILTER (WHERE answered <= due_day) AS integer),
                   CAST(count(*) FILTER (WHERE answered > due_day) AS integer),
                   CAST(count(*) FILTER (WHERE answered IS NULL) AS integer), 1
            FROM touched CROSS JOIN LATERAL (
                SELECT due_day, CAST(answered_at AT TIME ZONE :zone AS date) AS answered
                FROM notification one
                WHERE %1$s AND answered_at IS NOT NULL
                UNION ALL
                SELECT due_day, NULL
                FROM notification one
                WHERE %1$s AND answered_at IS NULL AND due_day < :today
                    AND coalesce(least(closed_at, paused_at), acknowledge_by) >= acknowledge_by) answer
            GROUP BY plan_id, recipient_region, recipient_department, month ORDER BY 1, 2, 3, 4
            ON CONFLICT (plan_id, region_code, department, month) DO UPDATE
            SET in_time = excluded.in_time, late = excluded.late, unanswered = excluded.unanswered,
                revision = told.revision + 1
            WHERE (told.in_time, told.late, told.unanswered)
                IS DISTINCT FROM (excluded.in_time, excluded.late, excluded.unanswered)
            RETURNING plan_id, region_code, department, month, in_time, late, unanswered, revision"""
                    .formatted(
                            """
                            one.plan_id = touched.plan_id AND one.recipient_region = touched.recipient_region
                                AND one.recipient_department = touched.recipient_department
                                AND due_day >= month AND due_day < month + interval '1 month'""");

    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record Swept(Instant sweptAt) {}

    private record Row(
            UUID planId,
            String regionCode,
            String department,
            String month,
            int inTime,
            int late,
            int unanswered,
            long revision) {
        AnswersCounted counted() {
            return new AnswersCounted(planId, regionCode, department, month, inTime, late, unanswered, revision);
        }
    }

    CountAnswers(Session session, Outbox outbox, Clock clock) {
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "${tuoyu.answers.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void count() {
        var since = lockedSince();
        if (since == null) return; // another replica is at it
        var now = clock.instant();
        List<Row> changed = session.createNativeQuery(COUNT, Row.class)
                .setParameter("since", since.atOffset(ZoneOffset.UTC))
                .setParameter("zone", clock.getZone().getId())
                .setParameter("today", LocalDate.ofInstant(now, clock.getZone()))
                .getResultList();
        changed.forEach(row -> outbox.publish(Actor.theClock(), row.counted(), null));
        session.createNativeMutationQuery("UPDATE answers_swept SET swept_at = :until")
                .setParameter("until", now.minus(SETTLED).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private Instant lockedSince() {
        return session.createNativeQuery("SELECT swept_at FROM answers_swept FOR UPDATE SKIP LOCKED", Swept.class)
                .uniqueResultOptional()
                .map(Swept::sweptAt)
                .orElse(null);
    }
}
