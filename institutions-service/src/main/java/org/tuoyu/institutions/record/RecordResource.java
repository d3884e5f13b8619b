package org.tuoyu.institutions.record;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.institutions.capacity.InstitutionKind;
import org.tuoyu.institutions.capacity.Ownership;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/record")
@Tag(name = "institutions")
public class RecordResource {
    private final KeepRecord keepRecord;
    private final CurrentActor caller;

    RecordResource(KeepRecord keepRecord, CurrentActor caller) {
        this.keepRecord = keepRecord;
        this.caller = caller;
    }

    /** Absent is not said: what was said before and is not said again is no longer part of the record. */
    @Schema(
            name = "RecordRequest",
            examples =
                    """
                    {"kind": "INSTITUTION", "ownership": "PRIVATE", "inclusive": true, "serviceForms": ["FULL_DAY", "HOURLY"],
                     "phone": "0427-0000000", "monthlyFee": 1800, "longitude": 122.08, "latitude": 41.0, "day": "2024-03-01"}""")
    public record RecordRequest(
            @NotNull InstitutionKind kind,
            @NotNull Ownership ownership,
            @Schema(description = "普惠; false when absent") Boolean inclusive,
            Pilot pilot,
            @Size(max = 4) Set<@NotNull ServiceForm> serviceForms,
            @Size(max = 200) String otherNames,
            @Size(max = 40) @Pattern(regexp = "[0-9+() -]+") String phone,
            @Min(0) @Max(100_000) @Schema(description = "Yuan for a full-day month, without meals") Integer monthlyFee,
            @DecimalMin("73") @DecimalMax("136") @Schema(description = "Degrees, WGS 84; with `latitude`")
                    Double longitude,
            @DecimalMin("3") @DecimalMax("54") Double latitude,
            @Size(max = 2000) @Schema(description = "保育照护, published") String care,
            @Size(max = 2000) @Schema(description = "膳食营养, published") String meals,
            @Size(max = 2000) @Schema(description = "卫生保健, published") String health,
            @Size(max = 2000) @Schema(description = "安全保卫, published") String safety,
            @Size(max = 40) @Pattern(regexp = "[0-9+() -]+") @Schema(description = "Whom to call; not published")
                    String emergencyPhone,
            @Size(max = 20) @Schema(description = "托育联合体: codes of the kindergartens it works together with")
                    List<@NotNull @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}") String> partners,
            @Schema(
                            description =
                                    "From which its slots count under kind and ownership; today when absent, not before their last change")
                    LocalDate day) {
        InstitutionRecord.Content content() {
            if ((longitude == null) != (latitude == null)) {
                throw ProblemException.invalid("/latitude", "both-coordinates");
            }
            return new InstitutionRecord.Content(
                    kind,
                    ownership,
                    Boolean.TRUE.equals(inclusive),
                    pilot,
                    serviceForms == null ? Set.of() : serviceForms,
                    otherNames,
                    phone,
                    monthlyFee,
                    longitude,
                    latitude,
                    care,
                    meals,
                    health,
                    safety,
                    emergencyPhone,
                    partners == null ? List.of() : partners);
        }
    }

    /** @param ownership with {@code kind} null while nobody has said */
    public record RecordView(
            String uscc,
            InstitutionKind kind,
            Ownership ownership,
            boolean inclusive,
            Pilot pilot,
            Set<ServiceForm> serviceForms,
            String otherNames,
            String phone,
            Integer monthlyFee,
            Double longitude,
            Double latitude,
            String care,
            String meals,
            String health,
            String safety,
            String emergencyPhone,
            List<String> partners) {
        static RecordView of(String uscc, InstitutionRecord.Content one) {
            return new RecordView(
                    uscc,
                    one.kind(),
                    one.ownership(),
                    one.inclusive(),
                    one.pilot(),
                    one.serviceForms(),
                    one.otherNames(),
                    one.phone(),
                    one.monthlyFee(),
                    one.longitude(),
                    one.latitude(),
                    one.care(),
                    one.meals(),
                    one.health(),
                    one.safety(),
                    one.emergencyPhone(),
                    one.partners());
        }
    }

    @GET
    @RolesAllowed({
        Role.INSTITUTION,
        Role.FILING_OFFICER,
        Role.TOWN_OFFICER,
        Role.DEPARTMENT_OFFICER,
        Role.PLAN_MANAGER,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "The record of an institution; the ETag is \"0\" while there is none")
    public Response get(@PathParam("uscc") String uscc) {
        return answer(uscc, keepRecord.of(uscc, caller.get()));
    }

    @PUT
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Say what an institution is: its slots are counted by kind and ownership")
    public Response keep(
            @PathParam("uscc") String uscc,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull RecordRequest request) {
        return answer(
                uscc,
                keepRecord.keep(uscc, request.content(), request.day(), Revisions.expected(ifMatch), caller.get()));
    }

    private static Response answer(String uscc, InstitutionRecord record) {
        return Revisions.tagged(Response.ok(RecordView.of(uscc, record.content())), record.revision())
                .build();
    }
}
