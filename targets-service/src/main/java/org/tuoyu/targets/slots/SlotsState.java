package org.tuoyu.targets.slots;

import java.time.LocalDate;

/**
 * What we read of {@code org.tuoyu.slots.*.v1}: the state of an institution's slots from a day on.
 *
 * @param kind with {@code ownership} null while nobody has said
 * @param plannedSlots to be opened on {@code plannedFor}
 * @param registeredSlots slots in service, filed or not
 * @param filedSlots of them, those under a receipted filing
 * @param verifiedSlots of the filed ones, those verified on site
 * @param suspendedSlots slots out of service
 * @param closedSlots that the institution had when it closed
 * @param change what happened, by which clause and why
 */
record SlotsState(
        String uscc,
        String institutionName,
        String regionCode,
        String kind,
        String ownership,
        LocalDate effectiveDay,
        int plannedSlots,
        LocalDate plannedFor,
        int registeredSlots,
        int filedSlots,
        int verifiedSlots,
        int suspendedSlots,
        int closedSlots,
        String change,
        String clause,
        String reason) {}
