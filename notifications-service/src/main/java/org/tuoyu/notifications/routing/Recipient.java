package org.tuoyu.notifications.routing;

/**
 * An inbox.
 *
 * @param region the authority it belongs to
 * @param department code of the department; {@value #TOWN} for a town itself
 */
record Recipient(String region, String department, Role role) {
    static final String TOWN = "town";

    /** Why it is told. */
    enum Role {
        /** 牵头单位 */
        LEAD,
        /** 配合单位 */
        COOPERATING,
        /** 属地 */
        TOWN,
        /** The event itself names it: it has the power, or must be told. */
        NAMED
    }
}
