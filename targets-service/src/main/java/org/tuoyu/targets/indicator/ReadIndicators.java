package org.tuoyu.targets.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.AsKnown;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.plan.Indicator;
import org.tuoyu.targets.plan.PlansOfYear;

/** Answers what each indicator of the nearest plan comes to, for a region and those one level below. */
@ApplicationScoped
public class ReadIndicators {
    private final PlansOfYear plansOfYear;
    private final Observations observations;
    private final Session entities;
    private final Clock clock;

    private record Promise(String indicator, String regionCode, BigDecimal value) {}

    private record Inhabitants(int year, long persons, String source) {}

    ReadIndicators(PlansOfYear plansOfYear, Observations observations, Session entities, Clock clock) {
        this.plansOfYear = plansOfYear;
        this.observations = observations;
        this.entities = entities;
        this.clock = clock;
    }

    /** @param texts in which language the statements are made */
    public Indicators of(Board board, Texts texts) {
        var region = board.own().regionCode();
        var before = AsKnown.until(board.knownOn(), clock);
        var plan = plansOfYear.whole(region, before).stream()
                .filter(one -> one.covers(board.year()))
                .findFirst();
        if (plan.isEmpty()) return new Indicators(board.year(), board.knownOn(), null, List.of(), List.of());
        var indicators = new LinkedHashMap<String, Indicator>();
        plan.get().indicators().forEach(one -> indicators.put(one.code(), one));
        var reported = reported(RegionScope.of(region), board, indicators, before);
        var rows = Stream.concat(Stream.of(board.own()), board.below().stream()).toList();
        var compute = new Compute(indicators, reported, rows);
        var promises = promises(plan.get().planId(), board, before);
        var result = new ArrayList<Indicators.Row>();
        for (var indicator : indicators.values()) {
            var figures = rows.stream()
                    .map(row -> compute.figure(indicator, row, target(indicator, row, promises)))
                    .toList();
            result.add(new Indicators.Row(
                    indicator,
                    figures.get(0),
                    figures.stream()
                            .skip(1)
                            .filter(one -> one.target() != null || one.value() != null)
                            .toList(),
                    byPopulation(indicator, indicators, figures.get(0), board, before)));
        }
        var statements = Statements.of(board, result, texts);
        return new Indicators(board.year(), board.knownOn(), board.plan(), result, statements);
    }

    /** Slots are promised in the board's way: by the nearest plan that names the region, for a whole by its parts. */
    private static BigDecimal target(Indicator indicator, Board.Row row, Map<List<String>, BigDecimal> promises) {
        if (!indicator.code().equals("slots")) return promises.get(List.of(indicator.code(), row.regionCode()));
        return row.targetSlots() == null ? null : BigDecimal.valueOf(row.targetSlots());
    }

    /** Of a region that is no more also what was reported in the year in which it went on as another. */
    private Reported reported(
            RegionScope region, Board board, Map<String, Indicator> indicators, OffsetDateTime before) {
        var asked = indicators.values().stream()
                .filter(one -> one.source() == Indicator.Source.REPORTED)
                .map(Indicator::code)
                .toList();
        var figures = observations.within(region, board.year(), asked, before);
        var steps = entities.createNativeQuery(
                        """
                        SELECT day, from_code, to_code, share FROM region_succession step
                        WHERE day <= :cut AND from_code LIKE :region AND known_at < :known
                          AND (day > :reported OR NOT EXISTS (
                              SELECT FROM region_succession own WHERE own.change_id = step.change_id
                                AND own.from_code = step.from_code AND own.to_code = step.from_code))""",
                        Crosswalk.Step.class)
                .setParameter("reported", LocalDate.of(board.year(), 12, 31))
                .setParameter("cut", board.cut())
                .setParameter("region", region.like())
                .setParameter("known", before)
                .getResultList();
        var reported = Reported.of(figures, indicators);
        return steps.isEmpty() ? reported : reported.in(new Crosswalk(steps));
    }

    /** By indicator and region, in the ledger that is in force on the day of the cut. */
    private Map<List<String>, BigDecimal> promises(UUID plan, Board board, OffsetDateTime before) {
        var promises = new HashMap<List<String>, BigDecimal>();
        entities.createNativeQuery(
                        """
                        SELECT indicator, region_code, value FROM target
                        WHERE year = :year AND indicator <> 'slots' AND revision_id = (
                            SELECT id FROM ledger_revision WHERE plan_id = :plan AND valid_from <= :cut AND known_at < :known
                            ORDER BY number DESC LIMIT 1)""",
                        Promise.class)
                .setParameter("year", board.year())
                .setParameter("plan", plan)
                .setParameter("cut", board.cut())
                .setParameter("known", before)
                .getResultList()
                .forEach(one -> promises.put(List.of(one.indicator(), one.regionCode()), one.value()));
        return promises;
    }

    private List<Indicators.ByPopulation> byPopulation(
            Indicator indicator,
            Map<String, Indicator> indicators,
            Indicators.Figure own,
            Board board,
            OffsetDateTime before) {
        var denominator = indicators.get(Objects.requireNonNullElse(indicator.denominator(), ""));
        if (denominator == null || denominator.source() != Indicator.Source.POPULATION || own.numerator() == null) {
            return List.of();
        }
        return entities
                .createNativeQuery(
                        """
                        SELECT DISTINCT ON (year) year, persons, source FROM population
                        WHERE region_code = :region AND cut_day <= :cut AND known_at < :known
                        ORDER BY year, cut_day DESC, revision DESC""",
                        Inhabitants.class)
                .setParameter("region", own.regionCode())
                .setParameter("cut", board.cut())
                .setParameter("known", before)
                .getResultList()
                .stream()
                .map(one -> new Indicators.ByPopulation(
                        one.year(),
                        one.persons(),
                        one.source(),
                        Compute.divided(own.numerator(), BigDecimal.valueOf(one.persons()), indicator.per())))
                .toList();
    }
}
