package org.tuoyu.inspections.health;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1")
@Tag(name = "health")
@RolesAllowed({
    Role.INSTITUTION,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.AUDITOR
})
public class HealthResource {
    private final CountHealth countHealth;
    private final Outbreaks outbreaks;
    private final CurrentActor caller;

    HealthResource(CountHealth countHealth, Outbreaks outbreaks, CurrentActor caller) {
        this.countHealth = countHealth;
        this.outbreaks = outbreaks;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"counts": [{"className": "托大班", "children": 18}, {"className": "托大班", "symptom": "FEVER", "children": 1}]}""")
    public record HealthDayRequest(@NotNull @Size(max = 500) List<@Valid @NotNull CountRequest> counts) {}

    public record CountRequest(
            @NotBlank @Size(max = 60) String className,
            @Size(max = 40)
                    @Schema(description = "By its code in the rules (kind outbreaks); absent for how many are present")
                    String symptom,
            @Min(0)
                    @Max(1000)
                    @Schema(description = "A number, never who; of a symptom, those in whom it began that day")
                    int children) {}

    @Schema(examples = "{\"report\": \"已电话报告区疾控中心\"}")
    public record ReportRequest(@NotBlank @Size(max = 1000) String report) {}

    @GET
    @Path("institutions/{uscc}/health-days/{day}")
    @Operation(summary = "How many children were present on a day, and in how many which symptom began, by class")
    public Response get(@PathParam("uscc") String uscc, @PathParam("day") LocalDate day) {
        return answer(countHealth
                .find(uscc, day, caller.get())
                .orElseThrow(() -> ProblemException.notFound("health-day", day)));
    }

    @PUT
    @Path("institutions/{uscc}/health-days/{day}")
    @RolesAllowed({Role.INSTITUTION, Role.INSPECTOR})
    @Operation(
            summary = "Count a day; If-Match is \"0\" for one that is not counted yet",
            description = "Numbers by class, no names. Where the rules take the cases of a class for an outbreak, it is"
                    + " signalled at once, with the time until which it has to be reported.")
    public Response record(
            @PathParam("uscc") String uscc,
            @PathParam("day") LocalDate day,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull HealthDayRequest request) {
        var counts = request.counts().stream()
                .map(one -> new ClassCount(one.className(), one.symptom(), one.children()))
                .toList();
        return answer(countHealth.record(uscc, day, Revisions.expected(ifMatch), counts, caller.get()));
    }

    @GET
    @Path("outbreaks")
    @Operation(summary = "Signals of outbreaks in the caller's region, oldest first")
    public Page<OutbreakState> list(
            @QueryParam("reported") Boolean reported,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = outbreaks.after(Cursor.orStart(cursor).uuid(), most + 1, reported, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(Outbreak::state);
    }

    @GET
    @Path("outbreaks/{id}")
    @Operation(summary = "One signal")
    public Response outbreak(@PathParam("id") UUID id) {
        return answer(outbreaks.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @Path("outbreaks/{id}/report")
    @RolesAllowed({Role.INSTITUTION, Role.INSPECTOR, Role.INSPECTION_MANAGER})
    @Operation(summary = "Say that it was reported, and how")
    public Response report(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReportRequest request) {
        return answer(outbreaks.report(id, Revisions.expected(ifMatch), request.report(), caller.get()));
    }

    private static Response answer(HealthDay one) {
        return Revisions.tagged(Response.ok(one.state()), one.revision()).build();
    }

    private static Response answer(Outbreak one) {
        return Revisions.tagged(Response.ok(one.state()), one.revision()).build();
    }
}
