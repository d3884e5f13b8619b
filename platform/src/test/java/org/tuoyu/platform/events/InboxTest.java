package org.tuoyu.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** When many events wait, the partitions are taken side by side, and nothing else changes. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class InboxTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TOPIC = "waiting.v1";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final int PARTITIONS = 3;
    private static final int EACH = 100;
    private static final int REFUSED = 40;

    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Test
    void aPartitionThatWaitsHoldsNoOtherAndEachIsTakenOnceInItsOrder() throws Exception {
        var counters = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> UUID.randomUUID())
                .toList();
        var consumer = new InOrder(counters.get(1));
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO known_counter VALUES ('%s', 0, -1)".formatted(counters.get(0)));
            var received = CompletableFuture.runAsync(() -> inbox.receive(consumer, waiting(counters)));
            await().atMost(LONG).until(() -> taken(counters.get(2)) == EACH);
            await().atMost(LONG).until(() -> taken(counters.get(1)) == EACH - 1);
            assertThat(taken(counters.get(0))).isZero();
            assertThat(received).isNotDone();
            other.rollback();
            received.join();
        }
        assertThat(taken(counters.get(0))).isEqualTo(EACH);
        assertThat(setAside(counters)).containsExactly(counters.get(1) + " refused");

        inbox.receive(consumer, waiting(counters)); // Kafka delivers at least once
        assertThat(setAside(counters)).containsExactly(counters.get(1) + " refused");
        for (var counter : counters) assertThat(taken(counter)).isBetween(EACH - 1L, (long) EACH);
    }

    @Test
    void whatAnEventDoesIsLoggedInItsTraceAndWithWhoBegan() {
        var logged = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger(Inbox.class.getName());
        var handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                logged.add(line.getLevel() + " " + line.getMdc("traceId") + " " + line.getMdc("actor"));
            }
        };
        log.addHandler(handler);
        try {
            var counter = UUID.randomUUID();
            var refused = event(0, REFUSED, counter.toString());
            inbox.receive(
                    new InOrder(counter),
                    new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), List.of(refused)), Map.of()));
        } finally {
            log.removeHandler(handler);
        }
        assertThat(logged).contains("ERROR " + TRACE + " somebody");
        assertThat(MDC.get("actor")).isNull();
    }

    /** Notes each event, and fails on one that comes after a later one. */
    private final class InOrder implements EventsConsumer {
        private final UUID refusing;

        InOrder(UUID refusing) {
            this.refusing = refusing;
        }

        @Override
        public String consumer() {
            return "in-order";
        }

        @Override
        public boolean wants(String type) {
            return true;
        }

        @Override
        public boolean sideBySide() {
            return true;
        }

        @Override
        public void apply(Event event) {
            assertThat(MDC.get("actor")).isEqualTo("somebody");
            var counter = UUID.fromString(event.subject());
            if (counter.equals(refusing) && event.sequence() == REFUSED) throw new IllegalStateException("refused");
            var newer = entities.createNativeQuery(
                            """
                            INSERT INTO known_counter VALUES (:id, 0, :sequence) ON CONFLICT (id)
                            DO UPDATE SET sequence = excluded.sequence WHERE known_counter.sequence < excluded.sequence""")
                    .setParameter("id", counter)
                    .setParameter("sequence", event.sequence())
                    .executeUpdate();
            if (newer == 0) throw new IllegalStateException("out of order");
            entities.createNativeQuery("INSERT INTO seen VALUES (:id, :sequence)")
                    .setParameter("id", counter)
                    .setParameter("sequence", event.sequence())
                    .executeUpdate();
        }
    }

    /** A partition for each counter. */
    private static ConsumerRecords<String, byte[]> waiting(List<UUID> counters) {
        var records = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        for (int partition = 0; partition < counters.size(); partition++) {
            var counter = counters.get(partition).toString();
            int number = partition;
            records.put(
                    new TopicPartition(TOPIC, partition),
                    IntStream.range(0, EACH)
                            .mapToObj(offset -> event(number, offset, counter))
                            .toList());
        }
        return new ConsumerRecords<>(records, Map.of());
    }

    private static ConsumerRecord<String, byte[]> event(int partition, int offset, String counter) {
        var event = new ConsumerRecord<>(TOPIC, partition, offset, counter, "{}".getBytes(StandardCharsets.UTF_8));
        new Event(
                        UUID.nameUUIDFromBytes((counter + offset).getBytes(StandardCharsets.UTF_8)),
                        "org.tuoyu.sample.counted.v1",
                        "/sample",
                        counter,
                        offset,
                        OffsetDateTime.now(),
                        "211104002",
                        "somebody",
                        null,
                        "00-" + TRACE + "-b7ad6b7169203331-01",
                        null)
                .headers()
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    /** Whose records were set aside, each with the reason. */
    private List<String> setAside(List<UUID> counters) throws SQLException {
        try (var connection = database.getConnection();
                var asked = connection.prepareStatement(
                        "SELECT key || ' ' || reason FROM dead_letter WHERE key = ANY (?)")) {
            asked.setArray(1, connection.createArrayOf("text", counters.toArray()));
            var found = asked.executeQuery();
            var all = new ArrayList<String>();
            while (found.next()) all.add(found.getString(1));
            return all;
        }
    }

    private long taken(UUID counter) throws SQLException {
        return count("SELECT count(*) FROM seen WHERE counter_id = '" + counter + "'");
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
