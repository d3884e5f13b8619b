package org.tuoyu.institutions.capacity;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.Session;
import org.tuoyu.institutions.filing.MoveFiling;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;
import org.tuoyu.platform.identity.Actor;

/** Carries out what inspections order: a grave finding suspends the slots, its lifting restores them. */
@ApplicationScoped
class FindingEventsConsumer implements EventsConsumer {
    private static final String RAISED = "org.tuoyu.finding.raised.v1";
    private static final String LIFTED = "org.tuoyu.finding.lifted.v1";
    private static final String REPORTED = "org.tuoyu.visit.reported.v1";
    private static final Set<String> TYPES = Set.of(RAISED, LIFTED, REPORTED);

    private final Inbox inbox;
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final MoveFiling moveFiling;
    private final Session session;

    FindingEventsConsumer(
            Inbox inbox, Registrations registrations, ChangeSlots changeSlots, MoveFiling moveFiling, Session session) {
        this.session = session;
        this.inbox = inbox;
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.moveFiling = moveFiling;
    }

    record FindingState(
            UUID findingId,
            String uscc,
            boolean suspendsSlots,
            String clause,
            String description,
            LocalDate raisedOn,
            LocalDate liftedOn,
            String lifting) {}

    record VisitState(UUID visitId, UUID filingId, Boolean conforms, LocalDate visitedOn) {}

    @Incoming("inspections")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "institutions.findings";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Event event) {
        var because = Actor.becauseOf(event.id());
        if (event.type().equals(REPORTED)) verify(event.data(VisitState.class), because);
        else carryOut(event.data(FindingState.class), event, because);
    }

    private void verify(VisitState visit, Actor because) {
        if (visit.filingId() == null || !Boolean.TRUE.equals(visit.conforms())) return;
        moveFiling.confirm(visit.filingId(), visit.visitedOn(), because);
    }

    private void carryOut(FindingState finding, Event event, Actor because) {
        if (!finding.suspendsSlots() || !isNewest(finding.findingId(), event.sequence())) return;
        var uscc = registrations.require(finding.uscc(), because).uscc();
        if (changeSlots.isClosed(uscc)) return; // it has nothing that could be taken or given back
        if (event.type().equals(RAISED)) {
            var day = changeSlots.dayOrLast(uscc, finding.raisedOn());
            changeSlots.suspend(uscc, finding.findingId(), finding.description(), finding.clause(), day, because);
        } else {
            var day = changeSlots.dayOrLast(uscc, finding.liftedOn());
            changeSlots.lift(uscc, finding.findingId(), finding.lifting(), finding.clause(), day, because);
        }
    }

    /** A raising that comes after its lifting, from a dead letter for instance, suspends nothing any more. */
    private boolean isNewest(UUID finding, long sequence) {
        return session.createNativeMutationQuery(
                                """
                                INSERT INTO known_finding AS known VALUES (:id, :sequence)
                                ON CONFLICT (id) DO UPDATE SET sequence = :sequence WHERE known.sequence < :sequence""")
                        .setParameter("id", finding)
                        .setParameter("sequence", sequence)
                        .executeUpdate()
                == 1;
    }
}
