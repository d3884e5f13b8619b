package org.tuoyu.notifications.routing;

import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.rules.Route.Role;

/**
 * An inbox.
 *
 * @param region the authority it belongs to
 * @param department code of the department; {@link Directory#TOWN} for a town, or a village, itself
 * @param acts whether it is to do what is to be done, or only to take note
 */
public record Recipient(String region, String department, Role role, boolean acts) {

    boolean isSameInboxAs(Recipient other) {
        return region.equals(other.region) && department.equals(other.department);
    }

    /** As an escalation step names it. */
    String inbox() {
        return region + "/" + department;
    }
}
