package org.tuoyu.institutions.staff;

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
import java.time.LocalDate;
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
import org.tuoyu.platform.secrets.Secrets;

@Path("/api/v1/institutions/{uscc}/staff")
@Tag(name = "staff")
@RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
public class StaffResource {
    private final KeepStaff keepStaff;
    private final Secrets secrets;
    private final CurrentActor caller;

    StaffResource(KeepStaff keepStaff, Secrets secrets, CurrentActor caller) {
        this.keepStaff = keepStaff;
        this.secrets = secrets;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"name": "王示例", "identityNumber": "11010519491231002X", "role": "CARER", "qualification": "保育师四级",
                     "healthCheckedOn": "2024-02-20", "trainedOn": "2024-02-25", "fromDay": "2024-03-01"}""")
    public record StaffRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 18) @Schema(description = "公民身份号码, GB 11643; encrypted, never shown again in full")
                    String identityNumber,
            @NotNull StaffRole role,
            @Size(max = 100) String qualification,
            @Schema(description = "Last health check; due every year") LocalDate healthCheckedOn,
            @Schema(description = "Last 卫生保健培训") LocalDate trainedOn,
            @NotNull LocalDate fromDay) {}

    @Schema(
            examples =
                    """
                    {"name": "王示例", "role": "CARER", "qualification": "保育师三级", "healthCheckedOn": "2025-02-20",
                     "trainedOn": "2025-02-25", "fromDay": "2024-03-01"}""")
    public record StaffChangeRequest(
            @NotBlank @Size(max = 100) String name,
            @NotNull StaffRole role,
            @Size(max = 100) String qualification,
            LocalDate healthCheckedOn,
            LocalDate trainedOn,
            @NotNull LocalDate fromDay) {}

    @Schema(examples = "{\"day\": \"2025-06-30\"}")
    public record DepartureRequest(@Schema(description = "Today when absent") LocalDate day) {}

    /**
     * @param name null in the answer to a change
     * @param identityNumber masked: 110*************2X
     */
    public record StaffView(
            UUID staffId,
            String uscc,
            String name,
            String identityNumber,
            StaffRole role,
            String qualification,
            LocalDate healthCheckedOn,
            LocalDate trainedOn,
            LocalDate fromDay,
            LocalDate leftOn) {}

    @GET
    @Operation(summary = "Who works, or worked, in an institution; identity numbers masked")
    public Page<StaffView> list(
            @PathParam("uscc") String uscc, @QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = keepStaff.of(uscc, Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id()))
                .map(one -> view(one, secrets.decrypt(one.nameEncrypted())));
    }

    @POST
    @Idempotent
    @Operation(summary = "Enter somebody who works in an institution")
    public Response hire(@PathParam("uscc") String uscc, @Valid @NotNull StaffRequest request) {
        var content = new StaffMember.Content(
                request.role(),
                request.qualification(),
                request.healthCheckedOn(),
                request.trainedOn(),
                request.fromDay());
        return answer(201, keepStaff.hire(uscc, request.name(), request.identityNumber(), content, caller.get()));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change what is known of somebody; who it is stays")
    public Response change(
            @PathParam("uscc") String uscc,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull StaffChangeRequest request) {
        var content = new StaffMember.Content(
                request.role(),
                request.qualification(),
                request.healthCheckedOn(),
                request.trainedOn(),
                request.fromDay());
        return answer(
                200, keepStaff.change(uscc, id, Revisions.expected(ifMatch), request.name(), content, caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/departure")
    @Operation(summary = "Say that somebody has left", description = "A second time it changes nothing.")
    public Response leave(
            @PathParam("uscc") String uscc, @PathParam("id") UUID id, @Valid @NotNull DepartureRequest request) {
        return answer(200, keepStaff.leave(uscc, id, request.day(), caller.get()));
    }

    /** Without the name: the answer to a POST is kept for its repetitions, in plain text. */
    private static Response answer(int status, StaffMember member) {
        return Revisions.tagged(Response.status(status).entity(view(member, null)), member.revision())
                .build();
    }

    private static StaffView view(StaffMember one, String name) {
        var content = one.content();
        return new StaffView(
                one.id(),
                one.uscc(),
                name,
                one.identityMasked(),
                content.role(),
                content.qualification(),
                content.healthCheckedOn(),
                content.trainedOn(),
                content.fromDay(),
                one.leftOn());
    }
}
