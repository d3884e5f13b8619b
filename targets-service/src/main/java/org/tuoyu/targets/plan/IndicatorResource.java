package org.tuoyu.targets.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/ready-indicators")
@Tag(name = "plans")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class IndicatorResource {
    private final ReadyIndicators readyIndicators;

    IndicatorResource(ReadyIndicators readyIndicators) {
        this.readyIndicators = readyIndicators;
    }

    public record Definitions(List<Indicator> indicators) {}

    @GET
    @Operation(summary = "Definitions of indicators that a plan can name by code alone")
    public Definitions list() {
        return new Definitions(readyIndicators.all());
    }
}
