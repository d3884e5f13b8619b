package org.tuoyu.notifications.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.directory.Directory.Clause;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.calendar.WorkingDays.Deadline;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.identity.RegionScope;

/** Puts events into the inboxes of those responsible, each once; holds one while no plan covers its region. */
@ApplicationScoped
public class RouteEvent {
    private static final String EVERYTHING_ELSE = "*";
    private static final String PUT =
            """
            INSERT INTO notification (id, event_id, event_type, occurred_at, recipient_region, recipient_department, role,
                plan_id, clause, region_code, data, urgent, due_day, due_provisional, revision, row_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)
            ON CONFLICT (event_id, recipient_region, recipient_department) DO NOTHING""";

    private final Directory directory;
    private final WorkingDays workingDays;
    private final Session session;
    private final Clock clock;

    private record Question(UUID plan, String region, String clause, String matter) {}

    private record Delivery(Event event, Clause clause, Recipient recipient, boolean urgent, Deadline due) {}

    RouteEvent(Directory directory, WorkingDays workingDays, Session session, Clock clock) {
        this.clock = clock;
        this.directory = directory;
        this.workingDays = workingDays;
        this.session = session;
    }

    /** Asks for each rule and clause once, and writes all inboxes at once. Returns the events that had to be held. */
    public List<Event> route(List<Event> events) {
        var rules = rules();
        var clauses = new HashMap<Question, Optional<Clause>>();
        var deliveries = new ArrayList<Delivery>();
        var held = new ArrayList<Event>();
        for (var event : events) {
            var rule = rules.getOrDefault(event.type(), rules.get(EVERYTHING_ELSE));
            if (rule.tellsNobody()) continue;
            var plan = planOf(event);
            var clause = clauses.computeIfAbsent(
                    new Question(plan, event.regionCode(), event.clause(), rule.matter()), this::ask);
            if (clause.isEmpty()) { // the plan governs no such matter: it is for the lead of the whole
                rule = rules.get(EVERYTHING_ELSE);
                clause =
                        clauses.computeIfAbsent(new Question(plan, event.regionCode(), null, rule.matter()), this::ask);
            }
            if (clause.isEmpty()) {
                held.add(event);
                continue;
            }
            var due = workingDays.deadline(event.dayIn(clock.getZone()), rule.workingDays());
            for (var recipient : rule.recipients(clause.get(), event.regionCode(), event.data())) {
                deliveries.add(new Delivery(event, clause.get(), recipient, rule.urgent(), due));
            }
        }
        if (!deliveries.isEmpty())
            session.doWork(connection -> {
                try (var statement = connection.prepareStatement(PUT)) {
                    for (var delivery : deliveries) add(statement, delivery);
                    statement.executeBatch();
                }
            });
        held.forEach(this::hold);
        return held;
    }

    private Optional<Clause> ask(Question question) {
        return directory.clause(question.plan(), question.region(), question.clause(), question.matter());
    }

    /** What belongs to a plan is told to those who answer by that plan, not by one that is nearer. */
    private static UUID planOf(Event event) {
        var id = event.data().path("planId").asText();
        return id.length() == 36 ? UUID.fromString(id) : null;
    }

    private static void add(PreparedStatement statement, Delivery delivery) throws SQLException {
        var event = delivery.event();
        var values = new Object[] {
            Ids.next(),
            event.id(),
            event.type(),
            event.time(),
            delivery.recipient().region(),
            delivery.recipient().department(),
            delivery.recipient().role().name(),
            delivery.clause().planId(),
            delivery.clause().number(),
            event.regionCode(),
            event.data().toString(),
            delivery.urgent(),
            delivery.due().day(),
            delivery.due().provisional()
        };
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        statement.addBatch();
    }

    private Map<String, RoutingRule> rules() {
        return session
                .createNativeQuery(
                        "SELECT event_type, matter, tell_lead, tell_cooperating, tell_town, urgent, working_days, tell_named"
                                + " FROM routing_rule",
                        RoutingRule.class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(RoutingRule::eventType, Function.identity()));
    }

    private void hold(Event event) {
        session.createNativeMutationQuery(
                        "INSERT INTO held_event (event_id, authorities, event) VALUES (:id, :authorities, :event) ON CONFLICT DO NOTHING")
                .setParameter("id", event.id())
                .setParameter(
                        "authorities",
                        RegionScope.of(event.regionCode()).authorities().toArray(String[]::new))
                .setParameter("event", EventJson.write(event))
                .executeUpdate();
    }
}
