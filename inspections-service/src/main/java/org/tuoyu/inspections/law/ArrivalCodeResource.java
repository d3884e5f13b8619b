package org.tuoyu.inspections.law;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/arrival-code")
@Tag(name = "law")
@RolesAllowed({Role.INSTITUTION, Role.INSPECTION_MANAGER, Role.FILING_OFFICER})
public class ArrivalCodeResource {
    private final ArrivalCodes arrivalCodes;
    private final KnownInstitutions knownInstitutions;
    private final CurrentActor caller;

    ArrivalCodeResource(ArrivalCodes arrivalCodes, KnownInstitutions knownInstitutions, CurrentActor caller) {
        this.arrivalCodes = arrivalCodes;
        this.knownInstitutions = knownInstitutions;
        this.caller = caller;
    }

    public record ArrivalCode(String uscc, String code) {}

    @GET
    @Operation(
            summary = "The code that hangs at the door of an institution (扫码入企), to print",
            description = "Not for inspectors: they have it by scanning it there (国办发〔2024〕54号).")
    public ArrivalCode get(@PathParam("uscc") String uscc) {
        var actor = caller.get();
        var institution = knownInstitutions.require(uscc, actor.scope());
        if (actor.onlyUscc() != null && !actor.onlyUscc().equals(uscc)) {
            throw ProblemException.notFound("institution", uscc);
        }
        return new ArrivalCode(institution.uscc(), arrivalCodes.of(institution.uscc()));
    }
}
