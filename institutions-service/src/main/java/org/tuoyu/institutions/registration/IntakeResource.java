package org.tuoyu.institutions.registration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

/** What surrounds the pushes of the registrars: codes that are accepted though their check is wrong, and how late they are. */
@Path("/api/v1")
@Tag(name = "registrations")
public class IntakeResource {
    private final AcceptedCodes acceptedCodes;
    private final IntakeDelays delays;
    private final CurrentActor caller;

    IntakeResource(AcceptedCodes acceptedCodes, IntakeDelays delays, CurrentActor caller) {
        this.acceptedCodes = acceptedCodes;
        this.delays = delays;
        this.caller = caller;
    }

    @Schema(
            examples =
                    "{\"uscc\": \"52211104MJ0000018X\", \"regionCode\": \"211104\", \"reason\": \"证书原件如此，已向登记机关核实\"}")
    public record CodeAcceptanceRequest(
            @NotBlank String uscc,
            @NotBlank @Schema(description = "In which region and below registrars may push it") String regionCode,
            @NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Idempotent
    @Path("accepted-codes")
    @RolesAllowed({Role.FILING_OFFICER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Accept a code with a wrong check, because it really stands on the certificate",
            description = "A code of wrong length or with characters that no code has cannot be accepted (GB 32100).")
    public Response accept(@Valid @NotNull CodeAcceptanceRequest request) {
        if (!caller.get().scope().covers(RegionScope.of(request.regionCode()).prefix())) {
            throw ProblemException.forbidden("region-not-yours");
        }
        acceptedCodes.accept(
                request.uscc(), RegionScope.canonical(request.regionCode()), request.reason(), caller.get());
        return Response.noContent().build();
    }

    @GET
    @Path("intake-delays")
    @RolesAllowed({
        Role.REGISTRAR,
        Role.FILING_OFFICER,
        Role.DEPARTMENT_OFFICER,
        Role.PLAN_MANAGER,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "How many working days lie between registration and push, by district and registrar",
            description =
                    "Of what was pushed first in the period; `late` counts what took longer than the rules of its day"
                            + " allowed (国卫办人口发〔2019〕25号 says 及时; the number is the region's).")
    public Page<IntakeDelays.Delay> delays(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = delays.of(from, to, Cursor.orStart(cursor).key(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.districtCode() + one.registrar()));
    }
}
