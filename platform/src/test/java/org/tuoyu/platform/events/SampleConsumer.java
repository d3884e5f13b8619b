package org.tuoyu.platform.events;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tuoyu.platform.Counter;

/** A consumer as the services have them: notes each event once (a second time would break a key), keeps the newest state. */
@ApplicationScoped
public class SampleConsumer implements EventsConsumer {
    static volatile boolean refusesThirteen = true;
    /** How often the disk is full when it is about seven. */
    static final AtomicInteger FULL = new AtomicInteger();

    private static final Set<String> TYPES = Set.of("org.tuoyu.sample.counted.v1");
    private final Inbox inbox;
    private final EntityManager entities;

    SampleConsumer(Inbox inbox, EntityManager entities) {
        this.inbox = inbox;
        this.entities = entities;
    }

    @Incoming("sample")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        inbox.receive(this, records);
    }

    @Override
    public String consumer() {
        return "sample";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Event event) {
        var counted = event.data(Counter.Counted.class);
        if (counted.count() == 13 && refusesThirteen) throw new IllegalStateException("thirteen");
        if (counted.count() == 7 && FULL.getAndDecrement() > 0) {
            entities.createNativeQuery("DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$")
                    .executeUpdate();
        }
        entities.createNativeQuery("INSERT INTO seen VALUES (:id, :sequence)")
                .setParameter("id", counted.id())
                .setParameter("sequence", event.sequence())
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        INSERT INTO known_counter VALUES (:id, :count, :sequence) ON CONFLICT (id)
                        DO UPDATE SET count = excluded.count, sequence = excluded.sequence
                        WHERE known_counter.sequence < excluded.sequence""")
                .setParameter("id", counted.id())
                .setParameter("count", counted.count())
                .setParameter("sequence", event.sequence())
                .executeUpdate();
    }
}
