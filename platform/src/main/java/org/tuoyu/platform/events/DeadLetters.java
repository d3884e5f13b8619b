package org.tuoyu.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.Actor;

/** Records that could not be processed: kept here, and in {@code <topic>.dead-letter.<consumer>} for others to see. */
@ApplicationScoped
class DeadLetters {
    private static final int LONGEST_REASON = 2_000;

    private record Waiting(String consumer, long letters) {}

    private final EntityManager entities;
    private final Outbox outbox;
    private final MultiGauge waiting;

    DeadLetters(EntityManager entities, Outbox outbox, MeterRegistry metrics) {
        this.entities = entities;
        this.outbox = outbox;
        this.waiting = MultiGauge.builder("tuoyu.dead.letters.waiting").register(metrics);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(String consumer, ConsumerRecord<String, byte[]> consumed, RuntimeException failure) {
        var headers = new LinkedHashMap<>(Event.headersOf(consumed));
        var payload = consumed.value() == null
                ? ""
                : new String(consumed.value(), StandardCharsets.UTF_8).replace("\0", "\uFFFD");
        var reason = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getName())
                .replace("\0", "\uFFFD");
        reason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        headers.replaceAll((name, value) -> value.replace("\0", "\uFFFD"));
        var key = consumed.key() == null ? "" : consumed.key().replace("\0", "\uFFFD");
        var added = entities.createNativeQuery(
                        """
                        INSERT INTO dead_letter (id, consumer, topic, partition, "offset", event_id, key, headers, payload, reason)
                        VALUES (:id, :consumer, :topic, :partition, :offset, left(:event, 36), :key, :headers, :payload, :reason)
                        ON CONFLICT DO NOTHING""")
                .setParameter("id", Ids.next())
                .setParameter("consumer", consumer)
                .setParameter("topic", consumed.topic())
                .setParameter("partition", consumed.partition())
                .setParameter("offset", consumed.offset())
                .setParameter("event", headers.getOrDefault("ce_id", ""))
                .setParameter("key", key)
                .setParameter("headers", EventJson.write(headers))
                .setParameter("payload", payload)
                .setParameter("reason", reason)
                .executeUpdate();
        if (added == 0) return; // delivered twice, set aside once
        headers.put("tuoyu_reason", reason);
        outbox.send(consumed.topic() + ".dead-letter." + consumer, key, headers, payload);
    }

    @Scheduled(every = "15s")
    @Transactional
    void count() {
        List<Waiting> counted = entities.createQuery(
                        "SELECT consumer, count(*) FROM DeadLetter WHERE redrivenAt IS NULL" + " GROUP BY consumer",
                        Waiting.class)
                .getResultList();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (var one : counted) rows.add(MultiGauge.Row.of(Tags.of("consumer", one.consumer()), one.letters()));
        waiting.register(rows, true);
    }

    Page<DeadLetter> waiting(Cursor cursor, int limit) {
        List<DeadLetter> found = entities.createQuery(
                        "FROM DeadLetter WHERE redrivenAt IS NULL AND id > :after ORDER BY id", DeadLetter.class)
                .setParameter("after", cursor.uuid())
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, letter -> Cursor.of(letter.id()));
    }

    Optional<DeadLetter> find(UUID id) {
        return Optional.ofNullable(entities.find(DeadLetter.class, id));
    }

    @Transactional
    void markRedriven(UUID id, Actor actor) {
        entities.createNativeQuery(
                        "UPDATE dead_letter SET redriven_at = now(), redriven_by = :by WHERE id = :id AND redriven_at IS NULL")
                .setParameter("by", actor.id())
                .setParameter("id", id)
                .executeUpdate();
    }
}
