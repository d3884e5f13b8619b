package org.tuoyu.notifications.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.identity.RegionScope;

/** The feed from a place on, by kind and region; and for how long it is there. */
@ApplicationScoped
public class ReadFeed {
    /** So many positions are looked through at most for one page, whatever the filter leaves of them. */
    private static final int WINDOW = 20_000;

    private static final String ROW =
            """
            SELECT id, type, source, subject, occurred_at, sequence, region_code, actor, clause, traceparent, position, data
            FROM event
            """;

    private final Session session;
    private final Clock clock;
    private final Duration retention;
    private volatile long forgottenUpTo;

    /**
     * @param types kinds of event, {@code org.tuoyu.filing.*} for all that begin so; empty: all
     * @param regions each with all below; those of the reader
     */
    public record Filter(List<String> types, List<RegionScope> regions) {}

    /** @param last the position of the newest event; {@code oldest} the smallest that is still given */
    public record Head(long last, long oldest) {}

    /** @param until looked through up to there */
    public record Found(List<FeedItem> items, long until) {}

    private record Row(
            UUID id,
            String type,
            String source,
            String subject,
            Instant occurredAt,
            long sequence,
            String regionCode,
            String actor,
            String clause,
            String traceparent,
            long position,
            String data) {
        FeedItem item() {
            return new FeedItem(
                    "1.0",
                    id,
                    type,
                    source,
                    subject,
                    occurredAt.atOffset(ZoneOffset.UTC),
                    "application/json",
                    sequence,
                    regionCode,
                    actor,
                    clause,
                    traceparent,
                    position,
                    EventJson.tree(data));
        }
    }

    private record Place(Long position) {}

    /** @param retention how long the feed gives an event */
    ReadFeed(
            Session session,
            Clock clock,
            @ConfigProperty(name = "tuoyu.feed.retention", defaultValue = "P90D") Duration retention) {
        this.session = session;
        this.clock = clock;
        this.retention = retention;
    }

    public Head head() {
        return session.createNativeQuery("SELECT last, oldest FROM event_head", Head.class)
                .getSingleResult();
    }

    public Found after(long position, Filter filter, int limit) {
        var until = Math.min(head().last(), position + WINDOW);
        var scopes = filter.regions();
        var query = session.createNativeQuery(
                        ROW
                                + """
                                WHERE position > :after AND position <= :until
                                  AND (cardinality(:types) = 0 OR type LIKE ANY(:types))
                                  AND EXISTS (SELECT FROM unnest(:from, :end) AS scope (first, beyond)
                                              WHERE region_code ~>=~ first AND region_code ~<~ beyond)
                                ORDER BY position LIMIT :most""",
                        Row.class)
                .setParameter("after", position)
                .setParameter("until", until)
                .setParameter(
                        "types", filter.types().stream().map(ReadFeed::pattern).toArray(String[]::new))
                .setParameter("from", scopes.stream().map(RegionScope::from).toArray(String[]::new))
                .setParameter("end", scopes.stream().map(RegionScope::end).toArray(String[]::new))
                .setParameter("most", limit);
        var items = query.getResultList().stream().map(Row::item).toList();
        return new Found(items, items.size() == limit ? items.get(limit - 1).position() : until);
    }

    /** For LIKE: only the asterisk at the end means anything. */
    private static String pattern(String type) {
        var literal = type.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return literal.endsWith("*") ? literal.substring(0, literal.length() - 1) + "%" : literal;
    }

    public Optional<FeedItem> one(UUID event) {
        return session.createNativeQuery(ROW + "WHERE id = :id", Row.class)
                .setParameter("id", event)
                .uniqueResultOptional()
                .map(Row::item);
    }

    /** One that the database can compare with. */
    public static boolean isOfThisWorld(OffsetDateTime time) {
        return time.getYear() >= 1900 && time.getYear() < 2200;
    }

    /** The place before the first event that was taken in at that time or later. */
    public long before(OffsetDateTime time) {
        var first = session.createNativeQuery("SELECT min(position) FROM event WHERE received_at >= :time", Place.class)
                .setParameter("time", time)
                .getSingleResult()
                .position();
        var head = head();
        return first == null ? head.last() : Math.max(first, head.oldest()) - 1;
    }

    /** The head first, by itself: whoever takes events in waits for it. */
    @Scheduled(every = "${tuoyu.feed.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var oldest = QuarkusTransaction.requiringNew().call(() -> {
            var first = before(OffsetDateTime.now(clock).minus(retention)) + 1;
            session.createNativeMutationQuery("UPDATE event_head SET oldest = greatest(oldest, :oldest)")
                    .setParameter("oldest", first)
                    .executeUpdate();
            return first;
        });
        while (forgottenUpTo < oldest - 1) {
            var until = Math.min(oldest - 1, forgottenUpTo + WINDOW);
            QuarkusTransaction.requiringNew().run(() -> delete(forgottenUpTo, until));
            forgottenUpTo = until;
        }
    }

    /** What a notification refers to, or one that is held will, stays. */
    private void delete(long after, long until) {
        session.createNativeMutationQuery(
                        """
                        DELETE FROM event WHERE position > :after AND position <= :until
                            AND NOT EXISTS (SELECT FROM notification WHERE event_id = event.id)
                            AND NOT EXISTS (SELECT FROM held_event WHERE event_id = event.id)""")
                .setParameter("after", after)
                .setParameter("until", until)
                .executeUpdate();
    }
}
