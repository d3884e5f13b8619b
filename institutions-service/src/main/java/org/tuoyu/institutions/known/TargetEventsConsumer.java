package org.tuoyu.institutions.known;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.institutions.registration.FollowRegions;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;
import org.tuoyu.platform.identity.Actor;

/** Learns that regions merged: the register goes on under the new code. */
@ApplicationScoped
class TargetEventsConsumer implements EventsConsumer {
    private final Inbox inbox;
    private final FollowRegions followRegions;

    TargetEventsConsumer(Inbox inbox, FollowRegions followRegions) {
        this.inbox = inbox;
        this.followRegions = followRegions;
    }

    record RegionsChanged(LocalDate day, List<Succession> successions) {}

    record Succession(String from, String to) {}

    @Incoming("targets")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "institutions.regions";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("org.tuoyu.regions.changed.v1");
    }

    /** Of a region that was split nobody can tell where an institution stands but its registrar. */
    @Override
    public void apply(Event event) {
        var change = event.data(RegionsChanged.class);
        var successors = new HashMap<String, String>();
        change.successions().stream()
                .collect(Collectors.groupingBy(Succession::from))
                .forEach((from, to) -> {
                    if (to.size() == 1 && !to.get(0).to().equals(from))
                        successors.put(from, to.get(0).to());
                });
        var living = change.successions().stream().map(Succession::to).collect(Collectors.toSet());
        followRegions.follow(successors, living, change.day(), Actor.becauseOf(event.id()));
    }
}
