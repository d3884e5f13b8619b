package org.tuoyu.systemtests.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.ServiceProcess;
import org.tuoyu.platform.testing.KafkaBroker;

/** Everything that goes wrong, one at a time, each put right again. */
final class Faults {
    private static final List<String> TOPICS =
            List.of("targets.v1", "institutions.v1", "inspections.v1", "notifications.v1");
    private static final int SENT_AGAIN = 200;
    private static final String SLOTS_CHANGED = "org.tuoyu.slots.changed.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalSystem system;
    private final Random random;
    private final Map<String, Fault> all = new LinkedHashMap<>();

    interface Fault {
        void happen() throws Exception;
    }

    Faults(LocalSystem system, Wires wires, Random random) {
        this.system = system;
        this.random = random;
        for (var service : system.processes()) {
            all.put("kill -9 of " + service.name(), () -> killed(service));
            all.put("stopped and continued: " + service.name(), () -> stoppedForAWhile(service));
        }
        all.put("the relays are cut off between sending and deleting", this::relaysCutOff);
        all.put("kill -9 of PostgreSQL", () -> {
            system.postgres().kill();
            system.postgres().start();
        });
        all.put("kill -9 of the broker", () -> {
            var one = system.brokers().get(random.nextInt(system.brokers().size()));
            one.kill();
            pause(1_000, 5_000);
            one.start();
        });
        all.put("kill -9 of all replicas of a service while the broker is away", this::killedWithoutBroker);
        all.put("slow wires", () -> {
            wires.delay(40);
            pause(1_000, 3_000);
            wires.delay(0);
        });
        all.put("wires reset", wires::reset);
        all.put("records again, shuffled", this::recordsAgain);
        all.put("poisoned records", this::poison);
        all.put("an event whose data cannot be read", this::unreadableData);
    }

    List<String> names() {
        return List.copyOf(all.keySet());
    }

    void happen(String name) throws Exception {
        all.get(name).happen();
    }

    private void killed(ServiceProcess service) throws InterruptedException {
        service.kill();
        pause(0, 1_500);
        service.start();
        service.awaitReady();
    }

    /** Of the service in whose outbox the most waits: what its relay has taken and not sent must still be there. */
    private void killedWithoutBroker() throws InterruptedException, SQLException {
        system.brokers().forEach(KafkaBroker::kill);
        pause(2_000, 4_000);
        var fullest = "";
        long most = -1;
        for (var service : Checker.SERVICES) {
            var waiting = Checker.count(system, service, "SELECT count(*) FROM outbox");
            if (waiting > most) fullest = service;
            most = Math.max(most, waiting);
        }
        var replicas = system.replicas(system.service(fullest));
        replicas.forEach(ServiceProcess::kill);
        KafkaBroker.startAgain(system.brokers());
        replicas.forEach(ServiceProcess::start);
        for (var replica : replicas) replica.awaitReady();
    }

    private void stoppedForAWhile(ServiceProcess service) throws IOException, InterruptedException {
        service.freeze();
        pause(1_000, 8_000); // the session of its consumers ends after six seconds
        service.thaw();
    }

    /** A relay whose last statement was to read the outbox, while the outbox is not empty, is at sending. */
    private void relaysCutOff() throws SQLException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            for (var service : Checker.SERVICES) {
                Checker.count(
                        system,
                        service,
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE application_name = 'outbox-relay' AND datname = current_database()"
                                + " AND state = 'idle' AND query LIKE 'SELECT id, topic%'"
                                + " AND EXISTS (SELECT FROM outbox)");
            }
            pause(5, 20);
        }
    }

    /** As a producer does that did not hear the broker's answer, only worse. */
    private void recordsAgain() throws Exception {
        for (var topic : TOPICS) {
            var records = new ArrayList<>(last(topic));
            Collections.shuffle(records, random);
            send(records.stream()
                    .map(one -> new ProducerRecord<>(topic, null, one.key(), one.value(), one.headers()))
                    .toList());
        }
    }

    private void poison() throws Exception {
        for (var topic : TOPICS) {
            var nonsense = new byte[50];
            random.nextBytes(nonsense);
            send(List.of(
                    new ProducerRecord<>(topic, "poison", nonsense),
                    new ProducerRecord<>(topic, null, (byte[]) null),
                    new ProducerRecord<>(topic, "poison", "{}".getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** Written and told as each event is, by a service that has a bug: whoever takes its kind must set it aside. */
    private void unreadableData() throws SQLException {
        var id = UUID.randomUUID();
        var headers = JSON.createObjectNode()
                .put("ce_specversion", "1.0")
                .put("ce_id", id.toString())
                .put("ce_type", SLOTS_CHANGED)
                .put("ce_source", "/institutions")
                .put("ce_subject", id + "/slots")
                .put("ce_time", OffsetDateTime.now().toString())
                .put("ce_sequence", "1")
                .put("ce_regioncode", "211104002")
                .put("ce_actor", "fault");
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("institutions"));
                var statement = connection.prepareStatement(
                        """
                        WITH announced AS (
                            INSERT INTO outbox (topic, key, headers, payload) VALUES ('institutions.v1', ?, ?, ?))
                        INSERT INTO audit_entry (id, at, actor, actor_name, action, subject, region_code, after, trace_id)
                        VALUES (?, now(), 'fault', 'fault', ?, ?, '211104002', '{}', 'fault')""")) {
            statement.setString(1, id + "/slots");
            statement.setString(2, headers.toString());
            statement.setString(3, "{\"uscc\":\"" + id + "\",\"effectiveDay\":\"the day after\"}");
            statement.setObject(4, id);
            statement.setString(5, SLOTS_CHANGED);
            statement.setString(6, id + "/slots");
            statement.executeUpdate();
        }
    }

    private void send(List<ProducerRecord<String, byte[]>> records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", system.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var one : records) producer.send(one).get(60, TimeUnit.SECONDS);
        }
    }

    private List<ConsumerRecord<String, byte[]>> last(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", system.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - SENT_AGAIN)));
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    void pause(int atLeast, int atMost) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(atLeast + random.nextInt(atMost - atLeast + 1));
    }
}
