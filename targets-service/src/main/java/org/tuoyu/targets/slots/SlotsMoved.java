package org.tuoyu.targets.slots;

import java.util.Map;
import org.tuoyu.platform.events.Event;

/** Fired in the transaction in which slots became known: codes of the regions where, each with the last event that did it. */
public record SlotsMoved(Map<String, Event> regions) {}
