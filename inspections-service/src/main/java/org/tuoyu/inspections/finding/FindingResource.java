package org.tuoyu.inspections.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

@Path("/api/v1/findings")
@Tag(name = "findings")
@RolesAllowed({
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.FILING_OFFICER,
    Role.AUDITOR
})
public class FindingResource {
    private final Findings findings;
    private final LiftFinding liftFinding;
    private final CurrentActor caller;

    FindingResource(Findings findings, LiftFinding liftFinding, CurrentActor caller) {
        this.findings = findings;
        this.liftFinding = liftFinding;
        this.caller = caller;
    }

    /** @param lifting how the rectification was verified */
    @Schema(examples = "{\"lifting\": \"通道已清理，现场复核合格\", \"day\": \"2024-06-12\"}")
    public record LiftingRequest(@NotBlank @Size(max = 4000) String lifting, LocalDate day) {}

    @GET
    @Operation(summary = "Findings in the caller's region, oldest first")
    public Page<FindingState> list(
            @QueryParam("uscc") String uscc,
            @QueryParam("open") Boolean open,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = findings.after(
                Cursor.orStart(cursor).uuid(),
                most + 1,
                uscc,
                open,
                caller.get().scope());
        return Page.of(found, most, finding -> Cursor.of(finding.id())).map(Finding::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One finding")
    public Response get(@PathParam("id") UUID id) {
        return answer(findings.require(id, caller.get().scope()));
    }

    @POST
    @Idempotent
    @Path("{id}/lifting")
    @RolesAllowed({Role.INSPECTOR, Role.INSPECTION_MANAGER})
    @Operation(summary = "Lift a finding that was put right; slots it suspended are restored")
    public Response lift(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull LiftingRequest request) {
        return answer(
                liftFinding.lift(id, Revisions.expected(ifMatch), request.day(), request.lifting(), caller.get()));
    }

    private static Response answer(Finding finding) {
        return Revisions.tagged(Response.ok(finding.state()), finding.revision())
                .build();
    }
}
