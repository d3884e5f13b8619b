package org.tuoyu.inspections.known;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Learns which clauses the plans have, what each is about, and what regions are called. */
@ApplicationScoped
class TargetEventsConsumer implements EventsConsumer {
    private static final String REGION = "org.tuoyu.region.defined.v1";
    private static final Set<String> TYPES = Set.of("org.tuoyu.plan.published.v1", REGION);
    private final Inbox inbox;
    private final KnownPlans knownPlans;
    private final KnownRegions knownRegions;

    TargetEventsConsumer(Inbox inbox, KnownPlans knownPlans, KnownRegions knownRegions) {
        this.knownRegions = knownRegions;
        this.inbox = inbox;
        this.knownPlans = knownPlans;
    }

    record RegionState(String regionCode, String name) {}

    record PlanState(UUID planId, String regionCode, List<ClauseState> clauses) {}

    record ClauseState(String number, List<String> matters) {}

    @Incoming("targets")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "inspections.plans-2"; // 2: read once more, for what was not kept before
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Event event) {
        if (event.type().equals(REGION)) {
            var region = event.data(RegionState.class);
            knownRegions.learn(region.regionCode(), region.name(), event.sequence());
            return;
        }
        var plan = event.data(PlanState.class);
        var clauses = plan.clauses().stream()
                .map(one -> new KnownPlans.Learnt(one.number(), one.matters()))
                .toList();
        knownPlans.learn(plan.planId(), plan.regionCode(), clauses, event.sequence());
    }
}
