package org.tuoyu.institutions.record;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.institutions.capacity.InstitutionKind;
import org.tuoyu.institutions.capacity.Ownership;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/record")
@Tag(name = "institutions")
public class RecordResource {
    private final KeepRecord keepRecord;
    private final CurrentActor caller;

    RecordResource(KeepRecord keepRecord, CurrentActor caller) {
        this.keepRecord = keepRecord;
        this.caller = caller;
    }

    @Schema(
            name = "RecordRequest",
            examples = "{\"kind\": \"INSTITUTION\", \"ownership\": \"PRIVATE\", \"day\": \"2024-03-01\"}")
    public record RecordRequest(
            @NotNull InstitutionKind kind,
            @NotNull Ownership ownership,
            @Schema(
                            description =
                                    "From which its slots count under it; today when absent, not before their last change")
                    LocalDate day) {}

    /** @param ownership with {@code kind} null while nobody has said */
    public record RecordView(String uscc, InstitutionKind kind, Ownership ownership) {}

    @GET
    @RolesAllowed({
        Role.INSTITUTION,
        Role.FILING_OFFICER,
        Role.TOWN_OFFICER,
        Role.DEPARTMENT_OFFICER,
        Role.PLAN_MANAGER,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "The record of an institution; the ETag is \"0\" while there is none")
    public Response get(@PathParam("uscc") String uscc) {
        return answer(uscc, keepRecord.of(uscc, caller.get()));
    }

    @PUT
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Say what an institution is: its slots are counted by kind and ownership")
    public Response keep(
            @PathParam("uscc") String uscc,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull RecordRequest request) {
        var content = new InstitutionRecord.Content(request.kind(), request.ownership());
        return answer(uscc, keepRecord.keep(uscc, content, request.day(), Revisions.expected(ifMatch), caller.get()));
    }

    private static Response answer(String uscc, InstitutionRecord record) {
        var content = record.content();
        return Revisions.tagged(
                        Response.ok(new RecordView(uscc, content.kind(), content.ownership())), record.revision())
                .build();
    }
}
