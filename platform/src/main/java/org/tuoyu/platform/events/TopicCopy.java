package org.tuoyu.platform.events;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tuoyu.platform.content.Hashes;

/** The records of some topics as rows of a temporary table, so that they can be compared by SQL, however many they are. */
final class TopicCopy implements AutoCloseable {
    private static final String TABLE =
            """
            CREATE TEMP TABLE topic_record (
                topic text, partition integer, "offset" bigint,
                event_id uuid, -- null: not an event that can be read
                type text, subject text, sequence bigint, happened_at timestamptz, content text)""";
    private static final String FILL =
            "INSERT INTO topic_record SELECT ?, ?, * FROM unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[],"
                    + " ?::timestamptz[], ?::text[])";

    private final Connection connection;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private long records;

    TopicCopy(Connection connection, Map<String, Object> kafka) throws SQLException {
        this.connection = connection;
        var settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 2_000);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS topic_record"); // of a run that broke off on this connection
            statement.execute(TABLE);
        } catch (SQLException e) {
            consumer.close();
            throw e;
        }
    }

    /** All that lies there now and was not copied before. */
    void copy(Set<String> topics) throws SQLException {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
        }
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        var begins = consumer.beginningOffsets(partitions);
        for (var partition : partitions) consumer.seek(partition, read.getOrDefault(partition, begins.get(partition)));
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            var polled = consumer.poll(Duration.ofSeconds(1));
            for (var partition : polled.partitions()) insert(partition, polled.records(partition));
        }
        for (var partition : partitions) read.put(partition, consumer.position(partition));
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE INDEX IF NOT EXISTS topic_record_event ON topic_record (event_id)");
            statement.execute("ANALYZE topic_record");
        }
    }

    private void insert(TopicPartition partition, List<ConsumerRecord<String, byte[]>> polled) throws SQLException {
        int size = polled.size();
        var offsets = new Long[size];
        var ids = new UUID[size];
        var types = new String[size];
        var subjects = new String[size];
        var sequences = new Long[size];
        var times = new Timestamp[size];
        var contents = new String[size];
        for (int i = 0; i < size; i++) {
            var polledOne = polled.get(i);
            offsets[i] = polledOne.offset();
            try {
                var event = Event.of(polledOne);
                ids[i] = event.id();
                types[i] = event.type();
                subjects[i] = event.subject();
                sequences[i] = event.sequence();
                times[i] = Timestamp.from(event.time().toInstant());
                contents[i] = Hashes.sha256((event.headers() + " " + event.data()).getBytes(StandardCharsets.UTF_8));
            } catch (Event.UnreadableEvent e) {
                continue; // its columns stay null
            }
        }
        try (var fill = connection.prepareStatement(FILL)) {
            fill.setString(1, partition.topic());
            fill.setInt(2, partition.partition());
            fill.setArray(3, connection.createArrayOf("bigint", offsets));
            fill.setArray(4, connection.createArrayOf("uuid", ids));
            fill.setArray(5, connection.createArrayOf("text", types));
            fill.setArray(6, connection.createArrayOf("text", subjects));
            fill.setArray(7, connection.createArrayOf("bigint", sequences));
            fill.setArray(8, connection.createArrayOf("timestamptz", times));
            fill.setArray(9, connection.createArrayOf("text", contents));
            fill.executeUpdate();
        }
        records += size;
    }

    long records() {
        return records;
    }

    /** How many events of the topic lie there once more than once. */
    long repeated(String topic) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT count(event_id) - count(DISTINCT event_id) FROM topic_record WHERE topic = ?")) {
            statement.setString(1, topic);
            var answer = statement.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS topic_record");
        } finally {
            consumer.close();
        }
    }
}
