package org.tuoyu.targets.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.slots.ReadSlots;

/** Looks ahead from a board. */
@ApplicationScoped
public class ReadOutlook {
    private static final int MONTHS = 12;
    private final Session entities;
    private final ReadSlots readSlots;

    private record Moved(String regionCode, LocalDate month, int filed, int registered) {}

    private record Promised(int year, long slots) {}

    ReadOutlook(Session entities, ReadSlots readSlots) {
        this.entities = entities;
        this.readSlots = readSlots;
    }

    /** @param texts in which language the reasons are given */
    public Outlook of(Board board, Texts texts) {
        var forecasts = forecasts(board);
        var rows = Stream.concat(Stream.of(board.own()), board.below().stream())
                .map(row -> {
                    var forecast = forecasts.get(row.regionCode());
                    return Outlook.Row.of(row, forecast, Reasons.of(board, row, forecast, texts));
                })
                .toList();
        return new Outlook(
                board.year(), board.asOf(), rows.get(0), rows.subList(1, rows.size()), past(board), promised(board));
    }

    /** Of each row of a board, by code of the region. */
    Map<String, Forecast> forecasts(Board board) {
        var rows = Stream.concat(Stream.of(board.own()), board.below().stream()).toList();
        var thisMonth = board.asOf().withDayOfMonth(1);
        var moved = new HashMap<String, Map<LocalDate, Integer>>();
        moved(rows.stream().map(Board.Row::regionCode).toList(), LocalDate.of(1949, 1, 1), thisMonth)
                .forEach(one -> moved.computeIfAbsent(one.regionCode(), code -> new HashMap<>())
                        .put(one.month(), one.filed()));
        var yearEnd = LocalDate.of(board.year(), 12, 31);
        var planned = readSlots.plannedBy(
                yearEnd, rows.stream().map(Board.Row::regionCode).toList(), board.asOf());
        var forecasts = new HashMap<String, Forecast>();
        for (var row : rows) {
            var changes = moved.getOrDefault(row.regionCode(), Map.of());
            var first = changes.keySet().stream().min(LocalDate::compareTo).orElse(thisMonth);
            var months = IntStream.rangeClosed(1, MONTHS)
                    .mapToObj(i -> thisMonth.minusMonths(MONTHS + 1L - i))
                    .filter(month -> !month.isBefore(first))
                    .map(month -> changes.getOrDefault(month, 0))
                    .toList();
            forecasts.put(
                    row.regionCode(),
                    Forecast.of(
                            board.asOf(),
                            yearEnd,
                            row.targetSlots(),
                            row.filedSlots(),
                            row.registeredSlots(),
                            planned.getOrDefault(row.regionCode(), 0),
                            months));
        }
        return forecasts;
    }

    private List<Moved> moved(List<String> regions, LocalDate from, LocalDate before) {
        return entities.createNativeQuery(
                        """
                        SELECT region_code, month, filed, registered FROM slots_by_month
                        WHERE region_code IN (:regions) AND month >= :from AND month < :before ORDER BY month""",
                        Moved.class)
                .setParameter("regions", regions)
                .setParameter("from", from)
                .setParameter("before", before)
                .getResultList();
    }

    /** What there was at the end of each month; of the running month, what there is. */
    private List<Outlook.Month> past(Board board) {
        var own = board.own();
        var thisMonth = board.asOf().withDayOfMonth(1);
        var first =
                LocalDate.of(board.plan() == null ? board.year() : board.plan().firstYear(), 1, 1);
        var months = new ArrayList<Outlook.Month>();
        int filed = 0;
        int registered = 0;
        var changes = new HashMap<LocalDate, Moved>();
        for (var one : moved(List.of(own.regionCode()), LocalDate.of(1949, 1, 1), thisMonth)) {
            changes.put(one.month(), one);
            if (!one.month().isBefore(first)) continue;
            filed += one.filed();
            registered += one.registered();
        }
        for (var month = first; month.isBefore(thisMonth); month = month.plusMonths(1)) {
            var change = changes.get(month);
            filed += change == null ? 0 : change.filed();
            registered += change == null ? 0 : change.registered();
            months.add(new Outlook.Month(month, filed, registered));
        }
        months.add(new Outlook.Month(thisMonth, own.filedSlots(), own.registeredSlots()));
        return months;
    }

    /** As the plan's ledger has it on the day: for the region that it names, else what those below promised together. */
    private List<Outlook.Promise> promised(Board board) {
        if (board.plan() == null) return List.of();
        return entities
                .createNativeQuery(
                        """
                        SELECT year, CAST(sum(value) AS bigint) AS slots FROM target
                        WHERE indicator = 'slots' AND revision_id = (
                            SELECT id FROM ledger_revision WHERE plan_id = :plan AND valid_from <= :day
                            ORDER BY number DESC LIMIT 1)
                          AND (region_code = :region OR (:region = :authority AND region_code <> :region AND NOT EXISTS (
                              SELECT FROM target own WHERE own.revision_id = target.revision_id AND own.indicator = 'slots'
                                AND own.region_code = :region)))
                        GROUP BY year ORDER BY year""",
                        Promised.class)
                .setParameter("plan", board.plan().planId())
                .setParameter("authority", board.plan().regionCode())
                .setParameter("region", board.own().regionCode())
                .setParameter("day", board.cut())
                .getResultList()
                .stream()
                .map(one -> new Outlook.Promise(one.year(), Math.toIntExact(one.slots())))
                .toList();
    }
}
