package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.directory.Directory.Clause;
import org.tuoyu.notifications.routing.Decision.PassedOver;
import org.tuoyu.notifications.rules.Field;
import org.tuoyu.notifications.rules.Route;
import org.tuoyu.notifications.rules.Route.Role;
import org.tuoyu.notifications.rules.Route.Tell;
import org.tuoyu.platform.identity.RegionScope;

/** Who is told by a route under a clause: in the order of the route, the units of a clause as printed, each inbox once. */
final class Recipients {
    private static final int VILLAGE_DIGITS = 12;
    private final Clause clause;
    private final String regionCode;
    private final JsonNode data;
    final List<Recipient> told = new ArrayList<>();
    final List<PassedOver> passedOver = new ArrayList<>();

    Recipients(Route route, Clause clause, String regionCode, JsonNode data) {
        this.clause = clause;
        this.regionCode = regionCode;
        this.data = data;
        for (var tell : route.tell()) {
            for (var recipient : of(tell)) add(recipient);
        }
        passOver(route);
    }

    private void add(Recipient recipient) {
        if (told.stream().noneMatch(recipient::isSameInboxAs)) {
            told.add(recipient);
        } else if (recipient.role() != Role.COOPERATING) {
            passedOver.add(
                    new PassedOver(recipient.region(), recipient.department(), recipient.role(), "told-already"));
        }
    }

    private List<Recipient> of(Tell tell) {
        return switch (tell.role()) {
            case LEAD -> clause.lead() == null ? List.of() : departments(tell, List.of(clause.lead()));
            case COOPERATING -> departments(tell, List.of(clause.cooperating()));
            case NAMED -> departments(tell, Field.values(data, tell.of()));
            case DEPARTMENT -> departments(tell, List.of(tell.of()));
            case TOWN -> places(tell, RegionScope.of(clause.planRegion()).below(regionCode));
            case VILLAGE -> places(tell, regionCode.length() == VILLAGE_DIGITS ? regionCode : null);
            case ESCALATED -> List.of();
        };
    }

    private List<Recipient> departments(Tell tell, List<String> codes) {
        return codes.stream()
                .map(code -> new Recipient(clause.planRegion(), code, tell.role(), tell.acts()))
                .toList();
    }

    private List<Recipient> places(Tell tell, String region) {
        if (region != null) return List.of(new Recipient(region, Directory.TOWN, tell.role(), tell.acts()));
        passedOver.add(new PassedOver(regionCode, Directory.TOWN, tell.role(), "no-such-place"));
        return List.of();
    }

    /** Units of the clause that the route leaves out. */
    private void passOver(Route route) {
        var roles = route.tell().stream().map(Tell::role).toList();
        var region = clause.planRegion();
        if (!roles.contains(Role.LEAD) && clause.lead() != null) leaveOut(region, clause.lead(), Role.LEAD);
        if (!roles.contains(Role.COOPERATING)) {
            for (var code : clause.cooperating()) leaveOut(region, code, Role.COOPERATING);
        }
        var town = RegionScope.of(region).below(regionCode);
        if (!roles.contains(Role.TOWN) && clause.towns() && town != null) leaveOut(town, Directory.TOWN, Role.TOWN);
    }

    private void leaveOut(String region, String department, Role role) {
        var one = new Recipient(region, department, role, false);
        if (told.stream().noneMatch(one::isSameInboxAs)) {
            passedOver.add(new PassedOver(region, department, role, "not-in-rule"));
        }
    }
}
