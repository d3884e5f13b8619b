package org.tuoyu.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.tuoyu.platform.BusyOrAway;
import org.tuoyu.platform.http.Trace;

/**
 * Gives each event its effect once, though Kafka delivers at least once. A batch is one transaction, or a few side by
 * side when it is large and the consumer can do that; when that fails its records are tried one by one with growing
 * pauses, and the one that still fails is set aside with the reason, so that it neither blocks the others nor is lost.
 * While the database is away, or has no room, everything waits.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    /** Fewer records are one transaction: the least work, and the soonest done. */
    private static final int MANY = 300;

    private static final int LANES = 3;
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    /** While the database answers and cannot; after that the record itself may be why it cannot. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.HOURS.toNanos(1);

    private final DataSource database;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    Inbox(DataSource database, DeadLetters deadLetters, MeterRegistry metrics) {
        this.database = database;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /** Returns once each record had its effect or was set aside. */
    public void receive(EventsConsumer consumer, ConsumerRecords<String, byte[]> records) {
        if (!consumer.sideBySide() || records.count() < MANY) {
            take(consumer, records);
            return;
        }
        var threads = Executors.newFixedThreadPool(LANES);
        try {
            CompletableFuture.allOf(lanes(records).stream()
                            .map(lane -> CompletableFuture.runAsync(
                                    () -> Trace.following(null, null, () -> take(consumer, lane)), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    /** A few large ones, whatever the number of partitions; a partition stays in one. */
    private static Collection<List<ConsumerRecord<String, byte[]>>> lanes(ConsumerRecords<String, byte[]> records) {
        var lanes = new HashMap<Integer, List<ConsumerRecord<String, byte[]>>>();
        var next = 0;
        for (var partition : records.partitions()) {
            lanes.computeIfAbsent(next++ % LANES, lane -> new ArrayList<>()).addAll(records.records(partition));
        }
        return lanes.values();
    }

    private void take(EventsConsumer consumer, Iterable<ConsumerRecord<String, byte[]>> records) {
        var readable = new ArrayList<Received>();
        for (var consumed : records) {
            try {
                readable.add(new Received(consumed, Event.of(consumed)));
            } catch (Event.UnreadableEvent e) {
                setAside(consumer, consumed, e);
            }
        }
        try {
            process(consumer, readable.stream().map(Received::event).toList());
        } catch (RuntimeException together) {
            LOG.debugf(together, "%s: a batch of %d is tried one by one", consumer.consumer(), readable.size());
            for (var one : readable) {
                Trace.following(one.event().traceparent(), one.event().actor(), () -> processAlone(consumer, one));
            }
        }
    }

    /** In a transaction of its own: what is new among the events has its effect. */
    void process(EventsConsumer consumer, List<Event> events) {
        var wanted =
                events.stream().filter(event -> consumer.wants(event.type())).toList();
        if (wanted.isEmpty()) return;
        QuarkusTransaction.requiringNew().run(() -> {
            var unseen = claim(consumer.consumer(), wanted);
            var fresh =
                    wanted.stream().filter(event -> unseen.remove(event.id())).toList();
            if (!fresh.isEmpty()) applyTraced(consumer, fresh);
            metrics.counter("tuoyu.inbox.events", "consumer", consumer.consumer())
                    .increment(fresh.size());
        });
    }

    /** Each event has a span of its own, and what follows from it lies below that. */
    private static void applyTraced(EventsConsumer consumer, List<Event> events) {
        var spans = events.stream()
                .map(event -> Trace.below(event.traceparent(), consumer.consumer() + " " + event.type()))
                .toList();
        try {
            consumer.applyAll(IntStream.range(0, events.size())
                    .mapToObj(i -> events.get(i).under(spans.get(i)))
                    .toList());
        } catch (RuntimeException e) {
            spans.forEach(span -> span.recordException(e));
            throw e;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private void processAlone(EventsConsumer consumer, Received one) {
        var pause = FIRST_PAUSE_MILLIS;
        var began = System.nanoTime();
        long minutes = 0;
        for (int tries = 1; ; ) {
            try {
                process(consumer, List.of(one.event()));
                return;
            } catch (RuntimeException e) {
                var waited = System.nanoTime() - began;
                var passes = BusyOrAway.isBehind(e) && waited < LONGEST_WAIT_NANOS || databaseIsAway();
                if (!passes && tries++ >= TRIES) {
                    setAside(consumer, one.record(), e);
                    return;
                }
                if (passes && waited >= TimeUnit.MINUTES.toNanos(minutes)) {
                    minutes++;
                    LOG.warnf(
                            e,
                            "%s: event %s waits for the database",
                            consumer.consumer(),
                            one.event().id());
                }
                pause(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void setAside(EventsConsumer consumer, ConsumerRecord<String, byte[]> consumed, RuntimeException reason) {
        LOG.errorf(
                reason,
                "%s: record %s-%d@%d is set aside",
                consumer.consumer(),
                consumed.topic(),
                consumed.partition(),
                consumed.offset());
        while (true) {
            try {
                deadLetters.add(consumer.consumer(), consumed, reason);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%s: it cannot be set aside yet: %s", consumer.consumer(), e.getMessage());
                pause(LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private HashSet<UUID> claim(String consumer, List<Event> events) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "INSERT INTO inbox (consumer, event_id) SELECT ?, unnest(?) ON CONFLICT DO NOTHING"
                                + " RETURNING event_id")) {
            statement.setString(1, consumer);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            events.stream().map(Event::id).distinct().sorted().toArray()));
            var unseen = new HashSet<UUID>();
            var found = statement.executeQuery();
            while (found.next()) unseen.add(found.getObject(1, UUID.class));
            return unseen;
        } catch (SQLException e) {
            throw new IllegalStateException("The inbox could not be written: " + e.getMessage(), e);
        }
    }

    private boolean databaseIsAway() {
        try (var connection = database.getConnection()) {
            return !connection.isValid(2);
        } catch (SQLException e) {
            return true;
        }
    }

    private void pause(long millis) {
        if (stopping) throw new IllegalStateException("The service stops; the records will come again");
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Received(ConsumerRecord<String, byte[]> record, Event event) {}
}
