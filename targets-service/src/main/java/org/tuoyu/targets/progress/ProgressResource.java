package org.tuoyu.targets.progress;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/plans/{id}/progress")
@Tag(name = "progress")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class ProgressResource {
    private final ReadProgress readProgress;
    private final CurrentActor caller;

    ProgressResource(ReadProgress readProgress, CurrentActor caller) {
        this.readProgress = readProgress;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Progress of one year: the whole, and a row a town",
            description = "Actual figures as they were true on 31 December of the year, or today while it runs. A town"
                    + " sees its own row. Without a year: the running one, within the plan's period.")
    public Progress progress(@PathParam("id") UUID id, @QueryParam("year") Integer year) {
        return readProgress.of(id, year, caller.get());
    }
}
