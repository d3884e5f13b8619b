package org.tuoyu.inspections.risk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.known.District;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/risk")
@Tag(name = "risk")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.DEPARTMENT_OFFICER, Role.AUDITOR})
public class RiskResource {
    private static final String RULES =
            """
            "rules": {"minor": 1, "serious": 5, "grave": 20, "openFactor": 2, "overdueFactor": 2, "halfLifeDays": 365,
             "lapsedCertificate": 10, "incident": 30, "complaint": 3, "oneWorstMakesAll": true,
             "grades": [{"name": "A", "from": 0, "visitEveryDays": 365}, {"name": "D", "from": 40, "visitEveryDays": 30}]}""";
    private final AssessRisk assessRisk;
    private final CurrentActor caller;
    private final Clock clock;

    RiskResource(AssessRisk assessRisk, CurrentActor caller, Clock clock) {
        this.assessRisk = assessRisk;
        this.caller = caller;
        this.clock = clock;
    }

    public record Assessments(List<Assessment> items) {}

    public record Differences(List<AssessRisk.Difference> items) {}

    @Schema(examples = "{\"regionCode\": \"211104\", \"day\": \"2024-06-03\", " + RULES + "}")
    public record SimulationRequest(@NotBlank String regionCode, LocalDate day, @NotNull @Valid RiskRules rules) {}

    @Schema(
            examples =
                    "{\"regionCode\": \"211104\", \"from\": \"2024-01-01\", \"until\": \"2024-12-31\", " + RULES + "}")
    public record BackTestRequest(
            @NotBlank String regionCode,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @NotNull @Valid RiskRules rules) {}

    @GET
    @Operation(
            summary = "Grade, points and reasons of each institution of a district, the riskiest first",
            description = "By the weights of its region (rules of kind risk), over findings, their age and severity,"
                    + " certificates, incidents, complaints. Who inspected is no factor.")
    public Assessments assess(
            @QueryParam("regionCode") @Schema(description = "A district or below; the caller's own when absent")
                    String regionCode,
            @QueryParam("day") @Schema(description = "Today when absent") LocalDate day) {
        return new Assessments(assessRisk.assess(District.of(caller.get(), regionCode), day == null ? today() : day));
    }

    @POST
    @Path("simulations")
    @Operation(summary = "What other weights would change: grades before and after, and whose would be another")
    public AssessRisk.Simulation simulate(@Valid @NotNull SimulationRequest request) {
        check(request.rules());
        var day = request.day() == null ? today() : request.day();
        return assessRisk.simulate(District.of(caller.get(), request.regionCode()), day, request.rules());
    }

    @POST
    @Path("back-tests")
    @Operation(
            summary = "How many days earlier grave findings would have been met with those weights",
            description =
                    "Of each grave finding of the time: the grade after the visit before it, and when the next one"
                            + " would have been due by that grade.")
    public AssessRisk.BackTest backTest(@Valid @NotNull BackTestRequest request) {
        check(request.rules());
        var scope = District.of(caller.get(), request.regionCode());
        return assessRisk.backTest(scope, request.from(), request.until(), request.rules());
    }

    @GET
    @Path("inspectors")
    @RolesAllowed({Role.INSPECTION_MANAGER, Role.AUDITOR})
    @Operation(summary = "What each inspector finds beside what all find, for the manager; no factor of any grade")
    public Differences differences(
            @QueryParam("regionCode") String regionCode,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until) {
        return new Differences(assessRisk.differences(
                District.of(caller.get(), regionCode),
                from == null ? today().minusYears(1) : from,
                until == null ? today() : until));
    }

    private static void check(RiskRules rules) {
        var wrong = rules.contradictions().stream()
                .map(one -> new Wrong(one.pointer().replace("/content/", "/rules/"), one.code(), one.arguments()))
                .toList();
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
