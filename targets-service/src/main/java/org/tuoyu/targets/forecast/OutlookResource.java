package org.tuoyu.targets.forecast;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.board.ReadBoard;

@Path("/api/v1/regions/{code}/outlook")
@Tag(name = "board")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class OutlookResource {
    private final ReadBoard readBoard;
    private final ReadOutlook readOutlook;
    private final CurrentActor caller;
    private final RoutingContext context;

    OutlookResource(ReadBoard readBoard, ReadOutlook readOutlook, CurrentActor caller, RoutingContext context) {
        this.readBoard = readBoard;
        this.readOutlook = readOutlook;
        this.caller = caller;
        this.context = context;
    }

    @GET
    @Operation(
            summary = "Where a region and those one level below it are heading in a year, and why",
            description =
                    "Expected slots at the end of the year with their range, when the promise will be met, the standing"
                            + " and its reason; the months of the past and the promises of the plan's years, for a chart.")
    public Outlook outlook(
            @PathParam("code") String code, @QueryParam("year") Integer year, @QueryParam("asOf") LocalDate asOf) {
        var question = new ReadBoard.Question(code, year, asOf, null, null);
        return readOutlook.of(readBoard.of(question, caller.get().scope()), Texts.in(Language.of(context)));
    }
}
