package org.tuoyu.notifications.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.tuoyu.notifications.directory.Directory.Clause;

/**
 * What happens to a kind of event.
 *
 * @param matter finds the clause when the event names none
 * @param workingDays to answer
 */
record RoutingRule(
        String eventType,
        String matter,
        boolean tellLead,
        boolean tellCooperating,
        boolean tellTown,
        boolean urgent,
        int workingDays) {
    private static final int TOWN_CODE = 9;

    boolean tellsNobody() {
        return !tellLead && !tellCooperating && !tellTown;
    }

    /** In the order of the document: the lead, those that co-operate, the town. Each inbox once. */
    List<Recipient> recipients(Clause clause, String regionCode) {
        var departments = new LinkedHashMap<String, Recipient>();
        if (tellLead && clause.lead() != null) {
            departments.put(clause.lead(), new Recipient(clause.planRegion(), clause.lead(), Recipient.Role.LEAD));
        }
        if (tellCooperating) {
            for (var code : clause.cooperating()) {
                departments.putIfAbsent(code, new Recipient(clause.planRegion(), code, Recipient.Role.COOPERATING));
            }
        }
        var all = new ArrayList<>(departments.values());
        if (tellTown && regionCode.length() >= TOWN_CODE) {
            all.add(new Recipient(regionCode.substring(0, TOWN_CODE), Recipient.TOWN, Recipient.Role.TOWN));
        }
        return all;
    }
}
