package org.tuoyu.notifications.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.RulesApi;

@SecurityRequirement(name = "token") // inherited methods are not looked at for it
@Path("/api/v1/rules")
public class RuleResource extends RulesApi {
    private final RuleSets rules;
    private final Clock clock;

    RuleResource(RuleSets rules, CurrentActor caller, Clock clock) {
        super(rules, caller);
        this.rules = rules;
        this.clock = clock;
    }

    /** A route names policies that are there. */
    @Override
    @Idempotent // bindings of an overridden method do not count
    @RolesAllowed(Role.ADMINISTRATOR)
    public Response record(@Valid @NotNull RulesRequest request) {
        var wrong = new ArrayList<Wrong>();
        var routes = request.content().path("routes");
        for (int i = 0; routes.isArray() && i < routes.size(); i++) {
            var policy = routes.get(i).path("escalation").asText("");
            if (policy.isEmpty()) continue;
            var kind = RuleKinds.ESCALATION.of(policy).code();
            var day = request.validFrom() == null ? LocalDate.now(clock) : request.validFrom();
            if (rules.standingNow(Set.of(kind), Set.of(request.regionCode()), day)
                    .id(kind, request.regionCode())
                    .isEmpty()) {
                wrong.add(new Wrong(
                        "/content/routes/" + i + "/escalation", "no-such-policy", policy, request.regionCode()));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return super.record(request);
    }
}
