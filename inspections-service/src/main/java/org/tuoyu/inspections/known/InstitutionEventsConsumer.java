package org.tuoyu.inspections.known;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.inspections.finding.RaiseFinding;
import org.tuoyu.inspections.visit.PlanVisit;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;
import org.tuoyu.platform.identity.Actor;

/** Learns who exists and where, and plans the on-site verification that follows a receipt. */
@ApplicationScoped
class InstitutionEventsConsumer implements EventsConsumer {
    private static final String CLOSURE = "CLOSURE";
    private static final String RECEIPT = "org.tuoyu.filing.receipt-issued.v1";
    private static final String LAPSED = "org.tuoyu.certificate.expired.v1";
    private static final String STORED = "org.tuoyu.document.stored.v1";
    private static final String RECORD = "org.tuoyu.institution.recorded.v1";
    private static final Set<String> TYPES = Set.of(
            "org.tuoyu.institution.registered.v1",
            "org.tuoyu.institution.registration-changed.v1",
            "org.tuoyu.institution.region-followed.v1",
            "org.tuoyu.institution.registration-cancelled.v1",
            RECORD,
            LAPSED,
            STORED,
            RECEIPT);
    private final Inbox inbox;
    private final KnownInstitutions knownInstitutions;
    private final PlanVisit planVisit;
    private final RaiseFinding raiseFinding;

    InstitutionEventsConsumer(
            Inbox inbox, KnownInstitutions knownInstitutions, PlanVisit planVisit, RaiseFinding raiseFinding) {
        this.inbox = inbox;
        this.knownInstitutions = knownInstitutions;
        this.planVisit = planVisit;
        this.raiseFinding = raiseFinding;
    }

    /** @param cancelledOn null while it is registered; then {@code reason} says why */
    record RegistrationState(
            String uscc,
            String name,
            String regionCode,
            LocalDate registeredOn,
            LocalDate cancelledOn,
            String reason) {}

    record Certificate(String uscc, String code, LocalDate validUntil) {}

    /** @param longitude in degrees; null where the record does not say */
    record InstitutionRecord(String uscc, Double longitude, Double latitude) {}

    record FilingState(
            UUID filingId, String uscc, String institutionName, String regionCode, String kind, LocalDate decidedOn) {}

    @Incoming("institutions")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "inspections.institutions-2"; // 2: read once more, for what was not kept before
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Event event) {
        var because = Actor.becauseOf(event.id());
        if (event.type().equals(RECEIPT)) {
            verify(event.data(FilingState.class), because);
            return;
        }
        if (event.type().equals(RECORD)) {
            var place = event.data(InstitutionRecord.class);
            knownInstitutions.learnPlace(place.uscc(), place.longitude(), place.latitude(), event.sequence());
            return;
        }
        if (event.type().equals(LAPSED) || event.type().equals(STORED)) {
            var document = event.data(Certificate.class);
            if (event.type().equals(LAPSED))
                knownInstitutions.lapsed(document.uscc(), document.code(), document.validUntil());
            else knownInstitutions.renewed(document.uscc(), document.code(), document.validUntil(), event.time());
            return;
        }
        var registered = event.data(RegistrationState.class);
        var institution = new KnownInstitution(registered.uscc(), registered.name(), registered.regionCode());
        if (!knownInstitutions.learn(
                institution, registered.registeredOn(), registered.cancelledOn(), event.sequence())) {
            return;
        }
        if (registered.cancelledOn() != null) {
            planVisit.gone(registered.uscc(), registered.reason(), because);
            return;
        }
        planVisit.follow(institution, because);
        raiseFinding.follow(institution, because);
    }

    /** What is filed is looked at on site; a closure leaves nothing to look at. */
    private void verify(FilingState filing, Actor because) {
        if (CLOSURE.equals(filing.kind())) return;
        var institution = knownInstitutions
                .find(filing.uscc())
                .orElse(new KnownInstitution(filing.uscc(), filing.institutionName(), filing.regionCode()));
        planVisit.verification(institution, filing.filingId(), filing.decidedOn(), because);
    }
}
