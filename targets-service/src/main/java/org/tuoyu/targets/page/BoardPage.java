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
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.forecast.Outlook;
import org.tuoyu.targets.forecast.ReadOutlook;
import org.tuoyu.targets.forecast.Standing;
import org.tuoyu.targets.indicator.Indicators;
import org.tuoyu.targets.indicator.ReadIndicators;
import org.tuoyu.targets.region.Regions;
import org.tuoyu.targets.slots.ReadSlots;

/**
 * The progress board of a region: its figures and where they are heading, its indicators, those below with the greatest gap
 * first, the institutions it is made of.
 */
@Path("/page")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class BoardPage {
    private static final Comparator<Board.Row> BY_GAP = Comparator.comparing(
                    Board.Row::gap, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Board.Row::regionCode);

    private static final int INSTITUTIONS = 50;
    private static final Map<Standing, String> TONE = Map.of(
            Standing.ON_COURSE, "good",
            Standing.MET, "good",
            Standing.AT_RISK, "warn",
            Standing.MISSED, "bad",
            Standing.NO_PROMISE, "soft");

    private final Template board;
    private final Frame frame;
    private final Regions regions;
    private final ReadBoard readBoard;
    private final ReadOutlook readOutlook;
    private final ReadIndicators readIndicators;
    private final ReadSlots readSlots;
    private final CurrentActor caller;
    private final Clock clock;

    BoardPage(
            @Location("board") Template board,
            Frame frame,
            Regions regions,
            ReadBoard readBoard,
            ReadOutlook readOutlook,
            ReadIndicators readIndicators,
            ReadSlots readSlots,
            CurrentActor caller,
            Clock clock) {
        this.board = board;
        this.frame = frame;
        this.regions = regions;
        this.readBoard = readBoard;
        this.readOutlook = readOutlook;
        this.readIndicators = readIndicators;
        this.readSlots = readSlots;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance board(
            @QueryParam("region") String region,
            @QueryParam("year") Integer year,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("compare") String compare) {
        var scope = caller.get().scope();
        var page = frame.page(board);
        var topmost = regions.topmost(scope, LocalDate.now(clock));
        if (region == null && topmost.size() != 1) {
            return page.data("board", null).data("choice", topmost);
        }
        var asked = region != null ? region : topmost.get(0).code();
        var question = new ReadBoard.Question(asked, year, asOf, null, null);
        var found = readBoard.of(question, scope);
        var outlook = readOutlook.of(found, frame.texts());
        var indicators = readIndicators.of(found, frame.texts());
        var institutions = readSlots.in(asked, found.asOf(), null, "", INSTITUTIONS + 1, scope);
        var day = compare == null || compare.isBlank() ? null : day(compare);
        return page.data("board", found)
                .data("choice", List.of())
                .data("rows", found.below().stream().sorted(BY_GAP).toList())
                .data("above", regions.above(asked, scope, found.cut()))
                .data("years", years(found))
                .data("outlook", outlook)
                .data("outlookJson", EventJson.write(outlook).replace("<", "\\u003c"))
                .data("tone", TONE)
                .data("standing", standings(outlook))
                .data("indicators", indicators)
                .data("measured", measured(indicators))
                .data("institutions", institutions.stream().limit(INSTITUTIONS).toList())
                .data("more", institutions.size() > INSTITUTIONS)
                .data("compare", day)
                .data("compared", day != null)
                .data("moved", day == null ? Map.of() : moved(found, day, scope));
    }

    /** Those that were promised or reported, beside the slots, which have their own tiles. */
    static List<Indicators.Row> measured(Indicators indicators) {
        return indicators.indicators().stream()
                .filter(row -> !row.indicator().code().equals("slots"))
                .filter(row -> row.own().target() != null
                        || (row.indicator().ofParts() && row.own().value() != null))
                .toList();
    }

    private static Map<String, Standing> standings(Outlook outlook) {
        return outlook.below().stream().collect(Collectors.toMap(Outlook.Row::regionCode, row -> row.forecast()
                .standing()));
    }

    /** By how much the filed slots of each region are more, or less, than on an earlier day; with their sign. */
    private Map<String, String> moved(Board now, LocalDate day, RegionScope scope) {
        var then =
                readBoard.of(new ReadBoard.Question(now.own().regionCode(), now.year(), day, null, now.cut()), scope);
        var before = Stream.concat(Stream.of(then.own()), then.below().stream())
                .collect(Collectors.toMap(Board.Row::regionCode, Board.Row::filedSlots));
        return Stream.concat(Stream.of(now.own()), now.below().stream())
                .collect(Collectors.toMap(Board.Row::regionCode, row -> "%+d"
                        .formatted(row.filedSlots() - before.getOrDefault(row.regionCode(), 0))));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("compare", "day", text);
        }
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
