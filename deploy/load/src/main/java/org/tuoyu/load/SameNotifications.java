package org.tuoyu.load;

import java.sql.DriverManager;
import java.sql.SQLException;

/** What plain JDBC writes: the rows of an event that goes to two inboxes, 500 events a transaction, on one connection. */
final class SameNotifications {
    private static final int EVENTS = 500;
    private static final int SECONDS = 15;
    private static final String WRITE =
            """
            WITH made AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, ?) n),
            seen AS (INSERT INTO limits.inbox (consumer, event_id) SELECT 'limit', id FROM made),
            kept AS (
                INSERT INTO limits.event (position, id, type, source, subject, sequence, occurred_at, region_code, actor, data,
                    received_at)
                SELECT ? + n, made.id, one.type, one.source, made.id::text, 1, now(), one.region_code, one.actor, ?, now()
                FROM made, (SELECT * FROM public.event WHERE type = 'org.tuoyu.visit.planned.v1' LIMIT 1) one)
            INSERT INTO limits.notification
            SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'event_id', made.id,
                       'recipient_department', inbox))).*
            FROM made, (VALUES ('health'), ('town')) AS inboxes (inbox),
                 (SELECT notification AS one FROM public.notification WHERE event_type = 'org.tuoyu.visit.planned.v1' LIMIT 1) one""";

    private SameNotifications() {}

    /** Events a second. */
    static double perSecond(String url, String data) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA limits");
                for (var table : new String[] {"inbox", "event", "notification"}) {
                    statement.execute("CREATE TABLE limits.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
                }
            }
            connection.setAutoCommit(false);
            long written = 0;
            var began = System.nanoTime();
            try (var write = connection.prepareStatement(WRITE)) {
                while (System.nanoTime() - began < SECONDS * 1_000_000_000L) {
                    write.setInt(1, EVENTS);
                    write.setLong(2, written);
                    write.setString(3, data);
                    write.executeUpdate();
                    connection.commit();
                    written += EVENTS;
                }
            }
            return written / ((System.nanoTime() - began) / 1e9);
        }
    }
}
