package org.tuoyu.inspections.visit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.checklist.Answer;
import org.tuoyu.inspections.checklist.Checklists;
import org.tuoyu.inspections.law.Trigger;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/visits")
@Tag(name = "visits")
@RolesAllowed({
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.FILING_OFFICER,
    Role.AUDITOR
})
public class VisitResource {
    private final Visits visits;
    private final PlanVisit planVisit;
    private final ReportVisit reportVisit;
    private final ArrangeVisit arrangeVisit;
    private final Checklists checklists;
    private final CurrentActor caller;

    VisitResource(
            Visits visits,
            PlanVisit planVisit,
            ReportVisit reportVisit,
            ArrangeVisit arrangeVisit,
            Checklists checklists,
            CurrentActor caller) {
        this.checklists = checklists;
        this.arrangeVisit = arrangeVisit;
        this.visits = visits;
        this.planVisit = planVisit;
        this.reportVisit = reportVisit;
        this.caller = caller;
    }

    /**
     * @param kind by its code in the rules (kind inspections); a town may plan patrols only
     * @param item the published item that an administrative inspection is made on
     * @param trigger why it does not count to the yearly cap of the institution; absent, it does
     */
    @Schema(examples = "{\"kind\": \"PATROL\", \"uscc\": \"52211104MJ0000018Y\", \"dueDay\": \"2024-06-03\"}")
    public record VisitRequest(
            @NotBlank String kind,
            @NotBlank String uscc,
            @NotNull LocalDate dueDay,
            @Schema(description = "检查事项, by its code in the rules") String item,
            Trigger trigger) {}

    @GET
    @Operation(summary = "Visits in the caller's region, oldest first")
    public Page<VisitState> list(
            @QueryParam("uscc") String uscc,
            @QueryParam("status") Visit.Status status,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = visits.after(
                Cursor.orStart(cursor).uuid(),
                most + 1,
                uscc,
                status,
                caller.get().scope());
        return Page.of(found, most, visit -> Cursor.of(visit.id())).map(Visit::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One visit")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, visits.require(id, caller.get().scope()));
    }

    public record Answers(List<Answer> answers) {}

    @GET
    @Path("{id}/answers")
    @Operation(summary = "What was answered to its checklist")
    public Answers answers(@PathParam("id") UUID id) {
        visits.require(id, caller.get().scope());
        return new Answers(checklists.answersOf(id));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.INSPECTOR, Role.INSPECTION_MANAGER, Role.TOWN_OFFICER})
    @Operation(
            summary = "Plan a visit",
            description =
                    "An administrative inspection is made on a published item, by its department, within the yearly cap"
                            + " (国办发〔2024〕54号); what is refused says by which rule.")
    public Response plan(@Valid @NotNull VisitRequest request) {
        var purpose = new Visit.Purpose(request.kind(), request.item(), request.trigger());
        return answer(201, planVisit.plan(purpose, request.uscc(), request.dueDay(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/report")
    @RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER})
    @Operation(
            summary = "Report a visit with its findings",
            description = "What a patrol sees are leads (线索) for the authority; of the other kinds, a grave finding"
                    + " orders the slots suspended until it is lifted (国办发〔2024〕54号).")
    public Response report(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ReportVisit.Request request) {
        return answer(200, reportVisit.report(id, Revisions.expected(ifMatch), request, caller.get()));
    }

    @Schema(examples = "{\"assignee\": \"inspector\", \"plannedOn\": \"2024-06-03\", \"pinned\": false}")
    public record AssignmentRequest(
            @NotNull @Size(max = 200) @Schema(description = "Account; empty for whoever may") String assignee,
            @Schema(description = "Day on which it is to be made; absent where none is set") LocalDate plannedOn,
            @Schema(description = "Planning leaves it with that inspector on that day") Boolean pinned) {}

    @Schema(examples = "{\"reason\": \"机构停业\"}")
    public record CancellationRequest(@NotBlank @Size(max = 1000) String reason) {}

    @PUT
    @Path("{id}/assignment")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Say who makes a visit: it is on that person's device from then on, and on no other")
    public Response assign(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AssignmentRequest request) {
        return answer(
                200,
                arrangeVisit.assign(
                        id,
                        Revisions.expected(ifMatch),
                        request.assignee().isBlank() ? null : request.assignee(),
                        request.plannedOn(),
                        Boolean.TRUE.equals(request.pinned()),
                        caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/cancellation")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Cancel a visit that is not made, with the reason")
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CancellationRequest request) {
        return answer(200, arrangeVisit.cancel(id, Revisions.expected(ifMatch), request.reason(), caller.get()));
    }

    @Schema(examples = "{\"remark\": \"记录完整\"}")
    public record ReviewRequest(@NotBlank @Size(max = 1000) String remark) {}

    @POST
    @Idempotent
    @Path("{id}/check-out")
    @RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER})
    @Operation(
            summary = "Say that one is on the way with it",
            description = "It is assigned to the caller then. Not needed for a report: who comes back with one from"
                    + " where there is no network has made it.")
    public Response checkOut(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, arrangeVisit.checkOut(id, Revisions.expected(ifMatch), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/review")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(
            summary = "Review the report, as another than who made it",
            description = "It is closed then, or as soon as all that it found is put right.")
    public Response review(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReviewRequest request) {
        return answer(200, arrangeVisit.review(id, Revisions.expected(ifMatch), request.remark(), caller.get()));
    }

    private static Response answer(int status, Visit visit) {
        return Revisions.tagged(Response.status(status).entity(visit.state()), visit.revision())
                .build();
    }
}
