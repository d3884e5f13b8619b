package org.tuoyu.notifications.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.tuoyu.platform.calendar.Span;
import org.tuoyu.platform.calendar.WorkingTime;
import org.tuoyu.platform.calendar.WorkingTime.End;

/** Ends of clocks that start at the same moment: each is counted once. */
final class Clocks {
    private final Instant now;
    private final ZoneId zone;
    private final Map<Asked, End> ends = new HashMap<>();

    private record Asked(UUID hours, Instant start, Span span) {}

    /** Office time of a region, and under which rules it stands. */
    record Office(UUID id, WorkingTime time) {}

    Clocks(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    End end(Office office, Span span) {
        return end(office, now, span);
    }

    End end(Office office, Instant start, Span span) {
        return ends.computeIfAbsent(
                new Asked(office.id(), start, span), asked -> office.time().after(start, span));
    }
}
