package org.tuoyu.notifications.directory;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.notifications.routing.RouteEvent;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Learns the directory from targets-service, then routes its events like all others. */
@ApplicationScoped
class TargetEventsConsumer implements EventsConsumer {
    private final Inbox inbox;
    private final Directory directory;
    private final RouteEvent routeEvent;

    TargetEventsConsumer(Inbox inbox, Directory directory, RouteEvent routeEvent) {
        this.inbox = inbox;
        this.directory = directory;
        this.routeEvent = routeEvent;
    }

    @Incoming("targets")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "notifications.targets";
    }

    @Override
    public boolean wants(String type) {
        return true;
    }

    @Override
    public void apply(Event event) {
        applyAll(List.of(event));
    }

    @Override
    public void applyAll(List<Event> events) {
        for (var event : events) {
            switch (event.type()) {
                case "org.tuoyu.region.defined.v1" ->
                    directory.learn(event.data(Directory.RegionState.class), event.sequence());
                case "org.tuoyu.plan.published.v1" ->
                    directory.learn(event.data(Directory.PlanState.class), false, event.sequence());
                case "org.tuoyu.plan.closed.v1" ->
                    directory.learn(event.data(Directory.PlanState.class), true, event.sequence());
                default -> {}
            }
        }
        routeEvent.route(events);
    }
}
