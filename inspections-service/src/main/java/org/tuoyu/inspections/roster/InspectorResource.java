package org.tuoyu.inspections.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/inspectors")
@Tag(name = "planning")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.AUDITOR})
public class InspectorResource {
    private final Roster roster;
    private final CurrentActor caller;

    InspectorResource(Roster roster, CurrentActor caller) {
        this.roster = roster;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"regionCode": "211104", "department": "health", "kinds": ["HEALTH_CARE_CHECK", "PATROL"], "visitsPerDay": 3,
                     "longitude": 122.08, "latitude": 41.0, "absences": [{"firstDay": "2024-06-03", "lastDay": "2024-06-07"}]}""")
    public record InspectorRequest(
            @NotBlank @Schema(description = "Where and below which visits are made") String regionCode,
            @NotBlank @Size(max = 60) @Schema(description = "By its code in the plan") String department,
            @NotEmpty @Size(max = 50) @Schema(description = "Of visit, by their codes in the rules")
                    List<@NotBlank @Size(max = 60) String> kinds,
            @Min(1) @Max(20) int visitsPerDay,
            @DecimalMin("-180") @DecimalMax("180") @Schema(description = "Degrees; of where the days begin and end")
                    Double longitude,
            @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @Size(max = 100) List<@Valid @NotNull AbsenceRequest> absences) {}

    public record AbsenceRequest(@NotNull LocalDate firstDay, @NotNull LocalDate lastDay) {}

    @GET
    @Operation(summary = "The inspectors of the caller's region, by account")
    public Page<InspectorRecorded> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = roster.visible(Cursor.orStart(cursor).key(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.state().account())).map(Inspector::state);
    }

    @GET
    @Path("{account}")
    @Operation(summary = "One inspector")
    public Response get(@PathParam("account") String account) {
        return answer(roster.require(account, caller.get()));
    }

    @PUT
    @Path("{account}")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Put an inspector on record, or change one; If-Match is \"0\" for one that is not")
    public Response record(
            @PathParam("account") @Size(max = 200) String account,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull InspectorRequest request) {
        var content = new Inspector.Content(
                RegionScope.canonical(request.regionCode()),
                request.department(),
                request.kinds().stream().distinct().sorted().toList(),
                request.visitsPerDay(),
                request.longitude(),
                request.latitude(),
                absences(request));
        return answer(roster.record(account, Revisions.expected(ifMatch), content, caller.get()));
    }

    private static List<Absence> absences(InspectorRequest request) {
        var wrong = new ArrayList<Wrong>();
        if ((request.longitude() == null) != (request.latitude() == null)) {
            wrong.add(new Wrong("/latitude", "place-half"));
        }
        var absences = new ArrayList<Absence>();
        for (int i = 0; i < request.absences().size(); i++) {
            var one = request.absences().get(i);
            if (one.lastDay().isBefore(one.firstDay())) {
                wrong.add(new Wrong("/absences/" + i + "/lastDay", "day-before", one.firstDay()));
            }
            absences.add(new Absence(one.firstDay(), one.lastDay()));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return absences;
    }

    private static Response answer(Inspector inspector) {
        return Revisions.tagged(Response.ok(inspector.state()), inspector.revision())
                .build();
    }
}
