package org.tuoyu.platform.events;

import java.util.List;
import java.util.Set;

/**
 * What a service does about events of others. It is called in one transaction with the inbox, with events it has not
 * seen, in the order of their partition; what it writes and "seen" are committed together or not at all.
 */
public interface EventsConsumer {
    /** Stable name: the inbox remembers what was seen under it. */
    String consumer();

    /** The types it wants; all others are passed over. */
    Set<String> types();

    void apply(List<Event> events);
}
