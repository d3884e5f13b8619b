package org.tuoyu.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Trace;
import org.tuoyu.platform.identity.Actor;

/**
 * The only way to publish, and the only way to audit: one statement, in the transaction of the change, writes the
 * event that others will learn and the audit entry that says who did it and what was there before. So there is no
 * event without its audit entry, no entry without its event, and neither without the change.
 */
@ApplicationScoped
public class Outbox {
    private static final String PUBLISH =
            """
            WITH announced AS (
                INSERT INTO outbox (topic, key, headers, payload) VALUES (?, ?, ?, ?))
            INSERT INTO audit_entry (id, at, actor, actor_name, action, subject, region_code, clause, before, after, trace_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";
    private static final String SEND = "INSERT INTO outbox (topic, key, headers, payload) VALUES (?, ?, ?, ?)";

    /** In UTF-8 this stays below what producer and broker take ({@link Relay#MOST_BYTES}). */
    private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    private final DataSource database;
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transactions;
    private final Relay relay;
    private final Clock clock;
    private final String topic;

    Outbox(
            DataSource database,
            EntityManager entities,
            TransactionSynchronizationRegistry transactions,
            Relay relay,
            Clock clock,
            @ConfigProperty(name = "tuoyu.topic") String topic) {
        this.database = database;
        this.entities = entities;
        this.transactions = transactions;
        this.relay = relay;
        this.clock = clock;
        this.topic = topic;
    }

    /** @param before the aggregate as it was, as any record; null for something new */
    public record Change(DomainEvent event, Object before) {}

    /** @param before as in {@link Change} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Actor actor, DomainEvent event, Object before) {
        publishAll(actor, List.of(new Change(event, before)));
    }

    /** Many changes of one act, in their order, in one round trip. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(Actor actor, List<Change> changes) {
        if (changes.isEmpty()) return;
        entities.flush(); // a change that the database refuses is not announced
        var now = OffsetDateTime.now(clock);
        var trace = Trace.current();
        execute(
                PUBLISH,
                changes.stream().map(change -> row(actor, change, now, trace)).toList());
    }

    private Object[] row(Actor actor, Change change, OffsetDateTime now, Trace trace) {
        var event = change.event();
        var announced = new Event(
                Ids.next(),
                event.type(),
                "/" + topic.substring(0, topic.indexOf('.')),
                event.subject(),
                event.revision(),
                now,
                event.regionCode(),
                actor.id(),
                event.underClause(),
                trace.traceparent(),
                null);
        var payload = EventJson.write(event);
        if (payload.length() > MOST_CHARACTERS) throw ProblemException.of(413, "event-too-large", MOST_CHARACTERS);
        return new Object[] {
            topic,
            event.subject(),
            EventJson.write(announced.headers()),
            payload,
            announced.id(),
            now,
            actor.id(),
            actor.name(),
            event.type(),
            event.subject(),
            event.regionCode(),
            event.underClause(),
            change.before() == null ? null : EventJson.write(change.before()),
            event.audited() == event ? payload : EventJson.write(event.audited()),
            trace.traceId()
        };
    }

    /** Any record to any topic, in the transaction: used for what is set aside. */
    void send(String toTopic, String key, Map<String, String> headers, String payload) {
        execute(SEND, List.<Object[]>of(new Object[] {toTopic, key, EventJson.write(headers), payload}));
    }

    private void execute(String sql, List<Object[]> rows) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) statement.setObject(i + 1, row[i]);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox could not be written", e);
        }
        wakeRelayAfterCommit();
    }

    private void wakeRelayAfterCommit() {
        if (transactions.getResource(Outbox.class) != null) return; // once a transaction is enough
        transactions.putResource(Outbox.class, this);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) relay.wake();
            }
        });
    }
}
