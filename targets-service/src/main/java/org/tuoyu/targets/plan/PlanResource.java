package org.tuoyu.targets.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/plans")
@Tag(name = "plans")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class PlanResource {
    private final Plans plans;
    private final WritePlan writePlan;
    private final MovePlan movePlan;
    private final PlanRevisions revisions;
    private final CurrentActor caller;

    PlanResource(Plans plans, WritePlan writePlan, MovePlan movePlan, PlanRevisions revisions, CurrentActor caller) {
        this.plans = plans;
        this.writePlan = writePlan;
        this.movePlan = movePlan;
        this.revisions = revisions;
        this.caller = caller;
    }

    public record PlanSummary(
            UUID id,
            String regionCode,
            String documentNumber,
            String title,
            int firstYear,
            int lastYear,
            PlanStatus status) {
        static PlanSummary of(Plan plan) {
            return new PlanSummary(
                    plan.id(),
                    plan.regionCode(),
                    plan.documentNumber(),
                    plan.title(),
                    plan.firstYear(),
                    plan.lastYear(),
                    plan.status());
        }
    }

    @GET
    @Operation(summary = "Plans of the caller's region, of those below and of those above")
    public Page<PlanSummary> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = plans.visible(Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, plan -> Cursor.of(plan.id())).map(PlanSummary::of);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One plan with its departments and clauses",
            description = "With asOf as it held on that day, with knownOn as it was known at the end of that day.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanState.class)))
    public Response get(
            @PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf, @QueryParam("knownOn") LocalDate knownOn) {
        var plan = plans.requireVisible(id, caller.get());
        if (asOf == null && knownOn == null) {
            return Revisions.tagged(Response.ok(plan.state()), plan.revision()).build();
        }
        return Response.ok(revisions.state(plan, asOf, knownOn)).build();
    }

    @GET
    @Path("{id}/revisions")
    @Operation(summary = "Every state the plan had: from which day, by which document, why, known since when")
    public List<PlanRevisions.Entry> revisions(@PathParam("id") UUID id) {
        return revisions.of(plans.requireVisible(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary =
                    "Bring in a plan as a draft, change the draft, or amend the issued plan; known by region and document"
                            + " number, so repeating changes nothing")
    public Response write(@Valid @NotNull PlanRequest request) {
        var written = writePlan.write(request, caller.get());
        return Revisions.tagged(
                        Response.status(written.created() ? 201 : 200),
                        written.plan().revision())
                .entity(PlanSummary.of(written.plan()))
                .build();
    }

    @POST
    @Path("{id}/issue")
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Issue a draft: it is in force from its day of issue, and changes only by amendment",
            description = "409 when another issued plan of the region covers one of its years: close that one first.")
    public Response issue(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return moved(movePlan.issue(id, Revisions.expected(ifMatch), caller.get()));
    }

    @POST
    @Path("{id}/closure")
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(summary = "Close an issued plan: replaced, or at its end")
    public Response close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Amendment by) {
        return moved(movePlan.close(id, Revisions.expected(ifMatch), by, caller.get()));
    }

    @POST
    @Path("{id}/withdrawal")
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(summary = "Withdraw a draft")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return moved(movePlan.withdraw(id, Revisions.expected(ifMatch), caller.get()));
    }

    private static Response moved(Plan plan) {
        return Revisions.tagged(Response.ok(PlanSummary.of(plan)), plan.revision())
                .build();
    }
}
