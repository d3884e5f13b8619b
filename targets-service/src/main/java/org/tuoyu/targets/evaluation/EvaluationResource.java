package org.tuoyu.targets.evaluation;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.plan.Plans;

@Path("/api/v1/plans/{id}/evaluation")
@Tag(name = "evaluation")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class EvaluationResource {
    private final Evaluate evaluate;
    private final KeepScheme keepScheme;
    private final Plans plans;
    private final CurrentActor caller;
    private final RoutingContext context;

    EvaluationResource(
            Evaluate evaluate, KeepScheme keepScheme, Plans plans, CurrentActor caller, RoutingContext context) {
        this.evaluate = evaluate;
        this.keepScheme = keepScheme;
        this.plans = plans;
        this.caller = caller;
        this.context = context;
    }

    @GET
    @Operation(
            summary = "What each department and town scores in a year (五(三)), and from what each point comes",
            description =
                    "From the targets that it answers for, the tasks that it reported and the notifications that it"
                            + " answered. A part of which it has nothing is not counted. A town sees its own score and place only.")
    public Evaluation of(@PathParam("id") UUID id, @QueryParam("year") Integer year) {
        return evaluate.of(id, year, caller.get(), Texts.in(Language.of(context)));
    }

    @GET
    @Path("scheme")
    @Operation(summary = "By what is evaluated, as it was set last; the ETag is \"0\" for the default")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Scheme.class)))
    public Response scheme(@PathParam("id") UUID id) {
        return answer(keepScheme.last(plans.requireVisible(id, caller.get()).id()));
    }

    @PUT
    @Path("scheme")
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(summary = "Set by what is evaluated: points, the share of what came late, grades")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Scheme.class)))
    public Response set(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Scheme scheme) {
        return answer(keepScheme.set(id, scheme, Revisions.expected(ifMatch), caller.get()));
    }

    private static Response answer(KeepScheme.Kept kept) {
        return Revisions.tagged(Response.ok(kept.scheme()), kept.revision()).build();
    }
}
