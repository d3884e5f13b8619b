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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.forecast.Outlook;
import org.tuoyu.targets.forecast.ReadOutlook;
import org.tuoyu.targets.indicator.ReadIndicators;

/** The bulletin (通报) of a region and year, to be printed on A4: the standing in words, the order of those below, the indicators. */
@Path("/page/bulletin")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class BulletinPage {
    /** The best first; of equals the one that promised more. */
    private static final Comparator<Board.Row> BY_COMPLETION = Comparator.comparing(
                    Board.Row::completion, Comparator.reverseOrder())
            .thenComparing(Board.Row::targetSlots, Comparator.reverseOrder())
            .thenComparing(Board.Row::regionCode);

    private final Template bulletin;
    private final Frame frame;
    private final ReadBoard readBoard;
    private final ReadOutlook readOutlook;
    private final ReadIndicators readIndicators;
    private final CurrentActor caller;

    BulletinPage(
            @Location("bulletin") Template bulletin,
            Frame frame,
            ReadBoard readBoard,
            ReadOutlook readOutlook,
            ReadIndicators readIndicators,
            CurrentActor caller) {
        this.bulletin = bulletin;
        this.frame = frame;
        this.readBoard = readBoard;
        this.readOutlook = readOutlook;
        this.readIndicators = readIndicators;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance bulletin(
            @QueryParam("region") String region, @QueryParam("year") Integer year, @QueryParam("asOf") LocalDate asOf) {
        var scope = caller.get().scope();
        var question = new ReadBoard.Question(region == null ? scope.code() : region, year, asOf, null, null);
        var board = readBoard.of(question, scope);
        var outlook = readOutlook.of(board, frame.texts());
        var indicators = readIndicators.of(board, frame.texts());
        return frame.page(bulletin)
                .data("board", board)
                .data("outlook", outlook)
                .data("ranked", ranked(board))
                .data("behind", behind(outlook))
                .data("indicators", indicators)
                .data("measured", BoardPage.measured(indicators));
    }

    private static List<Board.Row> ranked(Board board) {
        return board.below().stream()
                .filter(row -> row.targetSlots() != null)
                .sorted(BY_COMPLETION)
                .toList();
    }

    private static List<Outlook.Row> behind(Outlook outlook) {
        return outlook.below().stream()
                .filter(row -> switch (row.forecast().standing()) {
                    case AT_RISK, MISSED -> true;
                    default -> false;
                })
                .toList();
    }
}
