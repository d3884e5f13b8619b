package org.tuoyu.targets.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.AsKnown;
import org.tuoyu.targets.plan.PlanStatus;
import org.tuoyu.targets.plan.PlansOfYear;
import org.tuoyu.targets.plan.PlansOfYear.KnownPlan;

/** Answers "how far is it" for a region, one level at a time, in two statements: the plans, then all figures. */
@ApplicationScoped
public class ReadBoard {
    private final PlansOfYear plansOfYear;
    private final Session entities;
    private final Clock clock;

    private record Line(
            String code,
            String name,
            Integer target,
            long filed,
            long registered,
            Long persons,
            Integer personsYear,
            String source) {
        Board.Row row() {
            int have = Math.toIntExact(filed);
            int all = Math.toIntExact(registered);
            return Board.Row.of(code, name, target, have, all, Board.Rate.of(persons, personsYear, source, have, all));
        }
    }

    /**
     * What is asked for.
     *
     * @param year null for the running one, within the years of the nearest plan
     * @param asOf null for 31 December of the year, or today while it runs
     * @param knownOn null for all that is known now
     * @param cut null for the day of {@code asOf}
     */
    public record Question(String regionCode, Integer year, LocalDate asOf, LocalDate knownOn, LocalDate cut) {
        public static Question of(String regionCode, Integer year) {
            return new Question(regionCode, year, null, null, null);
        }
    }

    ReadBoard(PlansOfYear plansOfYear, Session entities, Clock clock) {
        this.plansOfYear = plansOfYear;
        this.entities = entities;
        this.clock = clock;
    }

    /** 404 for a region outside the scope, or that is not there. */
    public Board of(Question question, RegionScope scope) {
        var region = RegionScope.canonical(question.regionCode());
        if (!scope.covers(region)) throw ProblemException.notFound("region", question.regionCode());
        var known = AsKnown.until(question.knownOn(), clock);
        var plans = plansOfYear.of(region, known);
        var today = question.knownOn() == null ? LocalDate.now(clock) : question.knownOn();
        int year = question.year() != null
                ? checked(question.year())
                : PlansOfYear.running(plans, (question.asOf() == null ? today : question.asOf()).getYear());
        var day =
                question.asOf() != null ? checked(question.asOf(), today) : earlier(LocalDate.of(year, 12, 31), today);
        var cut = question.cut() != null ? question.cut() : day;
        var ofYear = plans.stream().filter(plan -> plan.covers(year)).toList();
        var rows = rows(
                region,
                year,
                day,
                cut,
                question.knownOn() == null ? BoardQuery.NOW : BoardQuery.AS_KNOWN,
                known,
                ofYear);
        var own = rows.stream()
                .filter(row -> row.regionCode().equals(region))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("region", question.regionCode()));
        var below = rows.stream().filter(row -> row != own).toList();
        var plan = ofYear.stream().findFirst().map(ReadBoard::view).orElse(null);
        return Board.of(year, day, question.knownOn(), cut, plan, own, below);
    }

    private static Board.PlanOfYear view(KnownPlan plan) {
        return new Board.PlanOfYear(
                plan.planId(),
                plan.regionCode(),
                plan.documentNumber(),
                plan.title(),
                plan.firstYear(),
                plan.lastYear(),
                PlanStatus.valueOf(plan.status()));
    }

    private List<Board.Row> rows(
            String region,
            int year,
            LocalDate day,
            LocalDate cut,
            String query,
            OffsetDateTime known,
            List<KnownPlan> plans) {
        return entities
                .createNativeQuery(query, Line.class)
                .setParameter("region", region)
                .setParameter("below", RegionScope.of(region).like())
                .setParameter("year", year)
                .setParameter("day", day)
                .setParameter("cut", cut)
                .setParameter("known", known)
                .setParameter("plans", plans.stream().map(KnownPlan::planId).toArray(UUID[]::new))
                .getResultList()
                .stream()
                .map(Line::row)
                .toList();
    }

    private static int checked(int year) {
        if (year < 1949 || year > 2200) throw ProblemException.invalid("year", "year", Integer.toString(year));
        return year;
    }

    private static LocalDate checked(LocalDate asOf, LocalDate today) {
        if (asOf.isAfter(today)) throw ProblemException.invalid("asOf", "day-ahead", asOf, today);
        return asOf;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
