package org.tuoyu.institutions.registration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    private final CurrentActor caller;

    RegistrationResource(RegisterInstitution registerInstitution, CurrentActor caller) {
        this.registerInstitution = registerInstitution;
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
            LocalDate registeredOn) {}

    @POST
    @Idempotent
    @Operation(
            summary = "Push a registration (三(五)1)",
            description = "201 when it is new, 200 when it is known: the same content changes nothing, another content"
                    + " is a change. The registrar is the caller's department.")
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
                        one.registeredOn()))
                .build();
    }
}
