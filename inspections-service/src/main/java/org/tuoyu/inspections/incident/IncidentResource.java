package org.tuoyu.inspections.incident;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.time.OffsetDateTime;
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

@Path("/api/v1/incidents")
@Tag(name = "incidents")
@RolesAllowed({
    Role.INSTITUTION,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.AUDITOR
})
public class IncidentResource {
    private final Incidents incidents;
    private final CurrentActor caller;

    IncidentResource(Incidents incidents, CurrentActor caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"uscc": "52211104MJ0000018Y", "kind": "SERIOUS_INJURY", "occurredAt": "2024-06-03T10:00:00+08:00",
                     "description": "一名儿童在户外活动时摔伤，已送医"}""")
    public record IncidentRequest(
            @NotBlank String uscc,
            @NotBlank @Schema(description = "By its code in the rules (kind incidents)") String kind,
            @NotNull OffsetDateTime occurredAt,
            @NotBlank @Size(max = 4000) @Schema(description = "Without names of children") String description) {}

    @GET
    @Operation(summary = "Incidents in the caller's region, oldest first; an institution sees its own")
    public Page<IncidentState> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = incidents.after(Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(Incident::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One, with who must be told until when, and was when")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, incidents.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.INSTITUTION, Role.INSPECTOR, Role.INSPECTION_MANAGER, Role.TOWN_OFFICER})
    @Operation(
            summary = "Report an incident; the clock of its chain begins",
            description =
                    "Serious ones go to the emergency, police and health departments (附件1) as the rules of the region"
                            + " say. No names of children.")
    public Response report(@Valid @NotNull IncidentRequest request) {
        return answer(
                201,
                incidents.report(
                        request.uscc(), request.kind(), request.occurredAt(), request.description(), caller.get()));
    }

    @PUT
    @Path("{id}/chain/{department}")
    @RolesAllowed({Role.INSPECTION_MANAGER, Role.DEPARTMENT_OFFICER})
    @Operation(summary = "Say that a department of the chain was told: it itself, or the manager who told it")
    public Response told(
            @PathParam("id") UUID id,
            @PathParam("department") String department,
            @HeaderParam("If-Match") String ifMatch) {
        return answer(200, incidents.told(id, Revisions.expected(ifMatch), department, caller.get()));
    }

    private static Response answer(int status, Incident incident) {
        return Revisions.tagged(Response.status(status).entity(incident.state()), incident.revision())
                .build();
    }
}
