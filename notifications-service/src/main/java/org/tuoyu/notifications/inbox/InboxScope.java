package org.tuoyu.notifications.inbox;

import java.util.Map;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

/**
 * Who sees which inbox: the plan office, auditors and administrators all of their region; a department's officer the one of
 * the department; a town's officer that of the town and of its villages. Only the recipient answers.
 */
final class InboxScope {
    private static final int CITY_DIGITS = 4;
    private static final int DISTRICT_DIGITS = 6;

    private InboxScope() {}

    static boolean seesAll(Actor actor) {
        return actor.has(Role.PLAN_MANAGER) || actor.has(Role.AUDITOR) || actor.has(Role.ADMINISTRATOR);
    }

    static boolean isOwn(String region, String department, Actor actor) {
        if (!region.equals(actor.scope().code())) return false;
        return department.equals(Directory.TOWN)
                ? actor.has(Role.TOWN_OFFICER)
                : actor.has(Role.DEPARTMENT_OFFICER) && department.equals(actor.department());
    }

    /** Code of the caller's own inbox; null for who has none. */
    static String ownDepartment(Actor actor) {
        if (actor.has(Role.DEPARTMENT_OFFICER)) return actor.department() == null ? "" : actor.department();
        return actor.has(Role.TOWN_OFFICER) ? Directory.TOWN : null;
    }

    /** A condition: the caller's own inbox. */
    static String own(Actor actor, Map<String, Object> parameters) {
        parameters.put("region", actor.scope().code());
        parameters.put("own", ownDepartment(actor));
        return "recipient_region = :region AND recipient_department = :own";
    }

    /**
     * A condition on the rows of notification, and its parameters. With the one or the other state, open or
     * closed, an index answers each; a list of a city's is not asked for with it ({@link #isByDistrict}).
     *
     * @param department only this inbox; null: all that the actor sees
     */
    static String visible(Actor actor, String department, Map<String, Object> parameters) {
        var scope = actor.scope();
        if (!seesAll(actor)) {
            if (actor.has(Role.DEPARTMENT_OFFICER)) return own(actor, parameters) + and(department, parameters);
            parameters.put("own", Directory.TOWN);
            return "recipient_department = :own AND " + within(scope, parameters) + and(department, parameters);
        }
        var digits = scope.prefix().length();
        if (digits < DISTRICT_DIGITS) return within(scope, parameters) + and(department, parameters);
        parameters.put("region", scope.code());
        if (digits == DISTRICT_DIGITS) return ofDistrict(":region", department, parameters);
        return "recipient_region = :region" + and(department, parameters);
    }

    /** Whether the notifications are those of a city: no index has them in their order, so they are read district by district. */
    static boolean isByDistrict(Actor actor) {
        return seesAll(actor) && actor.scope().prefix().length() == CITY_DIGITS;
    }

    /** Whether the notifications are those of a province, the nation or of no region: no index has them in their order. */
    static boolean isOfManyCities(Actor actor) {
        return seesAll(actor) && actor.scope().prefix().length() < CITY_DIGITS;
    }

    /**
     * A condition: the inboxes of one district, or that of one department there.
     *
     * @param code of the district, in SQL
     */
    static String ofDistrict(String code, String department, Map<String, Object> parameters) {
        var ofDepartment = department != null && !department.equals(Directory.TOWN);
        return (ofDepartment ? "recipient_region = " : "recipient_district = ") + code + and(department, parameters);
    }

    private static String within(RegionScope scope, Map<String, Object> parameters) {
        parameters.put("from", scope.from());
        parameters.put("end", scope.end());
        return "recipient_region ~>=~ :from AND recipient_region ~<~ :end";
    }

    private static String and(String department, Map<String, Object> parameters) {
        if (department == null) return "";
        parameters.put("department", department);
        return " AND recipient_department = :department";
    }
}
