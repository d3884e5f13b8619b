package org.tuoyu.targets.indicator;

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

@Path("/api/v1/regions/{code}/indicators")
@Tag(name = "indicators")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class IndicatorsResource {
    private final ReadBoard readBoard;
    private final ReadIndicators readIndicators;
    private final CurrentActor caller;
    private final RoutingContext context;

    IndicatorsResource(
            ReadBoard readBoard, ReadIndicators readIndicators, CurrentActor caller, RoutingContext context) {
        this.readBoard = readBoard;
        this.readIndicators = readIndicators;
        this.caller = caller;
        this.context = context;
    }

    @GET
    @Operation(
            summary =
                    "Every indicator of the nearest plan for a region and a year: promised, reached, missing, and why",
            description =
                    "Stocks are never added over years, rates are computed anew from their parts over the regions that"
                            + " reported both. Days are asked for as at the board.")
    public Indicators indicators(
            @PathParam("code") String code,
            @QueryParam("year") Integer year,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("knownOn") LocalDate knownOn,
            @QueryParam("cut") LocalDate cut) {
        var question = new ReadBoard.Question(code, year, asOf, knownOn, cut);
        return readIndicators.of(readBoard.of(question, caller.get().scope()), Texts.in(Language.of(context)));
    }
}
