package org.tuoyu.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What plain JDBC writes: the rows of an event that goes to two inboxes, 500 events a transaction, on one connection. */
final class SameNotifications {
    private static final int EVENTS = 500;
    private static final int SECONDS = 15;
    private static final List<String> TABLES = List.of("inbox", "event", "notification");

    private SameNotifications() {}

    /** Events a second. */
    static double perSecond(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true")) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA limits");
                for (var table : TABLES) {
                    statement.execute("CREATE TABLE limits.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
                }
            }
            connection.setAutoCommit(false);
            long written = 0;
            var began = System.nanoTime();
            try (var inbox = new Same(connection, "inbox", "");
                    var event = new Same(connection, "event", "WHERE type = 'org.tuoyu.visit.planned.v1'");
                    var notification =
                            new Same(connection, "notification", "WHERE event_type = 'org.tuoyu.visit.planned.v1'")) {
                while (System.nanoTime() - began < SECONDS * 1_000_000_000L) {
                    for (int i = 0; i < EVENTS; i++) {
                        var id = UUID.randomUUID();
                        inbox.add("event_id", id);
                        event.add("id", id, "position", written + i);
                        notification.add(
                                "id", inOrder(written + i, 1), "event_id", id, "recipient_department", "health");
                        notification.add("id", inOrder(written + i, 2), "event_id", id, "recipient_department", "town");
                    }
                    for (var rows : List.of(inbox, event, notification)) rows.write();
                    connection.commit();
                    written += EVENTS;
                }
            }
            return written / ((System.nanoTime() - began) / 1e9);
        }
    }

    /** The service's own keys grow with time, too. */
    private static UUID inOrder(long event, long place) {
        return new UUID((0x0190_0000_0000L + event) << 16 | 0x7000L, Long.MIN_VALUE | place);
    }

    /** Rows like one that is there, in columns of which some differ. */
    private static final class Same implements AutoCloseable {
        private final List<String> columns = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();
        private final PreparedStatement insert;

        Same(Connection connection, String table, String where) throws SQLException {
            try (var found = connection
                    .createStatement()
                    .executeQuery("SELECT * FROM public.%s %s LIMIT 1".formatted(table, where))) {
                found.next();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    columns.add(found.getMetaData().getColumnName(i));
                    values.add(found.getObject(i));
                }
            }
            var marks = String.join(", ", columns.stream().map(column -> "?").toList());
            insert = connection.prepareStatement("INSERT INTO limits.%s VALUES (%s)".formatted(table, marks));
        }

        /** @param different column and value, column and value */
        void add(Object... different) throws SQLException {
            for (int i = 0; i < values.size(); i++) insert.setObject(i + 1, values.get(i));
            for (int i = 0; i < different.length; i += 2) {
                insert.setObject(columns.indexOf(different[i]) + 1, different[i + 1]);
            }
            insert.addBatch();
        }

        void write() throws SQLException {
            insert.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }
}
