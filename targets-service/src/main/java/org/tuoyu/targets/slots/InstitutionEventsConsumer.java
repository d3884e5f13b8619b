package org.tuoyu.targets.slots;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Learns each state of real slots, and tells in the same transaction where slots moved. */
@ApplicationScoped
class InstitutionEventsConsumer implements EventsConsumer {
    private static final Set<String> TYPES =
            Set.of("org.tuoyu.slots.changed.v1", "org.tuoyu.slots.suspended.v1", "org.tuoyu.slots.restored.v1");
    private final Inbox inbox;
    private final KnownSlots knownSlots;
    private final jakarta.enterprise.event.Event<SlotsMoved> moves;

    InstitutionEventsConsumer(Inbox inbox, KnownSlots knownSlots, jakarta.enterprise.event.Event<SlotsMoved> moves) {
        this.inbox = inbox;
        this.knownSlots = knownSlots;
        this.moves = moves;
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
    public boolean sideBySide() {
        return true;
    }

    @Override
    public void apply(Event event) {
        applyAll(List.of(event));
    }

    /** All states first; then who watches a region hears once which event moved it last. */
    @Override
    public void applyAll(List<Event> events) {
        var moved = new TreeMap<String, Event>();
        for (var learnt : knownSlots.add(events)) {
            learnt.moved().forEach(region -> moved.put(region, learnt.event()));
        }
        moves.fire(new SlotsMoved(moved));
    }
}
