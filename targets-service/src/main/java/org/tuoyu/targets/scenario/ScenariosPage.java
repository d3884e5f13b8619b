package org.tuoyu.targets.scenario;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;

/** What if: scenarios of a region side by side, by the gap that each would leave; a new one; one turned into a proposal. */
@Path("/page/scenarios")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class ScenariosPage {
    private static final int BESIDE = 4;
    private static final int MOST = 200;
    private static final int CHANGES = 4;

    private final Template scenarios;
    private final Frame frame;
    private final ReadBoard readBoard;
    private final KeepScenarios keepScenarios;
    private final CurrentActor caller;

    ScenariosPage(
            @Location("scenarios") Template scenarios,
            Frame frame,
            ReadBoard readBoard,
            KeepScenarios keepScenarios,
            CurrentActor caller) {
        this.scenarios = scenarios;
        this.frame = frame;
        this.readBoard = readBoard;
        this.keepScenarios = keepScenarios;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("region") String region,
            @QueryParam("year") Integer year,
            @QueryParam("show") List<UUID> show) {
        var actor = caller.get();
        var asked = region == null ? actor.scope().code() : region;
        var board = readBoard.of(ReadBoard.Question.of(asked, year), actor.scope());
        var kept = keepScenarios.newest(board.own().regionCode(), board.year(), MOST);
        var beside = new ArrayList<KeepScenarios.WhatIf>();
        var impossible = new ArrayList<ScenarioKept>();
        kept.stream()
                .filter(one -> show.isEmpty() || show.contains(one.scenarioId()))
                .limit(BESIDE)
                .forEach(one -> {
                    try {
                        beside.add(keepScenarios.whatIf(one, board));
                    } catch (ProblemException noLonger) { // its regions, institutions or promises are others by now
                        impossible.add(one);
                    }
                });
        return frame.page(scenarios)
                .data("board", board)
                .data("kept", kept)
                .data("beside", beside)
                .data("impossible", impossible)
                .data("gaps", gaps(beside))
                .data("names", names(board))
                .data("kinds", List.of(Change.Kind.values()))
                .data("lines", CHANGES)
                .data("keeps", actor.has(Role.PLAN_MANAGER) || actor.has(Role.ADMINISTRATOR));
    }

    /** A line without an amount and without a uscc is left out. */
    @POST
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response keep(
            @FormParam("region") @NotBlank String region,
            @FormParam("year") int year,
            @FormParam("name") @NotBlank @Size(max = 200) String name,
            @FormParam("kind") List<Change.Kind> kinds,
            @FormParam("from") List<String> from,
            @FormParam("to") List<String> to,
            @FormParam("amount") List<String> amounts) {
        if (List.of(kinds, from, to, amounts).stream()
                .anyMatch(one -> one.size() != kinds.size() || one.size() > CHANGES)) {
            throw ProblemException.invalid("/changes", "field-wanted");
        }
        var changes = new ArrayList<Change>();
        for (int i = 0; i < kinds.size(); i++) {
            if (amounts.get(i).isBlank()) continue;
            changes.add(
                    change(kinds.get(i), from.get(i), to.get(i), amounts.get(i).strip(), "/changes/" + i));
        }
        if (changes.isEmpty()) throw ProblemException.invalid("/changes", "field-wanted");
        var kept = keepScenarios.keep(region, year, name, changes, caller.get()).scenario();
        return back(kept.regionCode(), kept.year());
    }

    @POST
    @Path("{id}/proposal")
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response propose(@PathParam("id") UUID id, @FormParam("reason") @NotBlank @Size(max = 1000) String reason) {
        var plan = keepScenarios.propose(id, reason, caller.get()).planId();
        return Response.seeOther(URI.create("page/proposals?plan=" + plan)).build();
    }

    private static Change change(Change.Kind kind, String from, String to, String amount, String pointer) {
        if (kind == null) throw ProblemException.invalid(pointer, "field-wanted");
        if (kind == Change.Kind.CLOSE_INSTITUTION) return new Change(kind, null, null, amount, null);
        if (!amount.matches("[1-9]\\d{0,8}")) throw ProblemException.invalid(pointer, "amount", amount);
        var moves = kind == Change.Kind.MOVE_PROMISE;
        if (moves && to.isBlank()) throw ProblemException.invalid(pointer, "field-wanted");
        return new Change(kind, from, moves ? to : null, null, Long.valueOf(amount));
    }

    private static Response back(String region, int year) {
        return Response.seeOther(URI.create("page/scenarios?region=" + region + "&year=" + year))
                .build();
    }

    private static Map<String, String> names(Board board) {
        var names = new LinkedHashMap<String, String>();
        board.below().forEach(row -> names.put(row.regionCode(), row.regionName()));
        names.put(board.own().regionCode(), board.own().regionName());
        return names;
    }

    /** Of each scenario the gap by region. */
    private static Map<UUID, Map<String, Integer>> gaps(List<KeepScenarios.WhatIf> beside) {
        var gaps = new HashMap<UUID, Map<String, Integer>>();
        for (var one : beside) {
            var byRegion = new HashMap<String, Integer>();
            one.after().below().forEach(row -> byRegion.put(row.regionCode(), row.gap()));
            gaps.put(one.scenario().scenarioId(), byRegion);
        }
        return gaps;
    }
}
