package org.tuoyu.notifications.routing;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Our own events are part of the feed, too; some of them are told. */
@ApplicationScoped
class OwnEventsConsumer implements EventsConsumer {
    private final Inbox inbox;
    private final RouteEvent routeEvent;

    OwnEventsConsumer(Inbox inbox, RouteEvent routeEvent) {
        this.inbox = inbox;
        this.routeEvent = routeEvent;
    }

    @Incoming("notifications")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "notifications.own";
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
        routeEvent.route(events);
    }
}
