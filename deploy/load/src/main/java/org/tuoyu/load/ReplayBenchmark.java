package org.tuoyu.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.LocalSystem;

/**
 * {@code mvn -Pload -Dbenchmark=Replay}: a new targets-service with an empty database learns the slots of a whole nation
 * from the topic (two states of each of 122,760 institutions), sums of all regions included. The limit is what plain JDBC
 * writes of the states and the inbox alone.
 */
public final class ReplayBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int BATCH = 500;
    private static final int LIMIT_SECONDS = 15;

    private ReplayBenchmark() {}

    public static void main(String[] args) throws Exception {
        Alone.run("targets", ReplayBenchmark::run);
    }

    private static void run(LocalSystem system) throws Exception {
        OUT.printf("%n%s%n", Machine.now());
        system.service("targets").stop();
        var towns = Nation.below(Nation.below(Nation.below(Nation.below("000000", 31), 11), 8), 15);
        int events = new Nation(null, system.kafka().bootstrapServers()).send(towns, 3);
        system.rebuilt("targets").awaitReady();
        var url = system.postgres().jdbcUrl("targets_rebuilt");
        long first;
        while ((first = learnt(url)) == 0) TimeUnit.MILLISECONDS.sleep(20);
        var began = System.nanoTime();
        long known = first;
        for (int second = 1; known < events; second++) {
            TimeUnit.SECONDS.sleep(1);
            known = learnt(url);
            if (second % 10 == 0) OUT.printf("  %d of %d events learnt%n", known, events);
        }
        var rate = (events - first) / ((System.nanoTime() - began) / 1e9);
        var limit = sameRows(url);
        OUT.printf(
                "%d events learnt anew: %.0f /s; their rows without the sums by plain JDBC %.0f /s, ratio %.2f%n",
                events, rate, limit, rate / limit);
    }

    private static long learnt(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var found = connection.createStatement().executeQuery("SELECT count(*) FROM known_slots")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static double sameRows(String url) throws SQLException {
        try (var connection = SameRows.open(url, List.of("inbox", "known_slots"));
                var inbox = new SameRows(connection, "inbox", "");
                var states = new SameRows(connection, "known_slots", "")) {
            long written = 0;
            var began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                for (int i = 0; i < BATCH; i++) {
                    var id = UUID.randomUUID();
                    inbox.add("event_id", id);
                    states.add("uscc", Long.toString(written + i), "event_id", id);
                }
                inbox.write();
                states.write();
                connection.commit();
                written += BATCH;
            }
            return written / ((System.nanoTime() - began) / 1e9);
        }
    }
}
