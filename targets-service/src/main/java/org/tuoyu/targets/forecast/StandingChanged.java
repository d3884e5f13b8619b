package org.tuoyu.targets.forecast;

import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A region stands differently towards its promise for the plan's running year (or its last one).
 *
 * @param before null when it was judged for the first time
 * @param expectedSlots at the end of the year
 * @param metOn when it will be met at the pace so far; null when it is, or never will be
 */
record StandingChanged(
        UUID planId,
        String regionCode,
        String regionName,
        int year,
        Standing before,
        Standing standing,
        int targetSlots,
        int filedSlots,
        int expectedSlots,
        int lowSlots,
        int highSlots,
        LocalDate metOn,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.town-progress.standing-changed.v1";
    }

    @Override
    public String subject() {
        return planId + "/" + regionCode;
    }
}
