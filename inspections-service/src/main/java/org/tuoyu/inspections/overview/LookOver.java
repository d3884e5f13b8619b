package org.tuoyu.inspections.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.inspections.overview.Overview.Day;
import org.tuoyu.inspections.overview.Overview.Drawn;
import org.tuoyu.inspections.overview.Overview.Figures;
import org.tuoyu.inspections.overview.Overview.Grade;
import org.tuoyu.inspections.overview.Overview.Late;
import org.tuoyu.inspections.overview.Overview.Load;
import org.tuoyu.inspections.overview.Overview.Town;
import org.tuoyu.inspections.programme.ComputeDue;
import org.tuoyu.inspections.programme.Due;
import org.tuoyu.inspections.risk.AssessRisk;
import org.tuoyu.inspections.risk.Assessment;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.identity.RegionScope;

/** Gathers what a manager looks at. */
@ApplicationScoped
class LookOver {
    private static final int ROWS = 50;
    private static final int WEEK = 7;
    private final ComputeDue computeDue;
    private final AssessRisk assessRisk;
    private final WorkingDays workingDays;
    private final Session session;

    private record Name(String name) {}

    private record Counts(long open, long late, long waiting, long outbreaks, long untold, long conflicts) {}

    private record TownRow(String town, String name, int institutions, int open, int late) {}

    private record DayRow(LocalDate day, long planned, long made) {}

    private record LoadRow(String account, long planned, long made) {}

    LookOver(ComputeDue computeDue, AssessRisk assessRisk, WorkingDays workingDays, Session session) {
        this.computeDue = computeDue;
        this.assessRisk = assessRisk;
        this.workingDays = workingDays;
        this.session = session;
    }

    /** @param rows of each list, at most */
    Overview of(RegionScope scope, YearMonth month, LocalDate today, int rows) {
        var due = computeDue.of(scope);
        var overdue =
                due.stream().filter(one -> one.state() == Due.State.OVERDUE).toList();
        return new Overview(
                figures(scope, due, overdue.size(), today),
                overdue.subList(0, Math.min(rows, overdue.size())),
                towns(scope, due, today),
                weeks(scope, month),
                workload(scope, month),
                late(scope, today, rows),
                draws(scope));
    }

    /** Its code where the name is not known. */
    String nameOf(RegionScope scope) {
        return session.createNativeQuery("SELECT name FROM known_region WHERE code = :code", Name.class)
                .setParameter("code", scope.code())
                .uniqueResultOptional()
                .map(Name::name)
                .orElse(scope.code());
    }

    private Figures figures(RegionScope scope, List<Due> due, int overdue, LocalDate today) {
        var counts = session.createNativeQuery(
                        """
                        SELECT count(*) FILTER (WHERE lifted_on IS NULL) AS open,
                            count(*) FILTER (WHERE lifted_on IS NULL AND NOT lead AND NOT answered AND due_day < :today) AS late,
                            count(*) FILTER (WHERE answered) AS waiting,
                            (SELECT count(*) FROM outbreak WHERE region_code LIKE :scope AND reported_at IS NULL) AS outbreaks,
                            (SELECT count(DISTINCT incident_id) FROM incident_step JOIN incident ON incident.id = incident_id
                                WHERE region_code LIKE :scope AND told_at IS NULL AND tell_by < now()) AS untold,
                            (SELECT count(*) FROM submission WHERE region_code LIKE :scope AND outcome = 'CONFLICT'
                                AND decision IS NULL) AS conflicts
                        FROM finding WHERE region_code LIKE :scope""",
                        Counts.class)
                .setParameter("scope", scope.like())
                .setParameter("today", today)
                .getSingleResult();
        var soon =
                (int) due.stream().filter(one -> one.state() == Due.State.DUE).count();
        return new Figures(
                overdue,
                soon,
                counts.open(),
                counts.late(),
                counts.waiting(),
                counts.outbreaks(),
                counts.untold(),
                counts.conflicts());
    }

    /** Towns, by the nine digits of their codes. */
    private List<Town> towns(RegionScope scope, List<Due> due, LocalDate today) {
        var states = due.stream()
                .collect(Collectors.groupingBy(
                        one -> town(one.regionCode()), Collectors.groupingBy(Due::state, Collectors.counting())));
        var grades = assessRisk.assess(scope, today).stream()
                .collect(Collectors.groupingBy(
                        one -> town(one.regionCode()),
                        Collectors.groupingBy(Assessment::grade, TreeMap::new, Collectors.counting())));
        return session
                .createNativeQuery(
                        """
                        SELECT k.town, coalesce(r.name, k.town) AS name, k.institutions, coalesce(f.open, 0) AS open,
                            coalesce(f.late, 0) AS late
                        FROM (SELECT left(region_code, 9) AS town, CAST(count(*) AS integer) AS institutions FROM known_institution
                            WHERE region_code LIKE :scope AND cancelled_on IS NULL GROUP BY 1) k
                        LEFT JOIN known_region r ON r.code = k.town
                        LEFT JOIN (SELECT left(region_code, 9) AS town, CAST(count(*) AS integer) AS open,
                                CAST(count(*) FILTER (WHERE NOT lead AND NOT answered AND due_day < :today) AS integer) AS late
                            FROM finding WHERE region_code LIKE :scope AND lifted_on IS NULL GROUP BY 1) f ON f.town = k.town
                        ORDER BY k.town""",
                        TownRow.class)
                .setParameter("scope", scope.like())
                .setParameter("today", today)
                .getResultList()
                .stream()
                .map(row -> {
                    var counted = states.getOrDefault(row.town(), Map.of());
                    var graded = grades.getOrDefault(row.town(), new TreeMap<>()).entrySet().stream()
                            .map(one -> new Grade(one.getKey(), one.getValue().intValue()))
                            .toList();
                    return new Town(
                            row.town(),
                            row.name(),
                            row.institutions(),
                            counted.getOrDefault(Due.State.OVERDUE, 0L).intValue(),
                            counted.getOrDefault(Due.State.DUE, 0L).intValue(),
                            row.open(),
                            row.late(),
                            graded);
                })
                .toList();
    }

    private static String town(String regionCode) {
        return regionCode.substring(0, Math.min(9, regionCode.length()));
    }

    /** A visit stands on the day on which it was made, is planned, or is due. */
    private List<List<Day>> weeks(RegionScope scope, YearMonth month) {
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var counted = session
                .createNativeQuery(
                        """
                        SELECT coalesce(visited_on, planned_on, due_day) AS day,
                            count(*) FILTER (WHERE visited_on IS NULL) AS planned,
                            count(*) FILTER (WHERE visited_on IS NOT NULL) AS made
                        FROM visit WHERE region_code LIKE :scope AND status <> 'CANCELLED'
                            AND coalesce(visited_on, planned_on, due_day) BETWEEN :first AND :last
                        GROUP BY 1""",
                        DayRow.class)
                .setParameter("scope", scope.like())
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(DayRow::day, one -> one));
        var weeks = new ArrayList<List<Day>>();
        for (var monday = first; !monday.isAfter(last); monday = monday.plusDays(WEEK)) {
            weeks.add(monday.datesUntil(monday.plusDays(WEEK))
                    .map(day -> {
                        var count = counted.getOrDefault(day, new DayRow(day, 0, 0));
                        var inMonth = YearMonth.from(day).equals(month);
                        return new Day(day, inMonth, workingDays.isWorkingDay(day), count.planned(), count.made());
                    })
                    .toList());
        }
        return weeks;
    }

    private List<Load> workload(RegionScope scope, YearMonth month) {
        var rows = session.createNativeQuery(
                        """
                        SELECT coalesce(inspector, assignee) AS account, count(*) FILTER (WHERE visited_on IS NULL) AS planned,
                            count(*) FILTER (WHERE visited_on IS NOT NULL) AS made
                        FROM visit WHERE region_code LIKE :scope AND status <> 'CANCELLED'
                            AND coalesce(inspector, assignee) IS NOT NULL
                            AND coalesce(visited_on, planned_on, due_day) BETWEEN :first AND :last
                        GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT :most""",
                        LoadRow.class)
                .setParameter("scope", scope.like())
                .setParameter("first", month.atDay(1))
                .setParameter("last", month.atEndOfMonth())
                .setParameter("most", ROWS)
                .getResultList();
        var most =
                rows.stream().mapToLong(row -> row.planned() + row.made()).max().orElse(1);
        return rows.stream()
                .map(row ->
                        new Load(row.account(), row.planned(), row.made(), 100 * (row.planned() + row.made()) / most))
                .toList();
    }

    private List<Late> late(RegionScope scope, LocalDate today, int rows) {
        return session.createNativeQuery(
                        """
                        SELECT id, institution_name, description, due_day, severity, overdue_steps FROM finding
                        WHERE region_code LIKE :scope AND lifted_on IS NULL AND NOT lead AND NOT answered AND due_day < :today
                        ORDER BY due_day, id LIMIT :most""",
                        Late.class)
                .setParameter("scope", scope.like())
                .setParameter("today", today)
                .setParameter("most", rows)
                .getResultList();
    }

    private List<Drawn> draws(RegionScope scope) {
        return session.createNativeQuery(
                        "SELECT id, title, due_day, entropy IS NOT NULL AS made FROM draw WHERE region_code LIKE :scope"
                                + " ORDER BY id DESC LIMIT 10",
                        Drawn.class)
                .setParameter("scope", scope.like())
                .getResultList();
    }
}
