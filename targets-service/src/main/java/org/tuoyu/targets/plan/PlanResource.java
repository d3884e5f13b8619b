package org.tuoyu.targets.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    private final PublishPlan publishPlan;
    private final CurrentActor caller;

    PlanResource(Plans plans, PublishPlan publishPlan, CurrentActor caller) {
        this.plans = plans;
        this.publishPlan = publishPlan;
        this.caller = caller;
    }

    public record PlanSummary(
            UUID id, String regionCode, String documentNumber, String title, int firstYear, int lastYear) {
        static PlanSummary of(Plan plan) {
            return new PlanSummary(
                    plan.id(),
                    plan.regionCode(),
                    plan.documentNumber(),
                    plan.title(),
                    plan.firstYear(),
                    plan.lastYear());
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
    @Operation(summary = "One plan with its departments and clauses")
    public Response get(@PathParam("id") UUID id) {
        var plan = plans.requireVisible(id, caller.get());
        return Revisions.tagged(Response.ok(plan.state()), plan.revision()).build();
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary =
                    "Publish a plan, or correct it; known by region and document number, so repeating changes nothing")
    public Response publish(@Valid @NotNull PublishPlan.Request request) {
        var published = publishPlan.publish(request, caller.get());
        return Revisions.tagged(
                        Response.status(published.created() ? 201 : 200),
                        published.plan().revision())
                .entity(PlanSummary.of(published.plan()))
                .build();
    }
}
