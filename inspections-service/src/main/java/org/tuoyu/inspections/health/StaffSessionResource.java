package org.tuoyu.inspections.health;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/staff-sessions")
@Tag(name = "health")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.INSPECTOR, Role.DEPARTMENT_OFFICER, Role.AUDITOR})
public class StaffSessionResource {
    private final StaffSessions sessions;
    private final CurrentActor caller;

    StaffSessionResource(StaffSessions sessions, CurrentActor caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @Schema(
            examples =
                    "{\"kind\": \"TRAINING\", \"regionCode\": \"211104\", \"day\": \"2024-06-03\", \"title\": \"2024年卫生保健培训\"}")
    public record SessionRequest(
            @NotNull StaffSession.Kind kind,
            @NotBlank @Schema(description = "For the institutions there and below") String regionCode,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 200) String title) {}

    @Schema(examples = "{\"expected\": 12, \"attended\": 11}")
    public record AttendanceRequest(@Min(1) @Max(10000) int expected, @Min(0) @Max(10000) int attended) {}

    public record Missing(List<KnownInstitution> institutions) {}

    @GET
    @Operation(summary = "Examinations and trainings of staff in the caller's region, oldest first")
    public Page<StaffSessionRecorded> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = sessions.after(
                Cursor.orStart(cursor).uuid(), most + 1, caller.get().scope());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(StaffSession::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One, with how many of each institution were there; numbers, no names")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, sessions.require(id, caller.get().scope()));
    }

    @GET
    @Path("{id}/missing")
    @Operation(summary = "Institutions from which nobody, or not everybody, was there; 1,000 at most")
    public Missing missing(@PathParam("id") UUID id) {
        return new Missing(sessions.missing(sessions.require(id, caller.get().scope())));
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Put a session on record", description = "大政办发〔2023〕33号 三(五)3: each kind once a year.")
    public Response record(@Valid @NotNull SessionRequest request) {
        var actor = caller.get();
        var made = new StaffSession(
                request.kind(),
                RegionScope.canonical(request.regionCode()),
                request.day(),
                request.title(),
                actor.department());
        return answer(201, sessions.record(made, actor));
    }

    @PUT
    @Path("{id}/attendance/{uscc}")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "How many of an institution's staff were there, of how many")
    public Response attended(
            @PathParam("id") UUID id,
            @PathParam("uscc") String uscc,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AttendanceRequest request) {
        var attendance = new Attendance(uscc, request.expected(), request.attended());
        return answer(200, sessions.attended(id, Revisions.expected(ifMatch), attendance, caller.get()));
    }

    private static Response answer(int status, StaffSession one) {
        return Revisions.tagged(Response.status(status).entity(one.state()), one.revision())
                .build();
    }
}
