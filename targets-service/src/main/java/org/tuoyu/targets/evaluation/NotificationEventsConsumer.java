package org.tuoyu.targets.evaluation;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventsConsumer;
import org.tuoyu.platform.events.Inbox;

/** Learns who answered its notifications, in time, late or not at all. */
@ApplicationScoped
class NotificationEventsConsumer implements EventsConsumer {
    private final Inbox inbox;
    private final KnownAnswers knownAnswers;

    NotificationEventsConsumer(Inbox inbox, KnownAnswers knownAnswers) {
        this.inbox = inbox;
        this.knownAnswers = knownAnswers;
    }

    @Incoming("notifications")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "targets.known-answers";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("org.tuoyu.answers.counted.v1");
    }

    @Override
    public void apply(Event event) {
        knownAnswers.learn(event.data(KnownAnswers.Answers.class), event.sequence());
    }
}
