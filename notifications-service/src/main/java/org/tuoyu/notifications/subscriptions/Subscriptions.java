package org.tuoyu.notifications.subscriptions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

@ApplicationScoped
class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {
    private static final Duration LOGGED = Duration.ofDays(30);
    private final Session session;
    private final Clock clock;

    Subscriptions(Session session, Clock clock) {
        this.clock = clock;
        this.session = session;
    }

    List<Subscription> after(UUID after, int limit, Actor actor) {
        return find("regionCode LIKE ?1 AND id > ?2 ORDER BY id", actor.scope().like(), after)
                .page(0, limit)
                .list();
    }

    Subscription require(UUID id, Actor actor) {
        return find("id = ?1 AND regionCode LIKE ?2", id, actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("subscription", id));
    }

    /** Where it goes on: not included. What is under way is taken back, so it goes on at once. */
    void goOnFrom(UUID id, long position) {
        session.createNativeMutationQuery(
                        """
                        UPDATE subscription SET position = :position, attempts = 0, failing_since = NULL,
                            next_attempt_at = NULL, claimed_by = NULL, claimed_until = NULL
                        WHERE id = :id""")
                .setParameter("position", position)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * @param attempt 0: asked for by hand
     * @param status of HTTP; 0: no answer, {@code error} says why
     */
    public record Attempt(
            UUID id,
            UUID eventId,
            String eventType,
            long position,
            int attempt,
            Instant at,
            boolean delivered,
            int status,
            String error,
            int millis) {}

    /** The newest first. */
    List<Attempt> attempts(UUID subscription, UUID before, Boolean delivered, int limit) {
        return session.createNativeQuery(
                        """
                        SELECT id, event_id, event_type, position, attempt, at, delivered, status, error, millis
                        FROM webhook_attempt
                        WHERE subscription_id = :id AND (CAST(:before AS uuid) IS NULL OR id < :before)
                          AND (CAST(:delivered AS boolean) IS NULL OR delivered = :delivered)
                        ORDER BY id DESC LIMIT :most""",
                        Attempt.class)
                .setParameter("id", subscription)
                .setParameter("before", before)
                .setParameter("delivered", delivered)
                .setParameter("most", limit)
                .getResultList();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetAttempts() {
        session.createNativeMutationQuery("DELETE FROM webhook_attempt WHERE at < :before")
                .setParameter("before", OffsetDateTime.now(clock).minus(LOGGED))
                .executeUpdate();
    }

    void log(UUID subscription, Attempt attempt) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO webhook_attempt (id, subscription_id, event_id, event_type, position, attempt, at, delivered,
                            status, error, millis)
                        VALUES (:id, :subscription, :event, :type, :position, :attempt, :at, :delivered, :status, :error, :millis)""")
                .setParameter("id", attempt.id())
                .setParameter("subscription", subscription)
                .setParameter("event", attempt.eventId())
                .setParameter("type", attempt.eventType())
                .setParameter("position", attempt.position())
                .setParameter("attempt", attempt.attempt())
                .setParameter("at", attempt.at().atOffset(ZoneOffset.UTC))
                .setParameter("delivered", attempt.delivered())
                .setParameter("status", attempt.status())
                .setParameter("error", attempt.error())
                .setParameter("millis", attempt.millis())
                .executeUpdate();
    }
}
