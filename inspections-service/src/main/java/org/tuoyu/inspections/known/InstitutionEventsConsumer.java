package org.tuoyu.inspections.known;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.inspections.visit.PlanVisit;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;
import org.tuoyu.platform.identity.Actor;

/** Learns who exists, and plans the on-site verification that follows a receipt. */
@ApplicationScoped
class InstitutionEventsConsumer implements EventsConsumer {
    private static final String RECEIPT = "org.tuoyu.filing.receipt-issued.v1";
    private static final Set<String> TYPES =
            Set.of("org.tuoyu.institution.registered.v1", "org.tuoyu.institution.registration-changed.v1", RECEIPT);
    private final Inbox inbox;
    private final KnownInstitutions knownInstitutions;
    private final PlanVisit planVisit;

    InstitutionEventsConsumer(Inbox inbox, KnownInstitutions knownInstitutions, PlanVisit planVisit) {
        this.inbox = inbox;
        this.knownInstitutions = knownInstitutions;
        this.planVisit = planVisit;
    }

    record FilingState(UUID filingId, String uscc, String institutionName, String regionCode, LocalDate decidedOn) {}

    @Incoming("institutions")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "inspections.institutions";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(List<Event> events) {
        for (var event : events) {
            if (event.type().equals(RECEIPT)) {
                var filing = event.data(FilingState.class);
                var institution = new KnownInstitution(filing.uscc(), filing.institutionName(), filing.regionCode());
                planVisit.verification(
                        institution,
                        filing.filingId(),
                        filing.decidedOn(),
                        Actor.becauseOf(event.id().toString()));
            } else {
                knownInstitutions.learn(event.data(KnownInstitution.class), event.sequence());
            }
        }
    }
}
