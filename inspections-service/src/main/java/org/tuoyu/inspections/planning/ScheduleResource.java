package org.tuoyu.inspections.planning;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/schedules")
@Tag(name = "planning")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.AUDITOR})
public class ScheduleResource {
    private final Schedules schedules;
    private final CurrentActor caller;

    ScheduleResource(Schedules schedules, CurrentActor caller) {
        this.schedules = schedules;
        this.caller = caller;
    }

    @Schema(examples = "{\"regionCode\": \"211104\", \"firstDay\": \"2099-06-01\", \"lastDay\": \"2099-06-30\"}")
    public record ScheduleRequest(
            @NotBlank String regionCode, @NotNull LocalDate firstDay, @NotNull LocalDate lastDay) {}

    public record Visits(List<Proposed> visits) {}

    @GET
    @Operation(summary = "Plans of visits in the caller's region, oldest first")
    public Page<ScheduleState> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = schedules.after(
                Cursor.orStart(cursor).uuid(), most + 1, caller.get().scope());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(Schedule::state);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One, with what each part of its score comes to",
            description =
                    "ASKED → SOLVING → PROPOSED → APPROVED; FAILED with the reason. A part's points are its weight in"
                            + " the rules (kind planning) times what was counted.")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, schedules.require(id, caller.get().scope()));
    }

    @GET
    @Path("{id}/visits")
    @Operation(summary = "Who makes which visit on which day; and of those that nobody makes, why")
    public Visits visits(@PathParam("id") UUID id) {
        return new Visits(
                List.copyOf(schedules.require(id, caller.get().scope()).visits()));
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(
            summary = "Ask for a plan of the visits that are due by its last day",
            description =
                    "It is there within a minute; look at its address. Pinned visits, and those somebody is on the way"
                            + " with, stay. Those planned before move only where the weights say that it pays.")
    public Response ask(@Valid @NotNull ScheduleRequest request) {
        return answer(201, schedules.ask(request.regionCode(), request.firstDay(), request.lastDay(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/approval")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Approve what is proposed: the visits are on their inspectors' devices from then on")
    public Response approve(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, schedules.approve(id, Revisions.expected(ifMatch), caller.get()));
    }

    private static Response answer(int status, Schedule schedule) {
        return Revisions.tagged(Response.status(status).entity(schedule.state()), schedule.revision())
                .build();
    }
}
