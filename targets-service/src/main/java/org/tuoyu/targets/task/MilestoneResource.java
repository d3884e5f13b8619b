package org.tuoyu.targets.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/milestones")
@Tag(name = "tasks")
@RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
public class MilestoneResource {
    private final SetMilestone setMilestone;
    private final CurrentActor caller;

    MilestoneResource(SetMilestone setMilestone, CurrentActor caller) {
        this.setMilestone = setMilestone;
        this.caller = caller;
    }

    /**
     * @param clause its number, as the plan has it
     * @param reporters which units of the clause have to report
     */
    @Schema(
            name = "MilestoneRequest",
            examples =
                    """
                    {"planId": "01a209d4-8a01-7fa3-b996-802af8805a20", "clause": "三(五)2", "title": "上半年安全巡查总结",
                     "dueDay": "2024-06-28", "reporters": ["LEAD", "TOWN"]}""")
    public record MilestoneRequest(
            @NotNull UUID planId,
            @NotBlank @Size(max = 30) String clause,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate dueDay,
            @NotEmpty Set<Duty.@NotNull Role> reporters) {}

    @POST
    @Idempotent
    @Operation(summary = "Set a milestone of a clause; its units get the duty to report by the day")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MilestoneState.class)))
    public Response set(@Valid @NotNull MilestoneRequest request) {
        var state = setMilestone.set(
                request.planId(),
                request.clause(),
                request.title(),
                request.dueDay(),
                request.reporters(),
                caller.get());
        return Revisions.tagged(Response.status(201), state.revision())
                .entity(state)
                .build();
    }

    @POST
    @Path("{id}/withdrawal")
    @Idempotent
    @Operation(summary = "Withdraw a milestone: nobody has to report on it any more")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MilestoneState.class)))
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        var state = setMilestone.withdraw(id, Revisions.expected(ifMatch), caller.get());
        return Revisions.tagged(Response.ok(state), state.revision()).build();
    }
}
