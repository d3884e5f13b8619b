package org.tuoyu.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The limit: the rows that one registration leaves, written by plain JDBC in one transaction, with as many connections. */
final class SameInserts {
    private SameInserts() {}

    static double perSecond(String url, int connections, int seconds) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA limits");
            for (var table : new String[] {"registration", "slots", "outbox", "audit_entry", "idempotency_key"}) {
                statement.execute("CREATE TABLE limits.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
            }
        }
        var done = new AtomicLong();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            threads.submit(() -> {
                try (var connection = DriverManager.getConnection(url + "&currentSchema=limits")) {
                    connection.setAutoCommit(false);
                    while (System.nanoTime() < end) {
                        write(connection);
                        done.incrementAndGet();
                    }
                }
                return null;
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(seconds + 30L, TimeUnit.SECONDS))
            throw new IllegalStateException("still writing");
        return (double) done.get() / seconds;
    }

    private static void write(Connection connection) throws SQLException {
        var id = UUID.randomUUID().toString();
        insert(
                connection,
                "INSERT INTO registration VALUES (?, '示例', 'NON_PROFIT', 'civil-affairs', '211104002', '一号', NULL, '2024-01-05', 1, 0)",
                id);
        insert(connection, "INSERT INTO slots VALUES (?, 0, 0, '2024-01-05', 0, 0)", id);
        insert(
                connection,
                "INSERT INTO outbox (topic, key, headers, payload) VALUES ('limits', ?, repeat('h', 400), repeat('p', 220))",
                id);
        insert(
                connection,
                "INSERT INTO audit_entry VALUES (?::uuid, now(), 'civil', 'civil', 'registered', 's', '211104002', NULL, NULL, '{\"a\":\""
                        + "x".repeat(200) + "\"}', 't')",
                id);
        insert(
                connection,
                "INSERT INTO idempotency_key VALUES ('civil', ?, repeat('h', 64), 201, '{}', repeat('b', 260))",
                id);
        connection.commit();
    }

    private static void insert(Connection connection, String sql, String id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
