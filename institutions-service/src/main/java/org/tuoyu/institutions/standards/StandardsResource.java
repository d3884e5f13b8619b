package org.tuoyu.institutions.standards;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.institutions.capacity.AgeBand;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.institutions.staff.StaffRole;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/standards")
@Tag(name = "standards")
@RolesAllowed({
    Role.INSTITUTION,
    Role.FILING_OFFICER,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.AUDITOR
})
public class StandardsResource {
    private final StandardsCheck standardsCheck;
    private final KeepPremises keepPremises;
    private final Registrations registrations;
    private final CurrentActor caller;

    StandardsResource(
            StandardsCheck standardsCheck,
            KeepPremises keepPremises,
            Registrations registrations,
            CurrentActor caller) {
        this.standardsCheck = standardsCheck;
        this.keepPremises = keepPremises;
        this.registrations = registrations;
        this.caller = caller;
    }

    public record PlannedClass(@NotNull AgeBand ageBand, @NotNull @Min(1) @Max(1000) Integer slots) {}

    /** What would be otherwise than it is; absent where it stays. */
    @Schema(
            examples =
                    """
                    {"classes": [{"ageBand": "TODDLER", "slots": 15}, {"ageBand": "SENIOR", "slots": 20}], "staff": {"CARER": 6},
                     "facts": {"floor": 2}}""")
    public record AsIfRequest(
            @Size(max = 60) @Schema(description = "All classes as they would be")
                    List<@Valid @NotNull PlannedClass> classes,
            @Size(max = 6) Map<StaffRole, @NotNull @Min(0) @Max(10_000) Integer> staff,
            @Size(max = 100) Map<String, @NotNull Double> facts) {}

    /** Every rule, met or not. */
    public record StandardsResponse(String uscc, List<Finding> findings) {}

    @Schema(examples = "{\"facts\": {\"floor\": 1, \"observationRoomArea\": 8}}")
    public record PremisesRequest(
            @NotNull
                    @Size(max = 100)
                    @Schema(description = "By the codes that the standards ask for; a yes is 1, a no is 0")
                    Map<String, @NotNull Double> facts) {}

    public record PremisesView(String uscc, Map<String, Double> facts) {}

    @GET
    @Operation(summary = "Every rule of the standards, met or not, with the figures and what would meet it")
    public StandardsResponse check(@PathParam("uscc") String uscc) {
        return new StandardsResponse(uscc, standardsCheck.check(registrations.require(uscc, caller.get())));
    }

    @POST
    @Idempotent
    @Path("as-if")
    @Operation(summary = "The same, as if classes, staff or premises were otherwise; nothing is changed")
    public Response checkAsIf(@PathParam("uscc") String uscc, @Valid @NotNull AsIfRequest request) {
        var institution = registrations.require(uscc, caller.get());
        if (request.classes() == null && request.staff() == null && request.facts() == null) {
            throw ProblemException.invalid("", "as-if-what");
        }
        if (request.facts() != null) standardsCheck.requireKnown(request.facts().keySet(), institution);
        var classes = request.classes() == null
                ? null
                : request.classes().stream()
                        .map(one -> new Figures.OfClass(one.ageBand(), one.slots()))
                        .toList();
        var asIf = new StandardsCheck.AsIf(classes, request.staff(), request.facts());
        return Response.ok(new StandardsResponse(uscc, standardsCheck.check(institution, asIf)))
                .build();
    }

    @GET
    @Path("premises")
    @Operation(summary = "What is known of the premises; the ETag is \"0\" while nothing is")
    public Response premises(@PathParam("uscc") String uscc) {
        return answer(uscc, keepPremises.of(uscc, caller.get()));
    }

    @PUT
    @Path("premises")
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Describe the premises, in the facts that the standards ask for; all of them at once")
    public Response keep(
            @PathParam("uscc") String uscc,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull PremisesRequest request) {
        return answer(uscc, keepPremises.keep(uscc, request.facts(), Revisions.expected(ifMatch), caller.get()));
    }

    private static Response answer(String uscc, KeepPremises.Premises premises) {
        return Revisions.tagged(Response.ok(new PremisesView(uscc, premises.facts())), premises.revision())
                .build();
    }
}
