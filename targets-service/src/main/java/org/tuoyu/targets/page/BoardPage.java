package org.tuoyu.targets.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.region.Regions;

/** The progress board: the region's line, those below as bars and as a table, those with the greatest gap first. */
@Path("/page")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class BoardPage {
    private static final Comparator<Board.Row> BY_GAP = Comparator.comparing(
                    Board.Row::gap, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Board.Row::regionCode);

    private final Template board;
    private final Frame frame;
    private final Regions regions;
    private final ReadBoard readBoard;
    private final CurrentActor caller;
    private final Clock clock;

    BoardPage(
            @Location("board") Template board,
            Frame frame,
            Regions regions,
            ReadBoard readBoard,
            CurrentActor caller,
            Clock clock) {
        this.board = board;
        this.frame = frame;
        this.regions = regions;
        this.readBoard = readBoard;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance board(
            @QueryParam("region") String region, @QueryParam("year") Integer year, @QueryParam("asOf") LocalDate asOf) {
        var scope = caller.get().scope();
        var page = frame.page(board);
        var topmost = regions.topmost(scope, LocalDate.now(clock));
        if (region == null && topmost.size() != 1) {
            return page.data("board", null).data("choice", topmost);
        }
        var asked = region != null ? region : topmost.get(0).code();
        var found = readBoard.of(new ReadBoard.Question(asked, year, asOf, null, null), scope);
        return page.data("board", found)
                .data("choice", List.of())
                .data("rows", found.below().stream().sorted(BY_GAP).toList())
                .data("above", regions.above(asked, scope, found.cut()))
                .data("years", years(found));
    }

    private static List<Integer> years(Board board) {
        if (board.plan() == null) return List.of(board.year());
        return IntStream.rangeClosed(
                        Math.min(board.plan().firstYear(), board.year()),
                        Math.max(board.plan().lastYear(), board.year()))
                .boxed()
                .toList();
    }
}
