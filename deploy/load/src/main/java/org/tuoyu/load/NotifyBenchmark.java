package org.tuoyu.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Ports;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Notify}: from the commit of an event at its source to the inbox at 300 a second, with
 * everything running; fifty other systems of which one hangs; catching up on 200,000 events that wait; inboxes among three
 * million notifications. {@code -Dpart=steady}, {@code subscribers}, {@code catchUp} or {@code inboxes} measures that alone.
 */
public final class NotifyBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "org.tuoyu.visit.planned.v1";
    private static final int RATE = 300;
    private static final int WARM_UP_SECONDS = 40;
    private static final int STEADY_SECONDS = 40;
    private static final int SUBSCRIBED_RATE = 2;
    private static final int WAITING = 200_000;
    private static final List<String> TOWNS = List.of("211104002", "211104004", "211104005", "211104101", "211104103");
    private final LocalSystem system;
    private final String data;

    private NotifyBenchmark(LocalSystem system, String data) {
        this.system = system;
        this.data = data;
    }

    public static void main(String[] args) throws Exception {
        var root = Path.of(System.getProperty("tuoyu.root"));
        var directory = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/load/target")), "load");
        try (var system = new LocalSystem(root, directory, Ports.free(), Setup.of(Jvm.IMAGE))) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            system.start(step -> {});
            OUT.printf("%n%s%n", Machine.now());
            var tokens = new Tokens(system.issuer());
            new PlanFolder(root.resolve("deploy/local/plans/211104"), new Api(system.address(), tokens)).load();
            awaitPlan(system);
            var example = root.resolve("contracts/inspections.v1/visit.planned.v1.example.json");
            var data = JSON.writeValueAsString(JSON.readTree(example.toFile()));
            var benchmark = new NotifyBenchmark(system, data);
            if (wanted("steady")) {
                benchmark.steady(WARM_UP_SECONDS);
                OUT.println(benchmark.steady(STEADY_SECONDS));
            }
            if (wanted("subscribers")) {
                benchmark.oneOfFiftyHangs(
                        new Api(system.address(), person -> tokens.of("admin211104", "211104", "administrator")));
            }
            if (wanted("catchUp")) benchmark.catchUp();
            if (wanted("inboxes")) {
                for (var other : List.of("targets", "institutions", "inspections"))
                    system.service(other).kill();
                Inboxes.measure(system, tokens);
            }
        }
        System.exit(0);
    }

    /** What comes before it is held until the plan is known: that would be measured, too. */
    private static void awaitPlan(LocalSystem system) throws Exception {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("notifications"))) {
            while (true) {
                try (var found = connection.createStatement().executeQuery("SELECT FROM known_plan")) {
                    if (found.next()) return;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean wanted(String part) {
        return System.getProperty("part", part).equals(part);
    }

    /** Each event commits by itself, on a clock, in the outbox of inspections-service; its relay takes it from there. */
    private String steady(int seconds) throws Exception {
        var since = OffsetDateTime.now();
        commit(RATE, seconds);
        awaitTaken(since, RATE * seconds);
        try (var connection = open("notifications");
                var statement = connection.prepareStatement(
                        """
                        SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY took),
                               percentile_cont(0.99) WITHIN GROUP (ORDER BY took)
                        FROM (SELECT extract(epoch FROM created_at - occurred_at) * 1000 AS took FROM notification
                              WHERE role = 'LEAD' AND occurred_at > ? AND event_type = ?) times""")) {
            statement.setObject(1, since);
            statement.setString(2, TYPE);
            var found = statement.executeQuery();
            found.next();
            return "commit to inbox at %d events/s: %d of %d are there, p50 %.1f ms, p99 %.1f ms"
                    .formatted(RATE, found.getLong(1), RATE * seconds, found.getDouble(2), found.getDouble(3));
        }
    }

    private void commit(int rate, int seconds) throws Exception {
        try (var connection = open("inspections");
                var insert = connection.prepareStatement(
                        "INSERT INTO outbox (topic, key, headers, payload) VALUES ('inspections.v1', ?, ?, ?)")) {
            var start = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                var due = start + TimeUnit.SECONDS.toNanos(i) / rate;
                var wait = due - System.nanoTime();
                if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
                var town = TOWNS.get(i % TOWNS.size());
                var id = Keys.next().toString();
                insert.setString(1, id);
                insert.setString(2, JSON.writeValueAsString(headers(id, town)));
                insert.setString(3, in(town));
                insert.executeUpdate();
            }
        }
    }

    /** From the commit at the source to the other systems, all of which answer at once; then one of them no longer does. */
    private void oneOfFiftyHangs(Api admin) throws Exception {
        try (var subscribers = new Subscribers(admin, TYPE)) {
            commit(SUBSCRIBED_RATE, WARM_UP_SECONDS);
            subscribers.taken(SUBSCRIBED_RATE * WARM_UP_SECONDS);
            var well = toOthers(subscribers);
            subscribers.hangLast();
            var hanging = toOthers(subscribers);
            OUT.printf(
                    "commit to each of %d other systems at %d events/s: p50 %.1f ms, p99 %.1f ms; while one more hangs: p50 %.1f ms, p99 %.1f ms (ratio of p99 %.2f)%n",
                    Subscribers.ALL - 1,
                    SUBSCRIBED_RATE,
                    well[0],
                    well[1],
                    hanging[0],
                    hanging[1],
                    hanging[1] / well[1]);
        }
    }

    private double[] toOthers(Subscribers subscribers) throws Exception {
        commit(SUBSCRIBED_RATE, STEADY_SECONDS);
        var took = subscribers.taken(SUBSCRIBED_RATE * STEADY_SECONDS);
        return new double[] {took[took.length / 2], took[took.length * 99 / 100]};
    }

    /** By a service that has just been started, then by the same, which is frozen while they are sent: once and again. */
    private void catchUp() throws Exception {
        try (var database = open("notifications")) {
            var notifications = system.service("notifications");
            notifications.kill();
            var last = head(database) + WAITING;
            send(WAITING);
            notifications.start();
            var afterStart = taken(database, last);
            notifications.awaitReady();
            var running = new double[2];
            for (int i = 0; i < running.length; i++) {
                notifications.freeze();
                send(WAITING);
                notifications.thaw();
                last += WAITING;
                running[i] = taken(database, last);
            }
            var limit = SameNotifications.perSecond(system.postgres().jdbcUrl("notifications"));
            OUT.printf(
                    "catching up on %,d waiting events, two notifications each: %.0f events/s after a start, %.0f and %.0f by the same"
                            + " service next; the same rows by plain JDBC %.0f /s, ratios %.2f, %.2f and %.2f%n",
                    WAITING,
                    afterStart,
                    running[0],
                    running[1],
                    limit,
                    afterStart / limit,
                    running[0] / limit,
                    running[1] / limit);
        }
    }

    private void send(int events) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", system.kafka().bootstrapServers(), "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < events; i++) {
                var town = TOWNS.get(i % TOWNS.size());
                var id = Keys.next().toString();
                var sent = new ProducerRecord<>("inspections.v1", id, in(town));
                headers(id, town)
                        .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(sent);
            }
        }
    }

    /** Events a second, from now or the first batch on. */
    private static double taken(Connection database, long last) throws Exception {
        var first = head(database);
        while (head(database) == first) TimeUnit.MILLISECONDS.sleep(100);
        first = head(database);
        var began = System.nanoTime();
        while (head(database) < last) TimeUnit.MILLISECONDS.sleep(100);
        return (last - first) / ((System.nanoTime() - began) / 1e9);
    }

    private void awaitTaken(OffsetDateTime since, int events) throws Exception {
        while (true) {
            try (var connection = open("notifications");
                    var statement = connection.prepareStatement(
                            "SELECT count(*) FROM event WHERE occurred_at > ? AND type = ?")) {
                statement.setObject(1, since);
                statement.setString(2, TYPE);
                var found = statement.executeQuery();
                found.next();
                if (found.getLong(1) >= events) return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static long head(Connection database) throws SQLException {
        try (var asked = database.createStatement();
                var found = asked.executeQuery("SELECT last FROM event_head")) {
            found.next();
            return found.getLong(1);
        }
    }

    private String in(String town) {
        return data.replaceAll("\"regionCode\":\"\\d+\"", "\"regionCode\":\"" + town + "\"");
    }

    private static Map<String, String> headers(String id, String town) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", TYPE);
        headers.put("ce_source", "/load");
        headers.put("ce_subject", id);
        headers.put("ce_sequence", "1");
        headers.put("ce_time", OffsetDateTime.now().toString());
        headers.put("ce_regioncode", town);
        headers.put("ce_actor", "load");
        return headers;
    }

    private Connection open(String service) throws SQLException {
        return DriverManager.getConnection(system.postgres().jdbcUrl(service));
    }
}
