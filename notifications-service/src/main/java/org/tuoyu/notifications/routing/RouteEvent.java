package org.tuoyu.notifications.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.notifications.feed.Feed;
import org.tuoyu.notifications.inbox.AnswerNotification;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.http.Trace;
import org.tuoyu.platform.identity.RegionScope;

/** Puts events into the inboxes of those responsible, each once; holds one while no plan covers its region. */
@ApplicationScoped
public class RouteEvent {
    private final DecideRoutes decideRoutes;
    private final PutNotifications putNotifications;
    private final AnswerNotification answerNotification;
    private final Feed feed;
    private final Session session;
    private final MeterRegistry metrics;

    RouteEvent(
            DecideRoutes decideRoutes,
            PutNotifications putNotifications,
            AnswerNotification answerNotification,
            Feed feed,
            Session session,
            MeterRegistry metrics) {
        this.decideRoutes = decideRoutes;
        this.putNotifications = putNotifications;
        this.answerNotification = answerNotification;
        this.feed = feed;
        this.session = session;
        this.metrics = metrics;
        metrics.counter("tuoyu.routing.fallback"); // there from the start: the first one is an increase
    }

    /** New events: told, and kept for those who read the feed. */
    public void route(List<Event> events) {
        tell(events).forEach(this::hold);
        feed.append(events);
    }

    /** Returns those for which there is still nobody who could be told. */
    List<Event> tell(List<Event> events) {
        var batch = decideRoutes.inForce(events);
        var decisions = new ArrayList<Decision>();
        var waiting = new ArrayList<Event>();
        for (var event : events) {
            if (!batch.isTold(event)) continue;
            var decision = batch.decide(event, batch.rules(event));
            if (decision.waitsForPlan()) { // and is decided again, and counted then
                waiting.add(event);
                continue;
            }
            decisions.add(decision);
            if (decision.fellBack()) metrics.counter("tuoyu.routing.fallback").increment();
        }
        putNotifications.put(decisions.stream().filter(Decision::tells).toList(), batch);
        for (var decision : decisions) {
            var settled = decision.route() == null
                    ? List.<String>of()
                    : decision.route().settled();
            if (settled.isEmpty()) continue;
            var event = decision.event();
            Trace.following(event.traceparent(), event.actor(), () -> answerNotification.settle(event, settled));
        }
        return waiting;
    }

    private void hold(Event event) {
        session.createNativeMutationQuery(
                        "INSERT INTO held_event (event_id, authorities, event) VALUES (:id, :authorities, :event)"
                                + " ON CONFLICT DO NOTHING")
                .setParameter("id", event.id())
                .setParameter(
                        "authorities",
                        RegionScope.of(event.regionCode()).authorities().toArray(String[]::new))
                .setParameter("event", EventJson.write(event))
                .executeUpdate();
    }
}
