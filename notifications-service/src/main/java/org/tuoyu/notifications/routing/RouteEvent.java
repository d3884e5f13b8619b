package org.tuoyu.notifications.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;

/** Puts an event into the inboxes of those responsible, each once; holds it while no plan covers its region. */
@ApplicationScoped
public class RouteEvent {
    private static final String PUT =
            """
            INSERT INTO notification (id, event_id, event_type, occurred_at, recipient_region, recipient_department, role,
                plan_id, clause, region_code, data, urgent, due_day, due_provisional, revision, row_version)
            VALUES (:id, :event, :type, :occurred, :region, :department, :role, :plan, :clause, :where, :data,
                :urgent, :due, :provisional, 1, 0)
            ON CONFLICT (event_id, recipient_region, recipient_department) DO NOTHING""";

    private final Directory directory;
    private final WorkingDays workingDays;
    private final Session session;

    RouteEvent(Directory directory, WorkingDays workingDays, Session session) {
        this.directory = directory;
        this.workingDays = workingDays;
        this.session = session;
    }

    /** False when it had to be held. */
    public boolean route(Event event) {
        var rule = rule(event.type());
        if (rule.tellsNobody()) return true;
        var clause = directory.clause(event.regionCode(), event.clause(), rule.matter());
        if (clause.isEmpty()) {
            hold(event);
            return false;
        }
        var occurredOn = event.time().toLocalDate();
        var due = workingDays.deadline(occurredOn, rule.workingDays());
        for (var recipient : rule.recipients(clause.get(), event.regionCode())) {
            session.createNativeMutationQuery(PUT)
                    .setParameter("id", Ids.next())
                    .setParameter("event", event.id())
                    .setParameter("type", event.type())
                    .setParameter("occurred", event.time())
                    .setParameter("region", recipient.region())
                    .setParameter("department", recipient.department())
                    .setParameter("role", recipient.role().name())
                    .setParameter("plan", clause.get().planId())
                    .setParameter("clause", clause.get().number())
                    .setParameter("where", event.regionCode())
                    .setParameter("data", event.data().toString())
                    .setParameter("urgent", rule.urgent())
                    .setParameter("due", due.day())
                    .setParameter("provisional", due.provisional())
                    .executeUpdate();
        }
        return true;
    }

    private RoutingRule rule(String type) {
        List<RoutingRule> rules = session.createNativeQuery(
                        "SELECT event_type, matter, tell_lead, tell_cooperating, tell_town, urgent, working_days"
                                + " FROM routing_rule WHERE event_type IN (:type, '*') ORDER BY event_type DESC",
                        RoutingRule.class)
                .setParameter("type", type)
                .getResultList();
        return rules.get(0); // '*' sorts before every name, so it comes last
    }

    private void hold(Event event) {
        session.createNativeMutationQuery("INSERT INTO held_event VALUES (:id, :region, :event) ON CONFLICT DO NOTHING")
                .setParameter("id", event.id())
                .setParameter("region", event.regionCode())
                .setParameter("event", EventJson.write(event))
                .executeUpdate();
    }
}
