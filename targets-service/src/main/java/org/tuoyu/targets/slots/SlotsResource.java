package org.tuoyu.targets.slots;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/regions/{code}/slots")
@Tag(name = "board")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class SlotsResource {
    private final ReadSlots readSlots;
    private final CurrentActor caller;

    SlotsResource(ReadSlots readSlots, CurrentActor caller) {
        this.readSlots = readSlots;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "What a figure of the board is made of: each institution in the region with its slots",
            description =
                    "As true on asOf (today), as known at the end of knownOn (now): since which day, by which change,"
                            + " under which clause and why, told by which event.")
    public Page<ReadSlots.InstitutionSlots> in(
            @PathParam("code") String code,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("knownOn") LocalDate knownOn,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = readSlots.in(
                code,
                asOf,
                knownOn,
                Cursor.orStart(cursor).key(),
                most + 1,
                caller.get().scope());
        return Page.of(found, most, one -> Cursor.of(one.uscc()));
    }

    @GET
    @Path("breakdown")
    @Operation(
            summary = "What the slots of a region are: by stage (planned to closed), kind and ownership",
            description = "As true on asOf (today), as known at the end of knownOn (now).")
    public Breakdown breakdown(
            @PathParam("code") String code,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("knownOn") LocalDate knownOn) {
        return readSlots.breakdown(code, asOf, knownOn, caller.get().scope());
    }
}
