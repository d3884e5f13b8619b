package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;

/** Routes what was held, once a plan has come that may cover it. */
@Singleton
class HeldEvents {
    private static final int BATCH = 500;
    private final RouteEvent routeEvent;
    private final Session session;
    private final AtomicLong held = new AtomicLong();

    private record Held(UUID eventId, String event) {}

    private record Count(long events) {}

    HeldEvents(RouteEvent routeEvent, Session session, MeterRegistry metrics) {
        this.routeEvent = routeEvent;
        this.session = session;
        metrics.gauge("tuoyu.notifications.held", held);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void routeAgain() throws JsonProcessingException {
        List<Held> ready = session.createNativeQuery(
                        """
                        SELECT event_id, event FROM held_event WHERE ready
                        ORDER BY held_at LIMIT :most FOR UPDATE SKIP LOCKED""",
                        Held.class)
                .setParameter("most", BATCH)
                .getResultList();
        for (var one : ready) {
            var event = EventJson.MAPPER.readValue(one.event(), Event.class);
            var waits = !routeEvent.tell(List.of(event)).isEmpty();
            session.createNativeMutationQuery(
                            waits // for a plan; at first it may just be on its way
                                    ? "UPDATE held_event SET ready = held_at > clock_timestamp() - interval '1 minute'"
                                            + " WHERE event_id = :id"
                                    : "DELETE FROM held_event WHERE event_id = :id")
                    .setParameter("id", one.eventId())
                    .executeUpdate();
        }
        held.set(session.createNativeQuery("SELECT count(*) FROM held_event", Count.class)
                .getSingleResult()
                .events());
    }
}
