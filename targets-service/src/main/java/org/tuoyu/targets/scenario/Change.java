package org.tuoyu.targets.scenario;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * One thing that is thought of.
 *
 * @param amount slots, or inhabitants; null where an institution closes
 */
@Embeddable
public record Change(
        @Enumerated(EnumType.STRING) Kind kind, String regionCode, String toRegionCode, String uscc, Long amount) {

    /** What is thought of. */
    public enum Kind {
        /** So many promised slots from one region to another. */
        MOVE_PROMISE,
        /** So many slots more, registered and filed, in a region: a new institution, or one that grows. */
        ADD_SLOTS,
        /** An institution, by its uscc, closes. */
        CLOSE_INSTITUTION,
        /** A region has so many inhabitants. */
        POPULATION
    }
}
