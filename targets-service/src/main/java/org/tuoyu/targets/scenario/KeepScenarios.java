package org.tuoyu.targets.scenario;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.ledger.Target;
import org.tuoyu.targets.proposal.ProposalState;
import org.tuoyu.targets.proposal.Propose;
import org.tuoyu.targets.slots.ReadSlots;

/** Keeps scenarios, answers what would be, and proposes for the ledger what one moves in it. */
@ApplicationScoped
class KeepScenarios {
    private final Scenarios scenarios;
    private final ReadBoard readBoard;
    private final ReadSlots readSlots;
    private final Propose propose;
    private final Outbox outbox;

    @ApplicationScoped
    static class Scenarios implements PanacheRepositoryBase<Scenario, UUID> {}

    /**
     * @param before as it is
     * @param after as it would be
     */
    record WhatIf(ScenarioKept scenario, Board before, Board after) {
        /** Whether there is something in it that can be proposed. */
        public boolean movesPromises() {
            return scenario.changes().stream().anyMatch(one -> one.kind() == Change.Kind.MOVE_PROMISE);
        }
    }

    KeepScenarios(Scenarios scenarios, ReadBoard readBoard, ReadSlots readSlots, Propose propose, Outbox outbox) {
        this.scenarios = scenarios;
        this.readBoard = readBoard;
        this.readSlots = readSlots;
        this.propose = propose;
        this.outbox = outbox;
    }

    @Transactional
    WhatIf keep(String regionCode, int year, String name, List<Change> changes, Actor actor) {
        var region = RegionScope.canonical(regionCode);
        if (!actor.scope().covers(region)) throw ProblemException.forbidden("region-not-yours");
        var scenario = new Scenario(region, year, name, changes);
        var whatIf = whatIf(scenario.state(), actor);
        scenarios.persist(scenario);
        outbox.publish(actor, scenario.state(), null);
        return whatIf;
    }

    List<ScenarioKept> after(UUID after, int limit, Actor actor) {
        return scenarios
                .find(
                        "id > ?1 AND regionCode LIKE ?2 ORDER BY id",
                        after,
                        actor.scope().like())
                .page(0, limit)
                .list()
                .stream()
                .map(Scenario::state)
                .toList();
    }

    List<ScenarioKept> newest(String region, int year, int limit) {
        return scenarios
                .find("regionCode = ?1 AND year = ?2 ORDER BY id DESC", region, year)
                .page(0, limit)
                .list()
                .stream()
                .map(Scenario::state)
                .toList();
    }

    /** On the board of today: what was thought of a year ago is answered with the figures there are now. */
    WhatIf whatIf(UUID id, Actor actor) {
        return whatIf(required(id, actor).state(), actor);
    }

    private WhatIf whatIf(ScenarioKept scenario, Actor actor) {
        return whatIf(
                scenario, readBoard.of(ReadBoard.Question.of(scenario.regionCode(), scenario.year()), actor.scope()));
    }

    /** @param board of its region and year */
    WhatIf whatIf(ScenarioKept scenario, Board board) {
        var closing = scenario.changes().stream()
                .filter(change -> change.kind() == Change.Kind.CLOSE_INSTITUTION)
                .map(Change::uscc)
                .toList();
        var institutions = readSlots.those(closing, board.asOf(), RegionScope.of(scenario.regionCode()));
        return new WhatIf(scenario, board, Imagine.on(board, scenario.changes(), institutions));
    }

    /** What it moves of the promises becomes a proposal; nothing else of it can. */
    @Transactional
    ProposalState propose(UUID id, String reason, Actor actor) {
        var whatIf = whatIf(id, actor);
        if (whatIf.before().plan() == null)
            throw ProblemException.conflict(
                    "scenario-no-plan", Integer.toString(whatIf.before().year()));
        Map<String, Integer> before = new HashMap<>();
        whatIf.before().below().forEach(row -> before.put(row.regionCode(), row.targetSlots()));
        var figures = new HashSet<Target>();
        for (var row : whatIf.after().below()) {
            if (row.targetSlots() == null || row.targetSlots().equals(before.get(row.regionCode()))) continue;
            figures.add(new Target(
                    Target.SLOTS, row.regionCode(), whatIf.after().year(), BigDecimal.valueOf(row.targetSlots())));
        }
        if (figures.isEmpty()) throw ProblemException.conflict("scenario-moves-nothing");
        return propose.submit(whatIf.before().plan().planId(), reason, figures, actor);
    }

    private Scenario required(UUID id, Actor actor) {
        return scenarios
                .find("id = ?1 AND regionCode LIKE ?2", id, actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("scenario", id));
    }
}
