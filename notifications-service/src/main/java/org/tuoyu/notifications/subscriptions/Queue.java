package org.tuoyu.notifications.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.Session;
import org.tuoyu.notifications.feed.FeedItem;
import org.tuoyu.notifications.feed.ReadFeed;
import org.tuoyu.notifications.outside.OutsideHttp;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.secrets.Secrets;

/**
 * The place of each subscription in the feed is its queue. It is claimed for a while, so that of many replicas one sends; who
 * has lost the claim moves nothing. An event that is not taken is tried again over days, in order: none is left out. Then the
 * subscription is paused, and its department told.
 */
@ApplicationScoped
class Queue {
    /** After each failure; the sum is about four days. As Standard Webhooks recommends, and a day more. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private static final int GONE = 410;
    private static final Duration CLAIM = Duration.ofSeconds(60);
    private static final int BATCH = 20;
    private static final double JITTER = 0.1;

    private final Session session;
    private final Subscriptions subscriptions;
    private final ReadFeed readFeed;
    private final Secrets secrets;
    private final Outbox outbox;

    private record Key(UUID id) {}

    /** A subscription that is ours for a while, and what is next for it. */
    record Claimed(UUID id, String url, List<String> secrets, List<FeedItem> next) {}

    private record Row(
            String url,
            String regionCode,
            String[] types,
            String[] regions,
            long position,
            byte[] secret,
            byte[] oldSecret,
            Instant oldSecretUntil) {}

    private record Failing(int attempts) {}

    Queue(Session session, Subscriptions subscriptions, ReadFeed readFeed, Secrets secrets, Outbox outbox) {
        this.session = session;
        this.subscriptions = subscriptions;
        this.readFeed = readFeed;
        this.secrets = secrets;
        this.outbox = outbox;
    }

    /** Those for which something may be there, and whose time it is. */
    @Transactional
    List<UUID> claim(UUID claim, Instant now) {
        return session
                .createNativeQuery(
                        """
                        UPDATE subscription SET claimed_by = :claim, claimed_until = :until
                        WHERE id IN (
                            SELECT subscription.id FROM subscription CROSS JOIN event_head
                            WHERE state = 'ACTIVE' AND position < event_head.last
                              AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
                              AND (claimed_until IS NULL OR claimed_until <= :now)
                            FOR UPDATE OF subscription SKIP LOCKED)
                        RETURNING id""",
                        Key.class)
                .setParameter("claim", claim)
                .setParameter("until", at(now.plus(CLAIM)))
                .setParameter("now", at(now))
                .getResultList()
                .stream()
                .map(Key::id)
                .toList();
    }

    /** What is next; empty, and given back, when nothing is or when the claim is lost. */
    @Transactional
    Optional<Claimed> next(UUID id, UUID claim, Instant now) {
        var row = session.createNativeQuery(
                        """
                        UPDATE subscription SET claimed_until = :until
                        WHERE id = :id AND claimed_by = :claim AND state = 'ACTIVE'
                        RETURNING url, region_code, types, regions, position, secret, old_secret, old_secret_until""",
                        Row.class)
                .setParameter("until", at(now.plus(CLAIM)))
                .setParameter("id", id)
                .setParameter("claim", claim)
                .uniqueResult();
        if (row == null) return Optional.empty();
        var found = readFeed.after(
                row.position(),
                new ReadFeed.Filter(List.of(row.types()), scopes(row.regionCode(), List.of(row.regions()))),
                BATCH);
        if (found.items().isEmpty()) { // none of what is there is for it
            var over = found.until() >= readFeed.head().last();
            advance(id, claim, found.until(), over, now);
            return over ? Optional.empty() : Optional.of(new Claimed(id, row.url(), List.of(), List.of()));
        }
        return Optional.of(new Claimed(
                id, row.url(), open(row.secret(), row.oldSecret(), row.oldSecretUntil(), now), found.items()));
    }

    /** By which a request to it is signed now. */
    List<String> secrets(Subscription subscription, Instant now) {
        var until = subscription.oldSecretUntil();
        return open(subscription.secret(), subscription.oldSecret(), until == null ? null : until.toInstant(), now);
    }

    private List<String> open(byte[] secret, byte[] old, Instant oldUntil, Instant now) {
        var all = new ArrayList<>(List.of(secrets.decrypt(secret)));
        if (old != null && oldUntil.isAfter(now)) all.add(secrets.decrypt(old));
        return all;
    }

    private static List<RegionScope> scopes(String regionCode, List<String> regions) {
        return regions.isEmpty()
                ? List.of(RegionScope.of(regionCode))
                : regions.stream().map(RegionScope::of).toList();
    }

    private void advance(UUID id, UUID claim, long position, boolean giveBack, Instant now) {
        session.createNativeMutationQuery(
                        """
                        UPDATE subscription SET position = :position, attempts = 0, failing_since = NULL, next_attempt_at = NULL,
                            claimed_by = CASE WHEN :back THEN NULL ELSE claimed_by END,
                            claimed_until = CASE WHEN :back THEN NULL ELSE CAST(:until AS timestamptz) END
                        WHERE id = :id AND claimed_by = :claim AND position <= :position""")
                .setParameter("until", at(now.plus(CLAIM)))
                .setParameter("position", position)
                .setParameter("back", giveBack)
                .setParameter("id", id)
                .setParameter("claim", claim)
                .executeUpdate();
    }

    /** Whether the next one may follow at once. */
    @Transactional
    boolean settle(UUID id, UUID claim, FeedItem event, OutsideHttp.Answer answer, int millis, Instant now) {
        var state = session.createNativeQuery(
                        "SELECT attempts FROM subscription WHERE id = :id AND claimed_by = :claim FOR UPDATE",
                        Failing.class)
                .setParameter("id", id)
                .setParameter("claim", claim)
                .uniqueResult();
        var attempt = state == null ? 0 : state.attempts() + 1;
        subscriptions.log(id, attempt(event, attempt, answer, millis, now));
        if (state == null) return false; // somebody else has it by now
        if (answer.isSuccess()) {
            advance(id, claim, event.position(), false, now);
            return true;
        }
        if (answer.status() == GONE || attempt > PAUSES.size()) {
            giveUp(id, answer);
            return false;
        }
        session.createNativeMutationQuery(
                        """
                        UPDATE subscription SET attempts = :attempts, failing_since = coalesce(failing_since, :now),
                            next_attempt_at = :next, claimed_by = NULL, claimed_until = NULL WHERE id = :id""")
                .setParameter("attempts", attempt)
                .setParameter("now", at(now))
                .setParameter("next", at(now.plus(pause(attempt, answer))))
                .setParameter("id", id)
                .executeUpdate();
        return false;
    }

    static Subscriptions.Attempt attempt(
            FeedItem event, int attempt, OutsideHttp.Answer answer, int millis, Instant now) {
        return new Subscriptions.Attempt(
                Ids.next(),
                event.id(),
                event.type(),
                event.position(),
                attempt,
                now,
                answer.isSuccess(),
                answer.status(),
                answer.isSuccess() ? null : answer.inWords(),
                millis);
    }

    private void giveUp(UUID id, OutsideHttp.Answer answer) {
        var subscription = subscriptions.findById(id);
        var before = subscription.state("before");
        outbox.publish(Actor.theClock(), subscription.pause(answer.inWords()), before);
        subscriptions.flush();
        session.createNativeMutationQuery(
                        "UPDATE subscription SET claimed_by = NULL, claimed_until = NULL WHERE id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** As the other side asks for, when it does and it is not longer than the next pause but one. */
    private static Duration pause(int attempt, OutsideHttp.Answer answer) {
        var usual = PAUSES.get(attempt - 1);
        var jitter = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
        var pause = Duration.ofMillis((long) (usual.toMillis() * jitter));
        if (answer.retryAfter() == null || !answer.retryAfter().matches("\\d{1,5}")) return pause;
        var asked = Duration.ofSeconds(Long.parseLong(answer.retryAfter()));
        return asked.compareTo(pause) > 0 && asked.compareTo(Duration.ofHours(1)) <= 0 ? asked : pause;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
