package org.tuoyu.targets.slots;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.postgresql.PGStatement;
import org.tuoyu.platform.events.Event;

/** Our copy of the slots of all institutions, as rows that are never changed, with their sums by region and day. */
@ApplicationScoped
class KnownSlots {
    private static final String INSERT =
            """
            INSERT INTO known_slots (uscc, sequence, region_code, institution_name, kind, ownership, effective_day, planned,
                planned_for, registered, filed, verified, suspended, closed, change, clause, reason, event_id, known_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private final Session entities;
    private final Clock clock;

    /** @param moved where slots were before or are now */
    record Learnt(Event event, List<String> moved) {}

    private record New(Event event, SlotsState state) {}

    KnownSlots(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Adds the states that are new, in any order, and brings the sums up with them. */
    List<Learnt> add(List<Event> events) {
        var states = events.stream()
                .map(event -> new New(event, event.data(SlotsState.class)))
                .toList();
        return entities.doReturningWork(connection -> {
            var timelines = timelines(
                    connection,
                    states.stream()
                            .map(one -> one.state().uscc())
                            .distinct()
                            .sorted()
                            .toList());
            var totals = new SlotsTotals();
            timelines.values().forEach(one -> one.changes().forEach(totals::minus));
            var learnt = new ArrayList<Learnt>();
            var added = new ArrayList<New>();
            for (var one : states) {
                var timeline = timelines.get(one.state().uscc());
                if (timeline.add(stateOf(one))) added.add(one);
                learnt.add(new Learnt(one.event(), timeline.places()));
            }
            timelines.values().forEach(one -> one.changes().forEach(totals::plus));
            insert(connection, added);
            totals.write(connection);
            return learnt;
        });
    }

    private static Timeline.State stateOf(New one) {
        var state = one.state();
        return new Timeline.State(
                one.event().sequence(),
                state.effectiveDay(),
                state.regionCode(),
                state.registeredSlots(),
                state.filedSlots());
    }

    /** Of each institution; nobody else adds to one of them until the end of the transaction. */
    private static Map<String, Timeline> timelines(Connection connection, List<String> usccs) throws SQLException {
        var timelines = new HashMap<String, Timeline>();
        usccs.forEach(uscc -> timelines.put(uscc, new Timeline()));
        var array = connection.createArrayOf("text", usccs.toArray());
        try (var lock = connection.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended(uscc, 0)) FROM unnest(?) AS uscc")) {
            lock.setArray(1, array);
            lock.execute();
        }
        try (var statement = connection.prepareStatement(
                "SELECT uscc, sequence, effective_day, region_code, registered, filed FROM known_slots WHERE uscc = ANY (?)")) {
            // Planned anew each time: a plan made while the table was empty would go on reading all of it.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setArray(1, array);
            var found = statement.executeQuery();
            while (found.next()) {
                timelines
                        .get(found.getString(1))
                        .add(new Timeline.State(
                                found.getLong(2),
                                found.getObject(3, LocalDate.class),
                                found.getString(4),
                                found.getInt(5),
                                found.getInt(6)));
            }
        }
        return timelines;
    }

    private void insert(Connection connection, List<New> states) throws SQLException {
        var now = OffsetDateTime.now(clock);
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var one : states) {
                var state = one.state();
                var values = new Object[] {
                    state.uscc(),
                    one.event().sequence(),
                    state.regionCode(),
                    state.institutionName(),
                    state.kind(),
                    state.ownership(),
                    state.effectiveDay(),
                    state.plannedSlots(),
                    state.plannedFor(),
                    state.registeredSlots(),
                    state.filedSlots(),
                    state.verifiedSlots(),
                    state.suspendedSlots(),
                    state.closedSlots(),
                    state.change(),
                    state.clause(),
                    state.reason(),
                    one.event().id(),
                    now
                };
                for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
