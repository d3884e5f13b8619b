package org.tuoyu.notifications.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/** What happens to a kind of event: of the routes the first whose conditions hold. */
public record Routes(@NotNull @Size(min = 1, max = 50) List<@Valid @NotNull Route> routes) implements RuleKind.Content {

    public Optional<Route> first(JsonNode data) {
        return routes.stream().filter(route -> route.holds(data)).findFirst();
    }

    @Override
    public List<Wrong> contradictions(String type) {
        var wrong = new ArrayList<Wrong>();
        var kind = EventKinds.SHIPPED.of(type);
        if (kind.isEmpty() && !type.equals("*")) {
            wrong.add(new Wrong("/kind", "event-kind", type));
            return wrong;
        }
        for (int i = 0; i < routes.size(); i++) {
            var at = "/content/routes/" + i;
            var route = routes.get(i);
            for (int j = 0; j < route.conditions().size(); j++) {
                var field = route.conditions().get(j).field();
                if (kind.isEmpty() || !kind.get().has(field)) {
                    wrong.add(new Wrong(at + "/when/" + j + "/field", "event-field", field, type));
                }
            }
            for (int j = 0; j < route.tell().size(); j++) {
                var tell = route.tell().get(j);
                var pointer = at + "/tell/" + j;
                if (tell.role() == Route.Role.ESCALATED) wrong.add(new Wrong(pointer + "/role", "tell-escalated"));
                if ((tell.role() == Route.Role.NAMED || tell.role() == Route.Role.DEPARTMENT) == (tell.of() == null)) {
                    wrong.add(new Wrong(pointer + "/of", "tell-of", tell.role()));
                } else if (tell.role() == Route.Role.NAMED
                        && (kind.isEmpty() || !kind.get().has(tell.of()))) {
                    wrong.add(new Wrong(pointer + "/of", "event-field", tell.of(), type));
                }
            }
            for (int j = 0; j < route.settled().size(); j++) {
                var other = route.settled().get(j);
                if (EventKinds.SHIPPED.of(other).isEmpty()) {
                    wrong.add(new Wrong(at + "/settles/" + j, "event-kind", other));
                }
            }
            if (i > 0 && routes.get(i - 1).conditions().isEmpty()) {
                wrong.add(new Wrong(at, "route-never", i - 1));
            }
        }
        return wrong;
    }
}
