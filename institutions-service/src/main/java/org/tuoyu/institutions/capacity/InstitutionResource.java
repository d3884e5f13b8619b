package org.tuoyu.institutions.capacity;

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
import org.tuoyu.institutions.registration.LegalForm;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions")
@Tag(name = "institutions")
@RolesAllowed({
    Role.REGISTRAR,
    Role.FILING_OFFICER,
    Role.INSTITUTION,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.PLAN_MANAGER,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
public class InstitutionResource {
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final CurrentActor caller;

    InstitutionResource(Registrations registrations, ChangeSlots changeSlots, CurrentActor caller) {
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.caller = caller;
    }

    /** @param slots at most the class size of the standard for the age band */
    public record ClassEntry(
            @NotBlank @Size(max = 100) String name,
            @NotNull AgeBand ageBand,
            @NotNull @Min(1) @Max(1000) @Schema(description = "Within the class size of the age band (国卫人口发〔2019〕58号)")
                    Integer slots) {}

    /** @param day from which it is true; today when absent, not in the future, not before the last change */
    @Schema(
            name = "ClassesRequest",
            examples =
                    """
                    {"classes": [{"name": "托小班", "ageBand": "TODDLER", "slots": 15}, {"name": "托大班", "ageBand": "SENIOR", "slots": 20}],
                     "day": "2024-03-01"}""")
    public record ClassesRequest(
            @NotNull @Size(max = 60) List<@Valid @NotNull ClassEntry> classes,
            @Schema(description = "From which it is true; today when absent, not before the last change")
                    LocalDate day) {}

    /**
     * @param slots beside those that are registered; 0 for none any more
     * @param openingDay on which they are to be open: today or later
     */
    @Schema(examples = "{\"slots\": 20, \"openingDay\": \"2030-09-01\"}")
    public record PlannedSlotsRequest(
            @NotNull @Min(0) @Max(10_000) Integer slots,
            @Schema(description = "On which they are to be open; wanted unless slots is 0") LocalDate openingDay,
            @Schema(description = "From which it is planned; today when absent, not before the last change")
                    LocalDate day) {}

    @Schema(examples = "{\"reason\": \"疏散通道被封堵\", \"clause\": \"三(四)5\", \"day\": \"2024-06-03\"}")
    public record SuspensionRequest(
            @NotBlank @Size(max = 1000) String reason, @Size(max = 30) String clause, LocalDate day) {}

    @Schema(examples = "{\"reason\": \"通道已清理\", \"day\": \"2024-06-12\"}")
    public record LiftingRequest(@NotBlank @Size(max = 1000) String reason, LocalDate day) {}

    public record SuspensionView(UUID id, String reason, String clause, LocalDate fromDay) {
        static SuspensionView of(Suspension one) {
            return new SuspensionView(one.id(), one.reason(), one.clause(), one.fromDay());
        }
    }

    public record InstitutionView(
            String uscc,
            String name,
            LegalForm legalForm,
            String registrar,
            String regionCode,
            String address,
            LocalDate registeredOn,
            LocalDate cancelledOn,
            int plannedSlots,
            LocalDate plannedFor,
            int registeredSlots,
            int filedSlots,
            int verifiedSlots,
            List<ClassEntry> classes,
            List<SuspensionView> suspensions) {}

    @GET
    @Operation(summary = "Institutions of the caller's region, by uscc")
    public Page<InstitutionView> list(
            @QueryParam("part") @Size(max = 100) @Schema(description = "Of the name or the code") String part,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        return view(
                registrations.visible(part, Cursor.orStart(cursor).key(), most + 1, caller.get()), most, changeSlots);
    }

    @GET
    @Path("{uscc}")
    @Operation(summary = "One institution with its classes; the ETag is of its slots")
    public Response get(@PathParam("uscc") String uscc) {
        var registration = registrations.require(uscc, caller.get());
        return answer(registration, changeSlots.require(uscc));
    }

    @PUT
    @Path("{uscc}/classes")
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Set the classes that make the slots; refused above the class size of the standard")
    public Response changeClasses(
            @PathParam("uscc") String uscc,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ClassesRequest request) {
        var registration = registrations.require(uscc, caller.get());
        var classes = request.classes().stream()
                .map(one -> new SlotsClass(one.name(), one.ageBand(), one.slots()))
                .toList();
        return answer(
                registration,
                changeSlots.changeClasses(uscc, classes, request.day(), Revisions.expected(ifMatch), caller.get()));
    }

    @PUT
    @Path("{uscc}/planned-slots")
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(
            summary = "Say how many more slots are going to be opened, and when",
            description = "Classes that are opened later are taken off it. The ETag is that of the institution.")
    public Response plan(
            @PathParam("uscc") String uscc,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull PlannedSlotsRequest request) {
        var registration = registrations.require(uscc, caller.get());
        var revision = Revisions.expected(ifMatch);
        changeSlots.plan(uscc, request.slots(), request.openingDay(), request.day(), revision, caller.get());
        return answer(registration, changeSlots.require(uscc));
    }

    @POST
    @Idempotent
    @Path("{uscc}/suspensions")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Take all slots of an institution out of service, with the reason")
    public Response suspend(@PathParam("uscc") String uscc, @Valid @NotNull SuspensionRequest request) {
        registrations.require(uscc, caller.get());
        var suspended =
                changeSlots.suspend(uscc, Ids.next(), request.reason(), request.clause(), request.day(), caller.get());
        return Response.status(201).entity(SuspensionView.of(suspended)).build();
    }

    @POST
    @Idempotent
    @Path("{uscc}/suspensions/{id}/lifting")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Lift a suspension; the slots are in service again when no other is open")
    public Response lift(
            @PathParam("uscc") String uscc, @PathParam("id") UUID id, @Valid @NotNull LiftingRequest request) {
        registrations.require(uscc, caller.get());
        if (changeSlots.isOrderedByFinding(id)) throw ProblemException.conflict("suspended-by-finding", id);
        if (!changeSlots.lift(uscc, id, request.reason(), null, request.day(), caller.get())) {
            throw ProblemException.notFound("suspension", id);
        }
        return Response.noContent().build();
    }

    private static Response answer(Registration registration, Slots slots) {
        return Revisions.tagged(Response.ok(view(registration, slots)), slots.revision())
                .build();
    }

    static Page<InstitutionView> view(List<Registration> found, int limit, ChangeSlots changeSlots) {
        var slots = changeSlots.of(found);
        return Page.of(found, limit, one -> Cursor.of(one.uscc())).map(one -> view(one, slots.get(one.uscc())));
    }

    private static InstitutionView view(Registration of, Slots slots) {
        var inService = slots.isInService();
        return new InstitutionView(
                of.uscc(),
                of.name(),
                of.legalForm(),
                of.registrar(),
                of.regionCode(),
                of.address(),
                of.registeredOn(),
                of.cancelledOn(),
                slots.planned(),
                slots.plannedFor(),
                inService ? slots.registered() : 0,
                inService ? slots.filed() : 0,
                inService ? slots.verified() : 0,
                slots.classes().stream()
                        .map(one -> new ClassEntry(one.name(), one.ageBand(), one.slots()))
                        .toList(),
                slots.suspensions().stream().map(SuspensionView::of).toList());
    }
}
