package org.tuoyu.institutions.capacity;

import java.time.LocalDate;
import org.tuoyu.platform.events.DomainEvent;

/**
 * The slots of an institution after a change, and the day from which this is true.
 *
 * @param registeredSlots in service, filed or not
 * @param filedSlots in service under a receipted filing
 * @param suspendedSlots out of service
 * @param clause the plan's clause under which it happened; null when the kind of change decides
 */
record SlotsChanged(
        String uscc,
        String institutionName,
        String regionCode,
        LocalDate effectiveDay,
        int registeredSlots,
        int filedSlots,
        int suspendedSlots,
        Change change,
        String reason,
        String clause,
        long revision)
        implements DomainEvent {

    enum Change {
        CLASSES,
        FILED,
        UNFILED,
        SUSPENDED,
        RESTORED,
        /** One suspension of several is lifted: nothing is in service again yet. */
        STILL_SUSPENDED,
        MOVED
    }

    /** Of which institution, where, from which day, under which clause. */
    record At(String institutionName, String regionCode, LocalDate day, String clause) {}

    @Override
    public String type() {
        return switch (change) {
            case SUSPENDED -> "org.tuoyu.slots.suspended.v1";
            case RESTORED -> "org.tuoyu.slots.restored.v1";
            default -> "org.tuoyu.slots.changed.v1";
        };
    }

    /** The slots are an aggregate of their own beside the registration. */
    @Override
    public String subject() {
        return uscc + "/slots";
    }

    @Override
    public String underClause() {
        return clause;
    }
}
