package org.tuoyu.targets.region;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/region-changes")
@Tag(name = "regions")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class RegionChangeResource {
    private final ChangeRegions changeRegions;
    private final CurrentActor caller;

    RegionChangeResource(ChangeRegions changeRegions, CurrentActor caller) {
        this.changeRegions = changeRegions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Changes of regions within the caller's scope, with their crosswalk, oldest first")
    public Page<RegionsChanged> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = changeRegions.within(
                caller.get().scope(), Cursor.orStart(cursor).uuid(), most + 1);
        return Page.of(found, most, change -> Cursor.of(change.changeId()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Merge, split or rename regions from a day on, with a crosswalk",
            description =
                    "Ledgers in force and population are carried over by it, and every total is preserved. A region"
                            + " that is not its own successor is no more from that day. Figures of before can be asked for in"
                            + " either cut (see the board).")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RegionsChanged.class)))
    public Response change(@Valid @NotNull ChangeRegions.Request request) {
        return Response.status(201)
                .entity(changeRegions.change(request, caller.get()))
                .build();
    }
}
