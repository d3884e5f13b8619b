package org.tuoyu.targets.scenario;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
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
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.proposal.ProposalState;

@Path("/api/v1/scenarios")
@Tag(name = "scenarios")
@RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
public class ScenarioResource {
    private final KeepScenarios keepScenarios;
    private final CurrentActor caller;

    ScenarioResource(KeepScenarios keepScenarios, CurrentActor caller) {
        this.keepScenarios = keepScenarios;
        this.caller = caller;
    }

    @Schema(
            name = "ScenarioRequest",
            examples =
                    """
                    {"regionCode": "211104", "year": 2025, "name": "榆树街道承接一部分",
                     "changes": [{"kind": "MOVE_PROMISE", "regionCode": "211104004", "toRegionCode": "211104006", "amount": 20},
                                 {"kind": "ADD_SLOTS", "regionCode": "211104006", "amount": 30}]}""")
    public record ScenarioRequest(
            @NotBlank String regionCode,
            @Min(1949) @Max(2200) int year,
            @NotBlank @Size(max = 200) String name,
            @NotEmpty @Size(max = 200) List<@Valid @NotNull ChangeRequest> changes) {}

    /**
     * @param regionCode one level below the scenario's region; for POPULATION also that itself
     * @param toRegionCode of MOVE_PROMISE
     * @param uscc of CLOSE_INSTITUTION
     * @param amount slots, or inhabitants; from 1
     */
    public record ChangeRequest(
            @NotNull Change.Kind kind,
            String regionCode,
            String toRegionCode,
            @Size(max = 18) String uscc,
            @Min(1) @Max(1_000_000_000) Long amount) {
        Change change() {
            return new Change(
                    kind, RegionScope.canonical(regionCode), RegionScope.canonical(toRegionCode), uscc, amount);
        }

        /** The field that this kind of change wants and that is missing; null when all is there. */
        String missing() {
            if (kind == Change.Kind.CLOSE_INSTITUTION) return uscc == null ? "uscc" : null;
            if (regionCode == null) return "regionCode";
            if (kind == Change.Kind.MOVE_PROMISE && toRegionCode == null) return "toRegionCode";
            return amount == null ? "amount" : null;
        }
    }

    @Schema(name = "ScenarioProposalRequest", examples = "{\"reason\": \"大洼街道用地不足\"}")
    public record ScenarioProposalRequest(@NotBlank @Size(max = 1000) String reason) {}

    public record Comparison(List<KeepScenarios.WhatIf> scenarios) {}

    @GET
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Scenarios of the caller's region and of those below, oldest first")
    public Page<ScenarioKept> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = keepScenarios.after(Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.scenarioId()));
    }

    @GET
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
    @Path("{id}")
    @Operation(
            summary = "What would be: the board before and after the scenario, with others beside it to compare",
            description = "On the figures of today. Others by the parameter with, up to ten.")
    public Comparison get(@PathParam("id") UUID id, @QueryParam("with") List<UUID> others) {
        if (others.size() > 10) throw ProblemException.invalid("with", "limit", 10);
        var ids = new ArrayList<UUID>(List.of(id));
        ids.addAll(others);
        return new Comparison(
                ids.stream().map(one -> keepScenarios.whatIf(one, caller.get())).toList());
    }

    @POST
    @Idempotent
    @Operation(summary = "Keep a scenario: what if promises moved, slots came or went, a population changed")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = KeepScenarios.WhatIf.class)))
    public Response keep(@Valid @NotNull ScenarioRequest request) {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < request.changes().size(); i++) {
            var missing = request.changes().get(i).missing();
            if (missing != null) wrong.add(new Wrong("/changes/" + i + "/" + missing, "field-wanted"));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        var kept = keepScenarios.keep(
                request.regionCode(),
                request.year(),
                request.name(),
                request.changes().stream().map(ChangeRequest::change).toList(),
                caller.get());
        return Response.status(201).entity(kept).build();
    }

    @POST
    @Path("{id}/proposal")
    @Idempotent
    @Operation(summary = "Propose for the ledger what the scenario moves of the promises")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProposalState.class)))
    public Response propose(@PathParam("id") UUID id, @Valid @NotNull ScenarioProposalRequest request) {
        var proposed = keepScenarios.propose(id, request.reason(), caller.get());
        return Revisions.tagged(Response.status(201), proposed.revision())
                .entity(proposed)
                .build();
    }
}
