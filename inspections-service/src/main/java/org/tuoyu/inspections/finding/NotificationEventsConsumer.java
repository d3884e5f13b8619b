package org.tuoyu.inspections.finding;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Closes the loop: what a department did about a finding is seen at the finding. */
@ApplicationScoped
class NotificationEventsConsumer implements EventsConsumer {
    /** Kinds of event whose subject is a finding. */
    private static final Set<String> OF_FINDINGS = Set.of(
            "org.tuoyu.finding.raised.v1",
            "org.tuoyu.lead.reported.v1",
            "org.tuoyu.rectification.answered.v1",
            "org.tuoyu.rectification.returned.v1",
            "org.tuoyu.rectification.overdue.v1",
            "org.tuoyu.penalty.proposed.v1");

    private final Inbox inbox;
    private final Feedback feedback;

    NotificationEventsConsumer(Inbox inbox, Feedback feedback) {
        this.inbox = inbox;
        this.feedback = feedback;
    }

    @Incoming("notifications")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "inspections.feedback";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("org.tuoyu.notification.done.v1");
    }

    @Override
    public void apply(Event event) {
        var done = event.data(Feedback.Done.class);
        if (OF_FINDINGS.contains(done.eventType())) feedback.learn(done, event.sequence());
    }
}
