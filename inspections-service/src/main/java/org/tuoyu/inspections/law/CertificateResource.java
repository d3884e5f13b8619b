package org.tuoyu.inspections.law;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/enforcement-certificates")
@Tag(name = "law")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.INSPECTOR, Role.AUDITOR})
public class CertificateResource {
    private final Certificates certificates;
    private final CurrentActor caller;

    CertificateResource(Certificates certificates, CurrentActor caller) {
        this.certificates = certificates;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"holder": "inspector", "regionCode": "211104", "department": "health", "validFrom": "2023-01-01",
                     "validUntil": "2027-12-31"}""")
    public record CertificateRequest(
            @NotBlank @Size(max = 200) @Schema(description = "Account of the inspector") String holder,
            @NotBlank String regionCode,
            @NotBlank @Size(max = 60) @Schema(description = "By its code in the plan") String department,
            @NotNull LocalDate validFrom,
            @NotNull @Schema(description = "Last day") LocalDate validUntil) {}

    @GET
    @Operation(summary = "Enforcement certificates (行政执法证) of the caller's region, by number")
    public Page<CertificateRecorded> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = certificates.visible(Cursor.orStart(cursor).key(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.state().number())).map(Certificate::state);
    }

    @GET
    @Path("{number}")
    @Operation(summary = "One certificate")
    public Response get(@PathParam("number") String number) {
        return answer(certificates.require(number, caller.get()));
    }

    @PUT
    @Path("{number}")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(
            summary = "Put a certificate on record, or change it; If-Match is \"0\" for one that is not",
            description =
                    "Only its holder reports administrative inspections with it, made on days on which it is valid"
                            + " (国办发〔2024〕54号). One that is taken back ends on an earlier day.")
    public Response record(
            @PathParam("number") @Size(max = 60) String number,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CertificateRequest request) {
        if (request.validUntil().isBefore(request.validFrom())) {
            throw ProblemException.invalid(
                    "/validUntil", "day-before", request.validFrom().toString());
        }
        var content = new Certificate.Content(
                request.holder(),
                request.regionCode(),
                request.department(),
                request.validFrom(),
                request.validUntil());
        return answer(certificates.record(number, Revisions.expected(ifMatch), content, caller.get()));
    }

    private static Response answer(Certificate certificate) {
        return Revisions.tagged(Response.ok(certificate.state()), certificate.revision())
                .build();
    }
}
