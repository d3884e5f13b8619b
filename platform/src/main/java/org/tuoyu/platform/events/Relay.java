package org.tuoyu.platform.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries the outbox to Kafka: one relay per database at a time (an advisory lock on a connection of its own), in the
 * order of the rows, and a row is deleted only after the broker has it. What stops half-way is sent again; consumers
 * drop the repetition by the event's id.
 */
@Singleton
class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    /** Of one record; brokers must take as much ({@code message.max.bytes}). */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int BATCH = 500;
    /** What is committed within it after a batch goes together: each batch costs every reader as much as many events do. */
    private static final long GATHER_MILLIS = 4;

    /** What another replica has written is not told: it is looked for soon after there was something, then less and less. */
    private static final long LONGEST_POLL_MILLIS = 50;

    private static final long LOCK = 0x7475_6f79_75L; // "tuoyu"

    private final String url;
    private final String user;
    private final String password;
    /** Address and certificates: all settings that begin with {@code kafka.}. */
    private final Map<String, Object> kafka;

    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running = true;
    private Thread thread;

    private record Row(long id, String topic, String key, String headers, String payload) {}

    Relay(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.kafka = kafka;
    }

    void onStart(@Observes StartupEvent started) {
        thread = new Thread(this, "outbox-relay");
        thread.start();
    }

    void onStop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.interrupt();
            thread.join(5_000);
        }
    }

    /** Called after a commit that left something in the outbox. */
    void wake() {
        if (bell.availablePermits() == 0) bell.release();
    }

    @Override
    public void run() {
        while (running) {
            try (var connection = connect()) {
                if (!lock(connection)) {
                    pause(1_000); // another replica is at work
                    continue;
                }
                readByIndex(connection);
                relayWhileLocked(connection);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | ExecutionException | RuntimeException e) {
                if (running) {
                    LOG.warnf("The outbox waits and is tried again: %s", e.getMessage());
                    if (!pauseQuietly(500)) return;
                }
            }
        }
    }

    private void relayWhileLocked(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        var producer = producer();
        long poll = 1;
        try {
            while (running) {
                var rows = waiting(connection);
                if (rows.isEmpty()) {
                    if (bell.tryAcquire(poll, TimeUnit.MILLISECONDS)) bell.drainPermits();
                    poll = Math.min(poll * 2, LONGEST_POLL_MILLIS);
                    continue;
                }
                poll = 1;
                send(producer, connection, rows);
                delete(connection, rows);
                if (rows.size() < BATCH) TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
            }
        } finally {
            producer.close(Duration.ZERO); // nothing may still be sent once the lock is gone
        }
    }

    private void send(KafkaProducer<String, String> producer, Connection connection, List<Row> rows)
            throws InterruptedException, ExecutionException, SQLException {
        var answers = new ArrayList<Future<?>>(rows.size());
        for (var row : rows) {
            var headers = Event.toKafka(EventJson.strings(row.headers()));
            answers.add(producer.send(new ProducerRecord<>(row.topic(), null, row.key(), row.payload(), headers)));
        }
        for (var answer : answers) {
            while (true) {
                try {
                    answer.get(1, TimeUnit.SECONDS);
                    break;
                } catch (TimeoutException e) {
                    if (!running) throw new InterruptedException();
                    if (!connection.isValid(2)) throw new SQLException("the relay's lock is lost", e);
                }
            }
        }
    }

    private List<Row> waiting(Connection connection) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(
                        "SELECT id, topic, key, headers, payload FROM outbox ORDER BY id LIMIT " + BATCH);
                var found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(new Row(
                        found.getLong(1),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5)));
            }
        }
        return rows;
    }

    private void delete(Connection connection, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray()));
            statement.executeUpdate();
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("ApplicationName", "outbox-relay");
        properties.put("tcpKeepAlive", "true");
        properties.put("socketTimeout", "30");
        return DriverManager.getConnection(url, properties);
    }

    /** The plan is made while the outbox is empty and kept for days: it would read all the rows that were deleted since. */
    private static void readByIndex(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            var answer = statement.executeQuery();
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Never gives up on a record by itself: giving up would let a later one overtake it. */
    private KafkaProducer<String, String> producer() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private boolean pauseQuietly(long millis) {
        try {
            pause(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
