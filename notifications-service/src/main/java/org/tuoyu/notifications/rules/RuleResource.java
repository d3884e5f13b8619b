package org.tuoyu.notifications.rules;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.RulesApi;

@SecurityRequirement(name = "token") // inherited methods are not looked at for it
@Path("/api/v1/rules")
public class RuleResource extends RulesApi {
    RuleResource(RuleSets rules, CurrentActor caller) {
        super(rules, caller);
    }
}
