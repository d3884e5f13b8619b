package org.tuoyu.targets.progress;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;
import org.tuoyu.platform.http.Trace;
import org.tuoyu.platform.identity.Actor;

/** Learns each state of real slots, and announces which towns moved. */
@ApplicationScoped
class InstitutionEventsConsumer implements EventsConsumer {
    private static final Set<String> TYPES =
            Set.of("org.tuoyu.slots.changed.v1", "org.tuoyu.slots.suspended.v1", "org.tuoyu.slots.restored.v1");
    private final Inbox inbox;
    private final KnownSlots knownSlots;
    private final AnnounceProgress announceProgress;

    InstitutionEventsConsumer(Inbox inbox, KnownSlots knownSlots, AnnounceProgress announceProgress) {
        this.inbox = inbox;
        this.knownSlots = knownSlots;
        this.announceProgress = announceProgress;
    }

    @Incoming("institutions")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "targets.known-slots";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Event event) {
        applyAll(List.of(event));
    }

    /** All states first, then each town once. */
    @Override
    public void applyAll(List<Event> events) {
        var touched = new HashSet<String>();
        for (var event : events) {
            var state = event.data(SlotsState.class);
            touched.addAll(knownSlots.regionsOf(state.uscc()));
            knownSlots.add(event, state);
            touched.add(state.regionCode());
        }
        var last = events.get(events.size() - 1);
        Trace.following(last.traceparent(), () -> announceProgress.announce(touched, Actor.becauseOf(last.id())));
    }
}
