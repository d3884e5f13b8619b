package org.tuoyu.targets.board;

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

@Path("/api/v1/regions/{code}/board")
@Tag(name = "board")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class BoardResource {
    private final ReadBoard readBoard;
    private final CurrentActor caller;

    BoardResource(ReadBoard readBoard, CurrentActor caller) {
        this.readBoard = readBoard;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The board of a region for a year: its own figures, and a row for each region one level below",
            description = "As true on asOf (31 December of the year, or today while it runs), as known at the end of"
                    + " knownOn (now), with the regions of the day cut (asOf). Without a year: the running one, within the"
                    + " nearest plan's. With knownOn the answer never changes afterwards, byte for byte.")
    public Board board(
            @PathParam("code") String code,
            @QueryParam("year") Integer year,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("knownOn") LocalDate knownOn,
            @QueryParam("cut") LocalDate cut) {
        return readBoard.of(
                new ReadBoard.Question(code, year, asOf, knownOn, cut),
                caller.get().scope());
    }
}
