package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.databind.JsonNode;
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
 * @param tellNamed field of the data that names departments, {@code a.b} for those of a list; null where none does
 */
record RoutingRule(
        String eventType,
        String matter,
        boolean tellLead,
        boolean tellCooperating,
        boolean tellTown,
        boolean urgent,
        int workingDays,
        String tellNamed) {

    boolean tellsNobody() {
        return !tellLead && !tellCooperating && !tellTown && tellNamed == null;
    }

    /** In the order of the document: the lead, those that co-operate; whom the event names; the town. Each inbox once. */
    List<Recipient> recipients(Clause clause, String regionCode, JsonNode data) {
        var departments = new LinkedHashMap<String, Recipient>();
        if (tellLead && clause.lead() != null) {
            departments.put(clause.lead(), new Recipient(clause.planRegion(), clause.lead(), Recipient.Role.LEAD));
        }
        if (tellCooperating) {
            for (var code : clause.cooperating()) {
                departments.putIfAbsent(code, new Recipient(clause.planRegion(), code, Recipient.Role.COOPERATING));
            }
        }
        for (var code : named(data)) {
            departments.putIfAbsent(code, new Recipient(clause.planRegion(), code, Recipient.Role.NAMED));
        }
        var all = new ArrayList<>(departments.values());
        var town = RegionScope.of(clause.planRegion()).below(regionCode);
        if (tellTown && town != null) all.add(new Recipient(town, Recipient.TOWN, Recipient.Role.TOWN));
        return all;
    }

    private List<String> named(JsonNode data) {
        if (tellNamed == null) return List.of();
        var path = tellNamed.split("\\.");
        var found = path.length == 1
                ? List.of(data.path(path[0]))
                : data.path(path[0]).findValues(path[1]);
        return found.stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }
}
