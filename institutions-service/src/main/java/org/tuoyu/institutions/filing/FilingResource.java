package org.tuoyu.institutions.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/filings")
@Tag(name = "filings")
@RolesAllowed({Role.FILING_OFFICER, Role.INSTITUTION, Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.AUDITOR})
public class FilingResource {
    private final Filings filings;
    private final MoveFiling moveFiling;
    private final CurrentActor caller;

    FilingResource(Filings filings, MoveFiling moveFiling, CurrentActor caller) {
        this.filings = filings;
        this.moveFiling = moveFiling;
        this.caller = caller;
    }

    @Schema(examples = "{\"uscc\": \"52211104MJ0000018Y\"}")
    public record FilingRequest(@NotBlank String uscc) {}

    /** @param documents codes of the documents handed in; what is missing is listed at once */
    @Schema(
            name = "SubmissionRequest",
            examples =
                    """
                    {"documents": ["filing-form", "commitment", "licence", "premises", "staff", "health-evaluation", "fire-safety"],
                     "day": "2024-03-11"}""")
    public record SubmissionRequest(
            @NotNull @Size(max = 50) List<@NotBlank String> documents,
            @Schema(description = "When it was handed in; today when absent") LocalDate day) {}

    @Schema(examples = "{\"missing\": [\"消防安全检查合格证明\"]}")
    public record ReturnRequest(@NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 500) String> missing) {}

    /** @param day when the act took place, for records brought in later; today when absent */
    @Schema(examples = "{\"day\": \"2024-03-14\"}")
    public record DayRequest(LocalDate day) {}

    @Schema(examples = "{\"reasons\": [\"现场与材料不符\"], \"day\": \"2024-03-20\"}")
    public record RefusalRequest(
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 1000) String> reasons, LocalDate day) {}

    @GET
    @Operation(summary = "Filings of the caller's region, oldest first")
    public Page<FilingState> list(
            @QueryParam("status") FilingStatus status,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = filings.visible(Cursor.orStart(cursor).uuid(), most + 1, status, caller.get());
        return Page.of(found, most, filing -> Cursor.of(filing.id())).map(Filing::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One filing with its due days")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, filings.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Begin a filing; an institution has one at a time")
    public Response open(@Valid @NotNull FilingRequest request) {
        return answer(201, moveFiling.open(request.uscc(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/submission")
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Hand in the documents; starts the clocks of 5 and 15 working days")
    public Response submit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull SubmissionRequest request) {
        return answer(
                200,
                moveFiling.submit(id, Revisions.expected(ifMatch), request.documents(), request.day(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/return")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Give it back once, listing everything that is missing (一次性告知)")
    public Response giveBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReturnRequest request) {
        return answer(200, moveFiling.giveBack(id, Revisions.expected(ifMatch), request.missing(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/receipt")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Issue the receipt (备案回执); the slots count as filed from that day")
    public Response issueReceipt(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull DayRequest request) {
        return answer(200, moveFiling.issueReceipt(id, Revisions.expected(ifMatch), request.day(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/refusal")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Refuse it with reasons; after a receipt the slots are no longer filed")
    public Response refuse(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull RefusalRequest request) {
        return answer(
                200,
                moveFiling.refuse(id, Revisions.expected(ifMatch), request.reasons(), request.day(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/verification")
    @RolesAllowed(Role.FILING_OFFICER)
    @Operation(summary = "Record that the on-site verification found it conforming")
    public Response verify(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull DayRequest request) {
        return answer(200, moveFiling.verify(id, Revisions.expected(ifMatch), request.day(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/withdrawal")
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(summary = "Withdraw it before it is decided")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, moveFiling.withdraw(id, Revisions.expected(ifMatch), caller.get()));
    }

    private static Response answer(int status, Filing filing) {
        return Revisions.tagged(Response.status(status).entity(filing.state()), filing.revision())
                .build();
    }
}
