package org.tuoyu.notifications.routing;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Routes every event of institutions-service and inspections-service, and our own. */
@ApplicationScoped
class RoutedEventsConsumer implements EventsConsumer {
    private final Inbox inbox;
    private final RouteEvent routeEvent;

    RoutedEventsConsumer(Inbox inbox, RouteEvent routeEvent) {
        this.inbox = inbox;
        this.routeEvent = routeEvent;
    }

    /** A method a channel: one for both would merge them behind a buffer that reads far ahead. */
    @Incoming("institutions")
    @Blocking
    void onInstitutions(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Incoming("inspections")
    @Blocking
    void onInspections(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    /** Our own are part of the feed, too; some of them are told. */
    @Incoming("notifications")
    @Blocking
    void onOwn(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "notifications.routing";
    }

    @Override
    public boolean wants(String type) {
        return true;
    }

    @Override
    public boolean sideBySide() {
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
