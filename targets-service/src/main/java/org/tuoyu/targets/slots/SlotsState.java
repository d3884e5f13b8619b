package org.tuoyu.targets.slots;

import java.time.LocalDate;

/**
 * What we read of {@code org.tuoyu.slots.*.v1}: the state of an institution's slots from a day on.
 *
 * @param registeredSlots slots in service, filed or not
 * @param filedSlots slots in service under a receipted filing
 * @param suspendedSlots slots out of service
 * @param change what happened, by which clause and why
 */
record SlotsState(
        String uscc,
        String institutionName,
        String regionCode,
        LocalDate effectiveDay,
        int registeredSlots,
        int filedSlots,
        int suspendedSlots,
        String change,
        String clause,
        String reason) {}
