package org.tuoyu.notifications.accountability;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** Tells of each recipient and month how it answered, whenever that has changed: by an answer, or because time went by. */
@Singleton
class CountAnswers {
    /** Those that differ from what was told last, told from now on. One replica at a time; another passes it over. */
    private static final String COUNT =
            """
            INSERT INTO answers_told AS told
            SELECT plan_id, recipient_region, recipient_department, month, in_time, late, unanswered, 1
            FROM (SELECT plan_id, recipient_region, recipient_department, to_char(due_day, 'YYYY-MM') AS month,
                         CAST(count(*) FILTER (WHERE answered <= due_day) AS integer) AS in_time,
                         CAST(count(*) FILTER (WHERE answered > due_day) AS integer) AS late,
                         CAST(count(*) FILTER (WHERE answered IS NULL) AS integer) AS unanswered
                  FROM (SELECT *, CAST(acknowledged_at AT TIME ZONE :zone AS date) AS answered FROM notification) answer
                  WHERE (answered IS NOT NULL OR due_day < :today) AND (SELECT pg_try_advisory_xact_lock(:lock))
                  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4) counted
            ON CONFLICT (plan_id, region_code, department, month) DO UPDATE
            SET in_time = excluded.in_time, late = excluded.late, unanswered = excluded.unanswered,
                revision = told.revision + 1
            WHERE (told.in_time, told.late, told.unanswered)
                IS DISTINCT FROM (excluded.in_time, excluded.late, excluded.unanswered)
            RETURNING plan_id, region_code, department, month, in_time, late, unanswered, revision""";

    private static final long LOCK = 7_403_211;

    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

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
        List<Row> changed = session.createNativeQuery(COUNT, Row.class)
                .setParameter("zone", clock.getZone().getId())
                .setParameter("today", LocalDate.now(clock))
                .setParameter("lock", LOCK)
                .getResultList();
        changed.forEach(row -> outbox.publish(Actor.theClock(), row.counted(), null));
    }
}
