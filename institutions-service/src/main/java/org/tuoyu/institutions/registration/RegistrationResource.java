package org.tuoyu.institutions.registration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/registrations")
@Tag(name = "registrations")
@RolesAllowed(Role.REGISTRAR)
public class RegistrationResource {
    private final RegisterInstitution registerInstitution;
    private final CancelRegistration cancelRegistration;
    private final CurrentActor caller;

    RegistrationResource(
            RegisterInstitution registerInstitution, CancelRegistration cancelRegistration, CurrentActor caller) {
        this.registerInstitution = registerInstitution;
        this.cancelRegistration = cancelRegistration;
        this.caller = caller;
    }

    public record RegistrationResponse(
            RegisterInstitution.Outcome outcome,
            String uscc,
            String name,
            LegalForm legalForm,
            String registrar,
            String regionCode,
            String address,
            Integer floorArea,
            String head,
            LocalDate registeredOn,
            LocalDate cancelledOn) {}

    @POST
    @Idempotent
    @Operation(
            summary = "Push a registration (三(五)1)",
            description = "201 when it is new, 200 when it is known: the same content changes nothing, another content"
                    + " is a change, an older `recordedAt` than the known one changes nothing. The registrar is the"
                    + " caller's department.")
    public Response register(@Valid @NotNull RegisterInstitution.Request request) {
        var registered = registerInstitution.register(request, caller.get());
        var one = registered.registration();
        var isNew = registered.outcome() == RegisterInstitution.Outcome.NEW;
        return Revisions.tagged(Response.status(isNew ? 201 : 200), one.revision())
                .entity(new RegistrationResponse(
                        registered.outcome(),
                        one.uscc(),
                        one.name(),
                        one.legalForm(),
                        one.registrar(),
                        one.regionCode(),
                        one.address(),
                        one.floorArea(),
                        one.head(),
                        one.registeredOn(),
                        one.cancelledOn()))
                .build();
    }

    @Schema(examples = "{\"reason\": \"停止服务\", \"day\": \"2024-12-31\"}")
    public record CancellationRequest(
            @NotBlank @Size(max = 1000) String reason,
            @Schema(
                            description =
                                    "On which it was cancelled; today when absent, not before the last change of its slots")
                    LocalDate day) {}

    /** @param cancelledOn from when it has no slots any more */
    public record CancellationResponse(String uscc, LocalDate cancelledOn, String reason) {}

    @POST
    @Idempotent
    @Path("{uscc}/cancellation")
    @Operation(
            summary = "Cancel a registration (注销); the slots are closed with it",
            description = "A second time it changes nothing: the first day and reason stay.")
    public Response cancel(@PathParam("uscc") String uscc, @Valid @NotNull CancellationRequest request) {
        var one = cancelRegistration.cancel(uscc, request.reason(), request.day(), caller.get());
        return Revisions.tagged(Response.ok(), one.revision())
                .entity(new CancellationResponse(one.uscc(), one.cancelledOn(), one.cancellationReason()))
                .build();
    }
}
