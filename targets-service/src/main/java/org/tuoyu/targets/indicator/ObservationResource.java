package org.tuoyu.targets.indicator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

@Path("/api/v1/observations")
@Tag(name = "indicators")
public class ObservationResource {
    private final ReportObservations reportObservations;
    private final ImportObservations importObservations;
    private final CurrentActor caller;

    ObservationResource(
            ReportObservations reportObservations, ImportObservations importObservations, CurrentActor caller) {
        this.reportObservations = reportObservations;
        this.importObservations = importObservations;
        this.caller = caller;
    }

    /** @param observations at most 5,000 at once */
    @Schema(
            name = "ObservationsRequest",
            examples =
                    """
                    {"observations": [{"indicator": "children-under-3", "regionCode": "211104004", "year": 2024,
                                       "value": 1234, "evidence": "2024年妇幼卫生年报"}]}""")
    public record ObservationsRequest(@NotEmpty @Size(max = 5000) List<@Valid @NotNull ObservationRow> observations) {}

    @POST
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Report figures of indicators, or correct them; the same again changes nothing",
            description =
                    "By the unit that the plan names, a town for itself, or the plan office. A correction gives its"
                            + " reason; the old figure stays beside it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReportObservations.Outcome.class)))
    public Response report(@Valid @NotNull ObservationsRequest request) {
        return Response.ok(reportObservations.report(request.observations(), i -> "/observations/" + i, caller.get()))
                .build();
    }

    @POST
    @Path("file")
    @Idempotent
    @Consumes({Spreadsheets.XLSX, Spreadsheets.CSV})
    @RolesAllowed({Role.PLAN_MANAGER, Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Report figures as XLSX or CSV, a row each: 指标, 地区代码, 年度, 月份, 数值, 依据, 更正理由",
            description =
                    "The month and the reason of a correction may be missing. All rows are taken or none; up to 100,000.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReportObservations.Outcome.class)))
    public Response report(byte[] file) {
        return Response.ok(importObservations.run(file, caller.get())).build();
    }

    @GET
    @Path("file")
    @Produces(Spreadsheets.CSV)
    @RolesAllowed({Role.PLAN_MANAGER, Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
    @Operation(summary = "The template of that file: its headings")
    public String template() {
        return ImportObservations.TEMPLATE;
    }
}
