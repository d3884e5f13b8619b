package org.tuoyu.targets.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.board.ReadBoard;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;

/**
 * The ledger laid out as 附件2, with what there was at the end of each year beside it. It imports again: what is imported
 * of it is what it was exported from. Of a plan without ledger it is the template to fill in.
 */
@ApplicationScoped
class ExportLedger {
    private final Plans plans;
    private final Regions regions;
    private final LedgerRevisions revisions;
    private final ReadBoard readBoard;
    private final Clock clock;

    /** @param slots promised, by year; a year that is missing is left blank */
    record Town(String name, Map<Integer, Integer> slots, Map<Integer, Board.Row> actual) {}

    /** @param years of the plan */
    record Ledger(String title, List<Integer> years, List<Town> towns) {}

    ExportLedger(Plans plans, Regions regions, LedgerRevisions revisions, ReadBoard readBoard, Clock clock) {
        this.plans = plans;
        this.regions = regions;
        this.revisions = revisions;
        this.readBoard = readBoard;
        this.clock = clock;
    }

    /** Towns without a promise are left out, unless there is no ledger yet: then all are in it, to be filled in. */
    @Transactional
    Ledger of(UUID planId, Actor actor) {
        var plan = plans.requireVisible(planId, actor);
        var years = new ArrayList<Integer>();
        for (int year = plan.firstYear(); year <= plan.lastYear(); year++) years.add(year);
        var slots = new HashMap<String, Map<Integer, Integer>>();
        var inForce = revisions.inForce(planId);
        inForce.ifPresent(one -> one.targets().stream()
                .filter(target -> target.indicator().equals(Target.SLOTS))
                .forEach(target -> slots.computeIfAbsent(target.regionCode(), code -> new HashMap<>())
                        .put(target.year(), target.value().intValueExact())));
        var actual = actual(plan, years);
        var day = inForce.map(LedgerRevision::validFrom).orElse(plan.issuedOn());
        var towns = regions.directlyBelow(plan.regionCode(), day).stream()
                .filter(place -> slots.isEmpty() || slots.containsKey(place.code()))
                .map(place -> new Town(
                        place.name(),
                        slots.getOrDefault(place.code(), Map.of()),
                        actual.getOrDefault(place.code(), Map.of())))
                .toList();
        return new Ledger(plan.title() + " " + plan.documentNumber(), years, towns);
    }

    private Map<String, Map<Integer, Board.Row>> actual(Plan plan, List<Integer> years) {
        var actual = new HashMap<String, Map<Integer, Board.Row>>();
        for (var year : years) {
            if (year > LocalDate.now(clock).getYear()) continue;
            var board = readBoard.of(ReadBoard.Question.of(plan.regionCode(), year), RegionScope.of(plan.regionCode()));
            board.below().forEach(row -> actual.computeIfAbsent(row.regionCode(), code -> new HashMap<>())
                    .put(year, row));
        }
        return actual;
    }
}
