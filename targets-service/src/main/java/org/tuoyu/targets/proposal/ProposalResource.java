package org.tuoyu.targets.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.ledger.Target;

@Path("/api/v1/proposals")
@Tag(name = "proposals")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
public class ProposalResource {
    private final Propose propose;
    private final CurrentActor caller;

    ProposalResource(Propose propose, CurrentActor caller) {
        this.propose = propose;
        this.caller = caller;
    }

    /** @param figures that change; others of the ledger stay as they are */
    @Schema(
            name = "ProposalRequest",
            examples =
                    """
                    {"planId": "01a209d4-8a01-7fa3-b996-802af8805a20", "reason": "新建小区交付推迟",
                     "figures": [{"regionCode": "211104004", "year": 2025, "value": 360}]}""")
    public record ProposalRequest(
            @NotNull UUID planId,
            @NotBlank @Size(max = 1000) String reason,
            @NotEmpty @Size(max = 2000) List<@Valid @NotNull FigureRequest> figures) {}

    @Schema(
            name = "ResubmissionRequest",
            examples =
                    """
                    {"reason": "新建小区交付推迟，附文件", "figures": [{"regionCode": "211104004", "year": 2025, "value": 360}]}""")
    public record ResubmissionRequest(
            @NotBlank @Size(max = 1000) String reason,
            @NotEmpty @Size(max = 2000) List<@Valid @NotNull FigureRequest> figures) {}

    /** @param indicator code; slots when none is given */
    public record FigureRequest(
            @Size(max = 60) String indicator,
            @NotBlank @Size(max = 12) String regionCode,
            @Min(1949) @Max(2200) int year,
            @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 6) BigDecimal value) {
        Target target() {
            return new Target(
                    indicator == null ? "slots" : indicator,
                    RegionScope.canonical(regionCode),
                    year,
                    Target.plain(value));
        }
    }

    @Schema(name = "SendBackRequest", examples = "{\"note\": \"请附小区交付文件\"}")
    public record SendBackRequest(@NotBlank @Size(max = 1000) String note) {}

    @Schema(name = "ApprovalRequest", examples = "{\"documentNumber\": \"示例〔2024〕9号\", \"validFrom\": \"2024-07-01\"}")
    public record ApprovalRequest(@NotBlank @Size(max = 100) String documentNumber, @NotNull LocalDate validFrom) {}

    @GET
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Proposals of the caller's region and of those below, oldest first")
    public Page<ProposalState> list(
            @QueryParam("planId") UUID planId,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = propose.of(planId, Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.proposalId()));
    }

    @GET
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
    @Path("{id}")
    @Operation(summary = "One proposal")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response get(@PathParam("id") UUID id) {
        return tagged(200, propose.one(id, caller.get()));
    }

    @POST
    @Idempotent
    @Operation(summary = "Propose other figures of a plan's ledger, for the caller's own region and those below")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response submit(@Valid @NotNull ProposalRequest request) {
        return tagged(
                201, propose.submit(request.planId(), request.reason(), targets(request.figures()), caller.get()));
    }

    @POST
    @Path("{id}/resubmission")
    @Idempotent
    @Operation(summary = "Submit again what was sent back, with its figures as they are to be")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response resubmit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ResubmissionRequest request) {
        return tagged(
                200,
                propose.resubmit(
                        id, Revisions.expected(ifMatch), request.reason(), targets(request.figures()), caller.get()));
    }

    @POST
    @Path("{id}/withdrawal")
    @Idempotent
    @Operation(summary = "Withdraw a proposal that is not decided")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return tagged(200, propose.withdraw(id, Revisions.expected(ifMatch), caller.get()));
    }

    @POST
    @Path("{id}/sending-back")
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(summary = "Send a proposal back, with what is to be done; only the plan's authority or one above")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response sendBack(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull SendBackRequest request) {
        return tagged(200, propose.sendBack(id, Revisions.expected(ifMatch), request.note(), caller.get()));
    }

    @POST
    @Path("{id}/approval")
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Approve a proposal: it becomes the next revision of the ledger, by a document and from a day on",
            description =
                    "Only the plan's authority or one above. 409 when slots of a region would fall over the years.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response approve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ApprovalRequest request) {
        return tagged(
                200,
                propose.approve(
                        id, Revisions.expected(ifMatch), request.documentNumber(), request.validFrom(), caller.get()));
    }

    private static Set<Target> targets(List<FigureRequest> figures) {
        return figures.stream().map(FigureRequest::target).collect(Collectors.toSet());
    }

    private static Response tagged(int status, ProposalState state) {
        return Revisions.tagged(Response.status(status), state.revision())
                .entity(state)
                .build();
    }
}
