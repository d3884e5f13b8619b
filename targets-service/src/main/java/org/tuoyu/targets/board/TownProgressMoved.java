package org.tuoyu.targets.board;

import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * The real slots of a region that a plan names moved towards, or away from, its promise for the plan's running year
 * (or its last one).
 *
 * @param filedBefore filed slots, and registered ones, when this was last announced
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
        int registeredBefore,
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
