package org.tuoyu.notifications.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.tuoyu.notifications.directory.Directory.Clause;
import org.tuoyu.platform.identity.RegionScope;

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
        var town = RegionScope.of(clause.planRegion()).below(regionCode);
        if (tellTown && town != null) all.add(new Recipient(town, Recipient.TOWN, Recipient.Role.TOWN));
        return all;
    }
}
