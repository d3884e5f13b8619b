package org.tuoyu.targets.indicator;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Learns how many children are enrolled, for the indicator that the plan names. */
@ApplicationScoped
class EnrolmentEventsConsumer implements EventsConsumer {
    private final Inbox inbox;
    private final KnownEnrolment knownEnrolment;

    EnrolmentEventsConsumer(Inbox inbox, KnownEnrolment knownEnrolment) {
        this.inbox = inbox;
        this.knownEnrolment = knownEnrolment;
    }

    @Incoming("enrolment")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "targets.known-enrolment";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("org.tuoyu.enrolment.counted.v1");
    }

    @Override
    public void apply(Event event) {
        knownEnrolment.learn(event.data(KnownEnrolment.Count.class), event.sequence());
    }
}
