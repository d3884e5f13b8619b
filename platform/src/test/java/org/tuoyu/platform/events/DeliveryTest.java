package org.tuoyu.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.CounterResource.Counters;
import org.tuoyu.platform.CounterResource.Opening;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** What is committed is delivered, in order, with one effect: with many writers, a broken relay, a broker that is away. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class DeliveryTest {
    private static final Actor ACTOR = new Actor("registrar-1", "Registrar", Set.of(), "211104", "civil-affairs", null);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Counters counters;

    @Inject
    DeadLetters deadLetters;

    @Inject
    DataSource database;

    @ConfigProperty(name = "tuoyu.test.kafka-pid")
    long kafkaPid;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Test
    void everyChangeOfManyConcurrentWritersHasOneEffectAndStaysInOrder() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        var work = IntStream.range(0, 48)
                .<Callable<UUID>>mapToObj(i -> () -> {
                    var counter = open(0);
                    for (int n = 0; n < 12; n++) {
                        var now = QuarkusTransaction.requiringNew()
                                .call(() -> counters.require(counter, ACTOR).revision());
                        counters.count(counter, now, ACTOR);
                    }
                    return counter;
                })
                .toList();
        for (var done : threads.invokeAll(work)) awaitEffects(done.get(), 12);
        threads.shutdown();
        for (var sequences : sequencesInKafka().values()) {
            assertThat(sequences.stream().distinct().toList()).isSorted();
        }
    }

    @Test
    void aRolledBackChangeIsNeverAnnounced() throws SQLException {
        var before = count("SELECT count(*) FROM audit_entry");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            counters.open(new Opening("211104002", 3, null), ACTOR);
                            throw new IllegalStateException("no");
                        })))
                .hasMessageContaining("no");
        assertThat(count("SELECT count(*) FROM audit_entry")).isEqualTo(before);
    }

    @Test
    void aRelayThatDiesBetweenSendAndDeleteSendsAgainAndTheEffectStaysOne() throws SQLException {
        UUID id;
        try (var blocker = database.getConnection();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            // A reader lock on the table lets writers in and the relay's DELETE wait.
            statement.execute("LOCK TABLE outbox IN SHARE UPDATE EXCLUSIVE MODE");
            id = open(5);
            statement.execute("SELECT id FROM outbox FOR UPDATE");
            await().atMost(LONG).until(() -> effects(id) == 5);
            await().atMost(LONG)
                    .until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'outbox-relay'"
                                    + " AND wait_event_type = 'Lock'")
                            == 1);
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outbox-relay'");
            blocker.rollback();
        }
        await().atMost(LONG).until(() -> count("SELECT count(*) FROM outbox") == 0);
        await().atMost(LONG).until(() -> sequencesInKafka().get(id.toString()).size() >= 10);
        assertThat(effects(id)).isEqualTo(5);
        assertThat(count("SELECT count FROM known_counter WHERE id = '" + id + "'"))
                .isEqualTo(5);
    }

    @Test
    void theRelayFindsWhatWaitsByTheIndexSinceItsPlanOutlivesAllThatIsDeletedMeanwhile() throws SQLException {
        var byIndex = "SELECT idx_scan FROM pg_stat_user_tables WHERE relname = 'outbox'";
        var before = count(byIndex);
        awaitEffects(open(9), 9);
        await().atMost(LONG).until(() -> count(byIndex) > before + 20);
    }

    @Test
    void whileTheBrokerIsAwayChangesAreAcceptedAndDeliveredWhenItIsBack() throws Exception {
        signal("STOP");
        UUID id;
        try {
            id = open(9);
            assertThat(count("SELECT count(*) FROM outbox")).isGreaterThanOrEqualTo(9);
        } finally {
            signal("CONT");
        }
        awaitEffects(id, 9);
        await().atMost(LONG).until(() -> count("SELECT count(*) FROM outbox") == 0);
    }

    @Test
    void aRecordThatFailsIsSetAsideBlocksNoOtherAndCanBeSentAgain() throws SQLException {
        SampleConsumer.refusesThirteen = true;
        var bad = open(12);
        counters.count(bad, 12, ACTOR); // thirteen
        counters.count(bad, 13, ACTOR);
        var good = open(2);
        awaitEffects(good, 2);
        awaitEffects(bad, 13); // all but the thirteenth

        var administrator = new Tokens(issuer).of("ops", "000000", "administrator");
        var letters = "/api/v1/dead-letters";
        await().atMost(LONG).until(() -> count("SELECT count(*) FROM dead_letter WHERE reason = 'thirteen'") == 1);
        String letter =
                given().auth().oauth2(administrator).get(letters).path("items.find { it.reason == 'thirteen' }.id");
        given().auth()
                .oauth2(administrator)
                .post(letters + "/" + letter + "/redrive")
                .then()
                .statusCode(409);

        SampleConsumer.refusesThirteen = false; // the cause is mended
        given().auth()
                .oauth2(administrator)
                .post(letters + "/" + letter + "/redrive")
                .then()
                .statusCode(204);
        assertThat(effects(bad)).isEqualTo(14);
        assertThat(count("SELECT count FROM known_counter WHERE id = '" + bad + "'"))
                .isEqualTo(14);
        await().atMost(LONG).until(() -> !records("sample.v1.dead-letter.sample", bad.toString())
                .isEmpty());
    }

    @Test
    void aRecordWaitsWhileTheDatabaseHasNoRoomAndIsNotSetAside() throws SQLException {
        var setAside = count("SELECT count(*) FROM dead_letter");
        SampleConsumer.FULL.set(8);
        var id = open(7);
        awaitEffects(id, 7);
        assertThat(SampleConsumer.FULL.get()).isNegative();
        assertThat(count("SELECT count(*) FROM dead_letter")).isEqualTo(setAside);
    }

    @Test
    void aRecordThatIsNoEventIsSetAsideToo() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("sample.v1", "nobody", "{ not \0 json"))
                    .get();
        }
        await().atMost(LONG).until(() -> count("SELECT count(*) FROM dead_letter WHERE key = 'nobody'") == 1);
        awaitEffects(open(1), 1);
    }

    /** The connector must not read our headers: what it cannot read would stop it for all. */
    @Test
    void anEventWithAnUnreadableTimeIsSetAsideToo() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>("sample.v1", "timeless", "{}");
            var headers = Map.of(
                    "ce_specversion", "1.0",
                    "ce_id", UUID.randomUUID().toString(),
                    "ce_type", "org.tuoyu.counter.counted.v1",
                    "ce_source", "/sample",
                    "ce_subject", "timeless",
                    "ce_sequence", "1",
                    "ce_time", "yesterday",
                    "ce_regioncode", "211104002");
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
        await().atMost(LONG).until(() -> count("SELECT count(*) FROM dead_letter WHERE key = 'timeless'") == 1);
        awaitEffects(open(1), 1);
    }

    /** Topics that came back from a copy give old offsets to other records. */
    @Test
    void whatIsSetAsideAtAnOffsetDoesNotHideAnotherEventThere() throws SQLException {
        var first = record("returned", UUID.randomUUID());
        deadLetters.add("sample", first, new IllegalStateException("of the first"));
        deadLetters.add("sample", first, new IllegalStateException("the same once more"));
        deadLetters.add("sample", record("returned", UUID.randomUUID()), new IllegalStateException("of the second"));
        assertThat(count("SELECT count(*) FROM dead_letter WHERE key = 'returned'"))
                .isEqualTo(2);
    }

    private static ConsumerRecord<String, byte[]> record(String key, UUID event) {
        var record = new ConsumerRecord<>("elsewhere.v1", 0, 7, key, "{}".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", event.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private UUID open(int times) {
        return counters.open(new Opening("211104002", times, null), ACTOR).id();
    }

    private void awaitEffects(UUID id, int expected) {
        await().atMost(LONG).until(() -> effects(id) == expected);
    }

    private long effects(UUID id) throws SQLException {
        return count("SELECT count(*) FROM seen WHERE counter_id = '" + id + "'");
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(kafkaPid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Map<String, List<Long>> sequencesInKafka() {
        return records("sample.v1", null).stream()
                .filter(found -> found.headers().lastHeader("ce_sequence") != null)
                .collect(java.util.stream.Collectors.groupingBy(
                        found -> found.key(),
                        java.util.stream.Collectors.mapping(
                                found -> Long.valueOf(new String(
                                        found.headers()
                                                .lastHeader("ce_sequence")
                                                .value(),
                                        StandardCharsets.UTF_8)),
                                java.util.stream.Collectors.toList())));
    }

    private List<org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>> records(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(found -> new org.apache.kafka.common.TopicPartition(topic, found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new java.util.ArrayList<org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all.stream()
                    .filter(found -> key == null || key.equals(found.key()))
                    .toList();
        }
    }
}
