package org.tuoyu.institutions.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
    private final Deadlines deadlines;
    private final CurrentActor caller;

    FilingResource(Filings filings, MoveFiling moveFiling, Deadlines deadlines, CurrentActor caller) {
        this.filings = filings;
        this.moveFiling = moveFiling;
        this.deadlines = deadlines;
        this.caller = caller;
    }

    /**
     * @param kind NEW when absent
     * @param subjects codes of the procedure: what a change is about; MOVE or BRANCH for a new filing beside one in force
     */
    @Schema(examples = "{\"uscc\": \"52211104MJ0000018Y\", \"kind\": \"NEW\"}")
    public record FilingRequest(
            @NotBlank String uscc, FilingKind kind, @Size(max = 20) List<@NotBlank String> subjects) {}

    /**
     * @param documents codes of the documents handed in; what is missing is listed at once
     * @param reasons what is missing (return), or why it is refused (refusal)
     */
    @Schema(
            name = "FilingActRequest",
            examples =
                    """
                    {"documents": ["filing-form", "commitment", "licence", "premises", "staff", "health-evaluation", "fire-safety"],
                     "day": "2024-03-11"}""")
    public record ActRequest(
            @Schema(description = "When it took place, for records brought in later; today when absent") LocalDate day,
            @Size(max = 50) List<@NotBlank String> documents,
            @Size(max = 50) List<@NotBlank @Size(max = 1000) String> reasons) {
        MoveFiling.Said said() {
            return new MoveFiling.Said(
                    day, documents == null ? List.of() : documents, reasons == null ? List.of() : reasons);
        }
    }

    /** The deadlines of a filing, each with the days that led to it. */
    public record ClocksResponse(List<Deadlines.Explained> clocks) {}

    @GET
    @Operation(summary = "Filings of the caller's region, oldest first")
    public Page<FilingState> list(
            @QueryParam("status") String status,
            @QueryParam("stage") FilingProcedure.Stage stage,
            @QueryParam("uscc") String uscc,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var after = Cursor.orStart(cursor).uuid();
        var found = filings.visible(after, most + 1, status, stage, uscc, caller.get());
        return Page.of(found, most, filing -> Cursor.of(filing.id())).map(Filing::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One filing with its due days")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, filings.require(id, caller.get()));
    }

    @GET
    @Path("{id}/clocks")
    @Operation(
            summary = "Why a filing is due when it is: each day, and why it counts or not",
            description =
                    "A due day that reaches into a year without known calendar is provisional, and counted anew once"
                            + " the year is loaded.")
    public ClocksResponse clocks(@PathParam("id") UUID id) {
        return new ClocksResponse(deadlines.explain(filings.require(id, caller.get())));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(
            summary = "Begin a filing; an institution has one under way at a time",
            description = "Under the procedure in force today (GET /rules?kind=filing), under which it also ends.")
    public Response open(@Valid @NotNull FilingRequest request) {
        var kind = request.kind() == null ? FilingKind.NEW : request.kind();
        var subjects = request.subjects() == null ? List.<String>of() : request.subjects();
        return answer(201, moveFiling.open(request.uscc(), kind, subjects, caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/{act}")
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    @Operation(
            summary =
                    "Perform an act of its procedure, such as submission, return, receipt, refusal, verification, withdrawal",
            description =
                    "Which acts there are, from which state, by whom, with which clocks and letters, says the procedure"
                            + " under which the filing began (`rulesId`). One that it does not have here is refused; `allowed` names"
                            + " those it has.")
    public Response act(
            @PathParam("id") UUID id,
            @PathParam("act") String act,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ActRequest request) {
        return answer(200, moveFiling.act(id, Revisions.expected(ifMatch), act, request.said(), caller.get()));
    }

    private static Response answer(int status, Filing filing) {
        return Revisions.tagged(Response.status(status).entity(filing.state()), filing.revision())
                .build();
    }
}
