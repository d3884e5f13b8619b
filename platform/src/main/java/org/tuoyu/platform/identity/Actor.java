package org.tuoyu.platform.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param id subject of the token, or {@code event:<id>} when a service acts on another's event
 * @param region code of the authority the actor belongs to; null when the token names none
 * @param department code of the department within the authority
 * @param uscc 统一社会信用代码 when the actor is an institution's account
 */
public record Actor(String id, String name, Set<String> roles, String region, String department, String uscc) {

    /** What a service does because of an event: allowed everywhere the event reaches. */
    public static Actor becauseOf(UUID eventId) {
        return new Actor("event:" + eventId, "tuoyu", Set.of(), "000000", null, null);
    }

    /** What a service does because time has passed. */
    public static Actor theClock() {
        return new Actor("clock", "tuoyu", Set.of(), "000000", null, null);
    }

    public RegionScope scope() {
        return RegionScope.of(region);
    }

    /** The one institution that an institution's account sees (none without the claim); null for everybody else. */
    public String onlyUscc() {
        if (!has(Role.INSTITUTION)) return null;
        return uscc == null ? "" : uscc;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
