package org.tuoyu.institutions.reconciliation;

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
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

@Path("/api/v1/discrepancies")
@Tag(name = "reconciliation")
@RolesAllowed({Role.FILING_OFFICER, Role.REGISTRAR, Role.DEPARTMENT_OFFICER, Role.AUDITOR})
public class DiscrepancyResource {
    private final Reconcile reconcile;
    private final CurrentActor caller;
    private final Clock clock;

    DiscrepancyResource(Reconcile reconcile, CurrentActor caller, Clock clock) {
        this.reconcile = reconcile;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(examples = "{\"owner\": \"health\"}")
    public record OwnerRequest(@NotBlank @Size(max = 100) @Schema(description = "Department") String owner) {}

    @Schema(examples = "{\"note\": \"更名手续办理中，登记机关已核实\"}")
    public record ExplanationRequest(@NotBlank @Size(max = 1000) String note) {}

    /**
     * @param ageDays calendar days since it is so
     * @param penalties what the law foresees for not filing, as information; of other kinds none
     */
    public record DiscrepancyView(
            Discrepancy.State discrepancy, long ageDays, List<ReconciliationRules.Penalty> penalties) {}

    @GET
    @Operation(summary = "What registration and filing say differently in the caller's region, oldest found first")
    public Page<DiscrepancyView> list(
            @QueryParam("status") Discrepancy.Status status,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = reconcile.visible(status, Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(this::view);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of them; its history is in the audit entries of its id")
    public Response get(@PathParam("id") UUID id) {
        return answer(reconcile.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/owner")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Say which department settles it")
    public Response take(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull OwnerRequest request) {
        return answer(reconcile.take(id, Revisions.expected(ifMatch), request.owner(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/explanation")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(
            summary = "Say why it is to be as it is",
            description = "It is not opened again while it stays the same; when they agree again it is settled.")
    public Response explain(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ExplanationRequest request) {
        return answer(reconcile.explain(id, Revisions.expected(ifMatch), request.note(), caller.get()));
    }

    private Response answer(Discrepancy one) {
        return Revisions.tagged(Response.ok(view(one)), one.revision()).build();
    }

    private DiscrepancyView view(Discrepancy one) {
        var state = one.state();
        var penalties = one.kind() == DiscrepancyKind.REGISTERED_NOT_FILED
                ? reconcile.rules(caller.get().region()).penalties()
                : List.<ReconciliationRules.Penalty>of();
        return new DiscrepancyView(state, ChronoUnit.DAYS.between(state.sinceDay(), LocalDate.now(clock)), penalties);
    }
}
