package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;

/** Routes what was held, once a plan has come that may cover it. */
@Singleton
class HeldEvents {
    private static final Logger LOG = Logger.getLogger(HeldEvents.class);
    private static final long LOCK = 0x7475_6f79_7568L; // "tuoyuh"
    private static final int BATCH = 500;
    private final RouteEvent routeEvent;
    private final Session session;
    private final AtomicLong held = new AtomicLong();

    private record Held(UUID eventId, String event) {}

    private record Count(long events, int one) {}

    private record Lock(boolean isOurs, int one) {}

    HeldEvents(RouteEvent routeEvent, Session session, MeterRegistry metrics) {
        this.routeEvent = routeEvent;
        this.session = session;
        metrics.gauge("tuoyu.notifications.held", held);
    }

    /** In the order in which they came, by one replica at a time; one that cannot be routed stands in nobody's way. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void routeAgain() {
        var mine = session.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock), 1", Lock.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
        if (!mine.isOurs()) return;
        List<Held> ready = session.createNativeQuery(
                        "SELECT event_id, event FROM held_event WHERE ready ORDER BY held_at LIMIT :most", Held.class)
                .setParameter("most", BATCH)
                .getResultList();
        for (var one : ready) {
            try {
                QuarkusTransaction.requiringNew().run(() -> route(one));
            } catch (RuntimeException e) {
                LOG.errorf(e, "Held event %s cannot be routed", one.eventId());
                QuarkusTransaction.requiringNew().run(() -> setAside(one.eventId()));
            }
        }
        held.set(session.createNativeQuery("SELECT count(*), 1 FROM held_event", Count.class)
                .getSingleResult()
                .events());
    }

    private void route(Held one) {
        var event = read(one.event());
        var waits = !routeEvent.tell(List.of(event)).isEmpty();
        session.createNativeMutationQuery(
                        waits // for a plan; at first it may just be on its way
                                ? "UPDATE held_event SET ready = held_at > clock_timestamp() - interval '1 minute'"
                                        + " WHERE event_id = :id"
                                : "DELETE FROM held_event WHERE event_id = :id")
                .setParameter("id", one.eventId())
                .executeUpdate();
    }

    /** Until the next plan comes. */
    private void setAside(UUID event) {
        session.createNativeMutationQuery("UPDATE held_event SET ready = false WHERE event_id = :id")
                .setParameter("id", event)
                .executeUpdate();
    }

    private static Event read(String json) {
        try {
            return EventJson.MAPPER.readValue(json, Event.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
