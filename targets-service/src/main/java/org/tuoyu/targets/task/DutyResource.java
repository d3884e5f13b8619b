package org.tuoyu.targets.task;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
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

@Path("/api/v1/duties/{id}")
@Tag(name = "tasks")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.ADMINISTRATOR})
public class DutyResource {
    private final ReadTasks readTasks;
    private final AnswerDuty answerDuty;
    private final CurrentActor caller;

    DutyResource(ReadTasks readTasks, AnswerDuty answerDuty, CurrentActor caller) {
        this.readTasks = readTasks;
        this.answerDuty = answerDuty;
        this.caller = caller;
    }

    /** @param references to attachments, where they are kept: at most 50 */
    @Schema(name = "ReportRequest", examples = "{\"report\": \"巡查 12 家，整改 3 处\", \"references\": [\"大政卫〔2024〕12号\"]}")
    public record ReportRequest(
            @NotBlank @Size(max = 8000) String report,
            @Size(max = 50) List<@NotBlank @Size(max = 500) String> references) {}

    @Schema(name = "ReviewRequest", examples = "{\"note\": \"请补充整改照片\"}")
    public record ReviewRequest(@NotBlank @Size(max = 1000) String note) {}

    @GET
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One unit's duty to report, with its report")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyState.class)))
    public Response get(@PathParam("id") UUID id) {
        return tagged(readTasks.one(id, caller.get()));
    }

    @POST
    @Path("report")
    @Idempotent
    @Operation(summary = "Report, or report again, on the unit's own duty")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyState.class)))
    public Response report(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReportRequest request) {
        var references = request.references() == null ? List.<String>of() : request.references();
        return tagged(answerDuty.report(id, Revisions.expected(ifMatch), request.report(), references, caller.get()));
    }

    @POST
    @Path("acceptance")
    @Idempotent
    @Operation(summary = "Accept a report: the lead of the clause, or the plan office; no unit its own")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyState.class)))
    public Response accept(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReviewRequest request) {
        return tagged(answerDuty.accept(id, Revisions.expected(ifMatch), request.note(), caller.get()));
    }

    @POST
    @Path("sending-back")
    @Idempotent
    @Operation(summary = "Send a report back, with what is missing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyState.class)))
    public Response sendBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReviewRequest request) {
        return tagged(answerDuty.sendBack(id, Revisions.expected(ifMatch), request.note(), caller.get()));
    }

    private static Response tagged(DutyState state) {
        return Revisions.tagged(Response.ok(state), state.revision()).build();
    }
}
