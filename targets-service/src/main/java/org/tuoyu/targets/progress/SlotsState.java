package org.tuoyu.targets.progress;

import java.time.LocalDate;

/**
 * What we read of {@code org.tuoyu.slots.*.v1}: the state of an institution's slots from a day on.
 *
 * @param registeredSlots slots in service, filed or not
 * @param filedSlots slots in service under a receipted filing
 */
record SlotsState(
        String uscc,
        String institutionName,
        String regionCode,
        LocalDate effectiveDay,
        int registeredSlots,
        int filedSlots) {}
