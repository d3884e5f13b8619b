package org.tuoyu.notifications.routing;

import java.util.List;
import java.util.UUID;
import org.tuoyu.notifications.directory.Directory.Clause;
import org.tuoyu.notifications.rules.Route;
import org.tuoyu.platform.events.Event;

/**
 * What becomes of an event.
 *
 * @param ruleId the rules by which it was decided, for good
 * @param route null when none of the rules' conditions hold
 * @param clause null when nobody is told, or no plan covers the event
 * @param waitsForPlan nobody can be told yet
 * @param fellBack no rule takes the event, or the plan has no clause for it: it is for the lead of the whole
 * @param passedOver units of the clause, or named by the event, that are not told, and why
 */
record Decision(
        Event event,
        UUID ruleId,
        Route route,
        Clause clause,
        boolean waitsForPlan,
        boolean fellBack,
        List<Recipient> recipients,
        List<PassedOver> passedOver) {

    /** @param reason code of a text */
    record PassedOver(String region, String department, Route.Role role, String reason) {}

    boolean tells() {
        return !recipients.isEmpty();
    }
}
