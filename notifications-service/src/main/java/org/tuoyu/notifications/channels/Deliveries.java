package org.tuoyu.notifications.channels;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.notifications.channels.Channel.Address;
import org.tuoyu.notifications.channels.Channel.Outcome;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.secrets.Secrets;

/** The rows of deliveries: claimed, settled, given receipts. */
@ApplicationScoped
class Deliveries {
    /** More than so many that are due for one post come as one message. */
    static final int SINGLE = 5;

    private static final int POSTS = 16;
    private static final int MOST_ATTEMPTS = 12;
    private static final int MOST_WITHOUT_RECEIPT = 3;
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration RECEIPT = Duration.ofHours(6);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofHours(6));

    /** Of some posts all that is due: so "and 57 more" is the truth. */
    private static final String CLAIM_DUE =
            """
            WITH due_post AS (
                SELECT post_id FROM delivery WHERE channel = :channel AND next_attempt_at <= :now
                GROUP BY post_id ORDER BY min(next_attempt_at) LIMIT :posts),
            due AS (
                SELECT delivery.id FROM delivery JOIN due_post USING (post_id)
                WHERE channel = :channel AND next_attempt_at <= :now FOR UPDATE OF delivery SKIP LOCKED)
            UPDATE delivery SET state = 'SENDING', attempts = attempts + 1, held = NULL, next_attempt_at = :until
            FROM due WHERE delivery.id = due.id
            RETURNING delivery.id, post_id, notification_id, attempts, urgent""";

    private final Session session;
    private final Secrets secrets;
    private final MeterRegistry metrics;

    /**
     * What goes in one message to one post.
     *
     * @param each the number of the attempt of each: who claims it after us has another
     */
    record Group(
            UUID post, int attempts, boolean urgent, List<UUID> ids, List<Integer> each, List<UUID> notifications) {}

    private record Claimed(UUID id, UUID postId, UUID notificationId, int attempts, boolean urgent) {}

    private record Locked(UUID id, UUID again) {}

    private record Reached(String email, String phone, String robotKind, byte[] robotUrl, byte[] robotSecret) {}

    Deliveries(Session session, Secrets secrets, MeterRegistry metrics) {
        this.session = session;
        this.secrets = secrets;
        this.metrics = metrics;
    }

    List<Group> claim(Channel.Kind channel, Instant now) {
        List<Claimed> claimed = session.createNativeQuery(CLAIM_DUE, Claimed.class)
                .setParameter("channel", channel.name())
                .setParameter("now", at(now))
                .setParameter("posts", POSTS)
                .setParameter("until", at(now.plus(CLAIM)))
                .getResultList();
        var groups = new ArrayList<Group>();
        claimed.stream()
                .sorted(java.util.Comparator.comparing(Claimed::id))
                .collect(Collectors.groupingBy(Claimed::postId))
                .forEach((post, due) -> {
                    if (due.size() > SINGLE) groups.add(group(post, due));
                    else due.forEach(one -> groups.add(group(post, List.of(one))));
                });
        return groups;
    }

    private static Group group(UUID post, List<Claimed> due) {
        return new Group(
                post,
                due.stream().mapToInt(Claimed::attempts).max().orElse(1),
                due.stream().anyMatch(Claimed::urgent),
                due.stream().map(Claimed::id).toList(),
                due.stream().map(Claimed::attempts).toList(),
                due.stream().map(Claimed::notificationId).distinct().toList());
    }

    Address address(UUID post) {
        var reached = session.createNativeQuery(
                        "SELECT email, phone, robot_kind, robot_url, robot_secret FROM post WHERE id = :id",
                        Reached.class)
                .setParameter("id", post)
                .getSingleResult();
        return new Address(
                reached.email(),
                reached.phone(),
                reached.robotKind(),
                open(reached.robotUrl()),
                open(reached.robotSecret()));
    }

    private String open(byte[] sealed) {
        return sealed == null ? null : secrets.decrypt(sealed);
    }

    /** What came of it, for each of the group. */
    void settle(Channel.Kind channel, Group group, Outcome outcome, Instant now) {
        var state = outcome.state();
        Instant next = null;
        if (state == DeliveryState.TEMPORARY_FAILURE) {
            if (group.attempts() >= MOST_ATTEMPTS) state = DeliveryState.PERMANENT_FAILURE;
            else next = now.plus(BACKOFF.after(group.attempts()));
        } else if (state == DeliveryState.SENDING && group.attempts() >= MOST_WITHOUT_RECEIPT) {
            state = DeliveryState.PERMANENT_FAILURE; // no receipt ever came
        } else if (state == DeliveryState.SENDING) {
            next = now.plus(RECEIPT); // without a receipt by then it goes again
        }
        session.createNativeMutationQuery(
                        """
                        UPDATE delivery SET state = :state, error = :error, reference = coalesce(:reference, reference),
                            together = :together, next_attempt_at = :next,
                            settled_at = CASE WHEN CAST(:next AS timestamptz) IS NULL THEN CAST(:now AS timestamptz) END
                        FROM unnest(:ids, :attempts) AS ours (ours, attempt)
                        WHERE id = ours AND attempts = attempt AND state = 'SENDING'""")
                .setParameter("state", state.name())
                .setParameter("error", outcome.error())
                .setParameter("reference", outcome.reference())
                .setParameter("together", group.ids().size())
                .setParameter("next", next == null ? null : at(next))
                .setParameter("now", at(now))
                .setParameter("ids", group.ids().toArray(UUID[]::new))
                .setParameter("attempts", group.each().toArray(Integer[]::new))
                .executeUpdate();
        count(channel.name(), state, group.ids().size());
        if (state == DeliveryState.DELIVERED) delivered(group.notifications(), now);
        if (state == DeliveryState.PERMANENT_FAILURE) otherwise(group.ids(), now);
    }

    /** A message, or its place in a queue. */
    public record Sent(
            UUID id,
            UUID notificationId,
            String regionCode,
            String department,
            String post,
            String channel,
            int step,
            boolean urgent,
            String state,
            String held,
            Instant nextAttemptAt,
            int attempts,
            String error,
            Integer together,
            Instant createdAt,
            Instant settledAt) {}

    List<Sent> sent(RegionScope scope, DeliveryState state, UUID before, int limit) {
        return session.createNativeQuery(
                        """
                        SELECT delivery.id, notification_id, post.region_code, post.department, post.name, channel, step, urgent,
                               state, held, next_attempt_at, attempts, error, together, created_at, settled_at
                        FROM delivery JOIN post ON post.id = post_id
                        WHERE post.region_code ~>=~ :from AND post.region_code ~<~ :end
                          AND (CAST(:state AS text) IS NULL OR state = :state)
                          AND (CAST(:before AS uuid) IS NULL OR delivery.id < :before)
                        ORDER BY delivery.id DESC LIMIT :most""",
                        Sent.class)
                .setParameter("from", scope.from())
                .setParameter("end", scope.end())
                .setParameter("state", state == null ? null : state.name())
                .setParameter("before", before)
                .setParameter("most", limit)
                .getResultList();
    }

    /** @return whether there is a delivery that the provider calls so; one that is settled stays as it is */
    boolean receipt(String reference, boolean arrived, String error, Instant now) {
        record Waiting(UUID id, UUID notificationId, String channel) {}
        var state = arrived ? DeliveryState.DELIVERED : DeliveryState.PERMANENT_FAILURE;
        List<Waiting> waiting = session.createNativeQuery(
                        """
                        UPDATE delivery SET state = :state, error = :error, next_attempt_at = NULL, settled_at = :now
                        WHERE reference = :reference AND state IN ('SENDING', 'TEMPORARY_FAILURE')
                        RETURNING id, notification_id, channel""",
                        Waiting.class)
                .setParameter("state", state.name())
                .setParameter("error", error)
                .setParameter("now", at(now))
                .setParameter("reference", reference)
                .getResultList();
        if (waiting.isEmpty()) {
            return !session.createNativeQuery(
                            "SELECT id, notification_id, channel FROM delivery WHERE reference = :reference LIMIT 1",
                            Waiting.class)
                    .setParameter("reference", reference)
                    .getResultList()
                    .isEmpty();
        }
        waiting.forEach(one -> count(one.channel(), state, 1));
        if (arrived) delivered(waiting.stream().map(Waiting::notificationId).toList(), now);
        else otherwise(waiting.stream().map(Waiting::id).toList(), now);
        return true;
    }

    /** For those who watch: what came of attempts, and of what a provider had taken. */
    private void count(String channel, DeliveryState state, int number) {
        metrics.counter("tuoyu.deliveries", "channel", channel, "state", state.name())
                .increment(number);
    }

    private void delivered(List<UUID> notifications, Instant now) {
        session.createNativeMutationQuery(
                        "UPDATE notification SET delivered_at = :now WHERE id IN (:ids) AND delivered_at IS NULL")
                .setParameter("now", at(now))
                .setParameter("ids", notifications)
                .executeUpdate();
    }

    /** By the next channel; where there is none left and nothing has arrived, the next step does not wait any longer. */
    private void otherwise(List<UUID> ids, Instant now) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO delivery (id, notification_id, step, post_id, channel, otherwise, urgent, state,
                            next_attempt_at, created_at)
                        SELECT made, notification_id, step, post_id, otherwise[1], otherwise[2:], urgent, 'CREATED', :now, :now
                        FROM unnest(:ids, :made) AS failed (id, made) JOIN delivery USING (id)
                        WHERE cardinality(otherwise) > 0
                        ON CONFLICT DO NOTHING""")
                .setParameter("now", at(now))
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("made", Ids.many(ids.size()))
                .executeUpdate();
        session.createNativeQuery( // two channels that fail at once look at each other, one after the other
                        """
                        SELECT notification.id, notification.id FROM notification
                        WHERE id IN (SELECT notification_id FROM delivery WHERE id IN (:ids)) ORDER BY id FOR UPDATE""",
                        Locked.class)
                .setParameter("ids", ids)
                .getResultList();
        session.createNativeMutationQuery(
                        """
                        UPDATE notification SET next_step_at = :now, row_version = row_version + 1
                        FROM delivery failed
                        WHERE failed.id IN (:ids) AND notification.id = failed.notification_id
                          AND cardinality(failed.otherwise) = 0
                          AND delivered_at IS NULL AND acknowledged_at IS NULL AND next_step_at > :now
                          AND NOT EXISTS (SELECT FROM delivery other WHERE other.notification_id = notification.id
                                          AND other.next_attempt_at IS NOT NULL)""")
                .setParameter("now", at(now))
                .setParameter("ids", ids)
                .executeUpdate();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
