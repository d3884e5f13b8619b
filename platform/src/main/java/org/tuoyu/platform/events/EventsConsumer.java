package org.tuoyu.platform.events;

import java.util.List;
import org.tuoyu.platform.http.Trace;

/**
 * What a service does about events of others. It is called in one transaction with the inbox, with events it has not
 * seen, in the order of their partition; what it writes and "seen" are committed together or not at all.
 */
public interface EventsConsumer {
    /** Stable name: the inbox remembers what was seen under it. */
    String consumer();

    /** Whether it wants events of this type; all others are passed over. */
    boolean wants(String type);

    /**
     * Whether batches of several partitions may be taken at the same time in one service when many events wait. Only where
     * what an event does does not depend on what one of another partition did just before.
     */
    default boolean sideBySide() {
        return false;
    }

    /** One after the other, each under its own trace; who can do better with many at once does so instead. */
    default void applyAll(List<Event> events) {
        for (var event : events) Trace.following(event.traceparent(), event.actor(), () -> apply(event));
    }

    void apply(Event event);
}
