package org.tuoyu.load;

import java.sql.SQLException;
import java.util.List;

/** What plain JDBC writes: the rows of an event that goes to two inboxes, 500 events a transaction, on one connection. */
final class SameNotifications {
    private static final int EVENTS = 500;
    private static final int SECONDS = 15;
    private static final List<String> TABLES = List.of("inbox", "event", "notification");

    private SameNotifications() {}

    /** Events a second. */
    static double perSecond(String url) throws SQLException {
        try (var connection = SameRows.open(url, TABLES)) {
            long written = 0;
            var began = System.nanoTime();
            try (var inbox = new SameRows(connection, "inbox", "");
                    var event = new SameRows(connection, "event", "WHERE type = 'org.tuoyu.visit.planned.v1'");
                    var notification = new SameRows(
                            connection, "notification", "WHERE event_type = 'org.tuoyu.visit.planned.v1'")) {
                while (System.nanoTime() - began < SECONDS * 1_000_000_000L) {
                    for (int i = 0; i < EVENTS; i++) {
                        var id = Keys.next();
                        inbox.add("event_id", id);
                        event.add("id", id, "position", written + i);
                        var subject = id.toString();
                        notification.add(
                                "id",
                                Keys.next(),
                                "event_id",
                                id,
                                "subject",
                                subject,
                                "recipient_department",
                                "health");
                        notification.add(
                                "id", Keys.next(), "event_id", id, "subject", subject, "recipient_department", "town");
                    }
                    for (var rows : List.of(inbox, event, notification)) rows.write();
                    connection.commit();
                    written += EVENTS;
                }
            }
            return written / ((System.nanoTime() - began) / 1e9);
        }
    }
}
