package org.tuoyu.targets.progress;

import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A town's real slots moved towards, or away from, its promise for the running year of a plan (or its last year).
 *
 * @param filedBefore filed slots when this was last announced
 * @param targetSlots null when the town promised nothing
 */
record TownProgressMoved(
        UUID planId,
        String regionCode,
        String regionName,
        int year,
        Integer targetSlots,
        int filedBefore,
        int filedSlots,
        int registeredSlots,
        Integer gap,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.town-progress.moved.v1";
    }

    @Override
    public String subject() {
        return planId + "/" + regionCode;
    }
}
