package org.tuoyu.institutions.capacity;

import java.time.LocalDate;
import org.tuoyu.platform.events.DomainEvent;

/**
 * The slots of an institution after a change, and the day from which this is true.
 *
 * @param kind with {@code ownership}: by which they are counted; null while nobody has said
 * @param plannedSlots to be opened, beside those that are registered
 * @param plannedFor the day on which the planned ones are to open; null when none are
 * @param registeredSlots in service, filed or not
 * @param filedSlots of them, those under a receipted filing
 * @param verifiedSlots of the filed ones, those verified on site
 * @param suspendedSlots out of service
 * @param closedSlots that it had when it closed
 * @param clause the plan's clause under which it happened; null when the kind of change decides
 */
record SlotsChanged(
        String uscc,
        String institutionName,
        String regionCode,
        InstitutionKind kind,
        Ownership ownership,
        LocalDate effectiveDay,
        int plannedSlots,
        LocalDate plannedFor,
        int registeredSlots,
        int filedSlots,
        int verifiedSlots,
        int suspendedSlots,
        int closedSlots,
        Change change,
        String reason,
        String clause,
        long revision)
        implements DomainEvent {

    enum Change {
        PLANNED,
        CLASSES,
        FILED,
        UNFILED,
        VERIFIED,
        SUSPENDED,
        RESTORED,
        /** One suspension of several is lifted: nothing is in service again yet. */
        STILL_SUSPENDED,
        MOVED,
        /** They count under another kind or ownership. */
        RECOUNTED,
        CLOSED
    }

    /** Of which institution, what it is and where, from which day, under which clause. */
    record At(
            String institutionName,
            String regionCode,
            InstitutionKind kind,
            Ownership ownership,
            LocalDate day,
            String clause) {}

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
