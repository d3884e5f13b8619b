package org.tuoyu.institutions.enrolment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/enrolments/{month}")
@Tag(name = "institutions")
public class EnrolmentResource {
    private static final int FIRST_YEAR = 2000;
    private final ReportEnrolment reportEnrolment;
    private final CurrentActor caller;

    EnrolmentResource(ReportEnrolment reportEnrolment, CurrentActor caller) {
        this.reportEnrolment = reportEnrolment;
        this.caller = caller;
    }

    @Schema(name = "EnrolmentRequest", examples = "{\"children\": [12, 18]}")
    public record EnrolmentRequest(
            @NotNull
                    @Size(max = 60)
                    @Schema(description = "Of each class, in the order of the classes; numbers, never names")
                    List<@NotNull @Min(0) @Max(1000) Integer> children) {}

    /** @param children of all classes */
    public record EnrolmentView(String uscc, @Schema(examples = "2024-03") String month, int children) {}

    @PUT
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(
            summary = "Say how many children the classes have in a month (入托人数)",
            description =
                    "Free slots are what the last month reported leaves. Said again, it is a correction; the earlier"
                            + " figure stays on record.")
    public EnrolmentView report(
            @PathParam("uscc") String uscc,
            @PathParam("month") @Schema(examples = "2024-03") String month,
            @Valid @NotNull EnrolmentRequest request) {
        var reported = reportEnrolment.report(uscc, month(month), request.children(), caller.get());
        return new EnrolmentView(uscc, reported.month().toString(), reported.children());
    }

    private static YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR) return month;
        } catch (DateTimeException e) {
            // said below
        }
        throw ProblemException.notFound("month", text);
    }
}
