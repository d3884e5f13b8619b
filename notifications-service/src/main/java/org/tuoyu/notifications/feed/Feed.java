package org.tuoyu.notifications.feed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.CopyRows;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;

/**
 * Takes each event in once and gives it the next position. The positions have no gap and none appears later than a greater
 * one: whoever takes events in holds the head until the end of the transaction.
 */
@ApplicationScoped
public class Feed {
    private static final String HEAD = "UPDATE event_head SET last = last + ? RETURNING last";
    private static final CopyRows PUT = new CopyRows(
            "event",
            """
            position bigint, id uuid, type text, source text, subject text, sequence bigint, occurred_at timestamptz,
            region_code text, actor text, clause text, traceparent text, data text, received_at timestamptz""");
    private final Session session;
    private final jakarta.enterprise.event.Event<FeedGrown> grown;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Feed(
            Session session,
            jakarta.enterprise.event.Event<FeedGrown> grown,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.grown = grown;
        this.transactions = transactions;
        this.session = session;
        this.clock = clock;
    }

    private record Data(UUID id, String data) {}

    /** What events said. */
    public Map<UUID, JsonNode> data(Set<UUID> ids) {
        return session
                .createNativeQuery("SELECT id, data FROM event WHERE id = ANY(:ids)", Data.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Data::id, one -> EventJson.tree(one.data())));
    }

    /** The last thing a transaction does, since all others wait for the head. */
    public void append(List<Event> events) {
        if (events.isEmpty()) return;
        tellAfterCommit();
        var rows = rows(events);
        session.doWork(connection -> {
            try (var head = connection.prepareStatement(HEAD)) {
                head.setInt(1, rows.size());
                var found = head.executeQuery();
                if (!found.next()) throw new SQLException("event_head has no row");
                var position = found.getLong(1) - rows.size();
                for (var row : rows) row[0] = ++position;
            }
            PUT.write(connection, rows);
        });
    }

    /** Whole but for the position: their JSON is made before the head is held. */
    private List<Object[]> rows(List<Event> events) {
        var now = clock.instant();
        var rows = new ArrayList<Object[]>(events.size());
        for (var event : events) {
            rows.add(new Object[] {
                null,
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                event.sequence(),
                event.time().toInstant(),
                event.regionCode(),
                event.actor(),
                event.clause(),
                event.traceparent(),
                event.data().toString(),
                now
            });
        }
        return rows;
    }

    private void tellAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) grown.fire(new FeedGrown());
            }
        });
    }
}
