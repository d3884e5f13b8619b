package org.tuoyu.inspections.programme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.known.District;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/due")
@Tag(name = "programmes")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.INSPECTOR, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR})
public class DueResource {
    private final ComputeDue computeDue;
    private final PlanDue planDue;
    private final CurrentActor caller;

    DueResource(ComputeDue computeDue, PlanDue planDue, CurrentActor caller) {
        this.computeDue = computeDue;
        this.planDue = planDue;
        this.caller = caller;
    }

    public record DueList(List<Due> items) {}

    @Schema(examples = "{\"programme\": \"health-care-check\", \"regionCode\": \"211104\", \"until\": \"2024-12-31\"}")
    public record PlanRequest(
            @NotBlank @Schema(description = "By its code in the rules (kind programmes)") String programme,
            @NotBlank String regionCode,
            @NotNull @Schema(description = "What is due by that day") LocalDate until) {}

    @GET
    @Operation(
            summary = "What is due and overdue at each institution of a district, overdue first",
            description =
                    "Computed from the programmes of the region (rules of kind programmes, RFC 5545), the grade of the"
                            + " institution, and what was done. It is overdue without anybody having said so.")
    public DueList list(
            @QueryParam("regionCode") @Schema(description = "A district or below; the caller's own when absent")
                    String regionCode,
            @QueryParam("state") Due.State state,
            @QueryParam("programme") String programme) {
        return new DueList(computeDue.of(District.of(caller.get(), regionCode)).stream()
                .filter(one -> state == null || one.state() == state)
                .filter(one -> programme == null || one.programme().equals(programme))
                .toList());
    }

    @POST
    @Path("visits")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(
            summary = "Plan a visit for all that a programme wants and nobody has planned",
            description = "The same again plans nothing twice. What the law refuses is named with its code.")
    public PlanDue.Planned plan(@Valid @NotNull PlanRequest request) {
        var scope = District.of(caller.get(), request.regionCode());
        return planDue.plan(request.programme(), scope, request.until(), caller.get());
    }
}
