package org.tuoyu.targets.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

/** Reports figures from a file, row by row, a thousand at a time in one transaction: all are taken or none. */
@ApplicationScoped
class ImportObservations {
    static final String TEMPLATE = "\uFEFF指标,地区代码,年度,月份,数值,依据,更正理由\r\n";
    private static final int MOST_ROWS = 100_001;
    private static final int BATCH = 1_000;
    private static final int MOST_WRONG = 100;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(,\\d{3}){1,3}|\\d{1,12})(\\.\\d{1,6})?");
    private final ReportObservations reportObservations;

    private enum Column {
        INDICATOR("指标(代码)?|indicator", true),
        REGION("地区代码|区划代码|地区|region", true),
        YEAR("年度|年份|year", true),
        MONTH("月份?|month", false),
        VALUE("数值|值|value", true),
        EVIDENCE("依据|佐证|evidence", true),
        REASON("更正理由|reason", false);

        private final Pattern heading;
        private final boolean wanted;

        Column(String heading, boolean wanted) {
            this.heading = Pattern.compile(heading);
            this.wanted = wanted;
        }
    }

    ImportObservations(ReportObservations reportObservations) {
        this.reportObservations = reportObservations;
    }

    @Transactional
    ReportObservations.Outcome run(byte[] file, Actor actor) {
        var reading = new Reading(actor);
        Spreadsheets.forEachRow(file, MOST_ROWS, reading::row);
        return reading.end();
    }

    private final class Reading {
        private final Actor actor;
        private final List<ObservationRow> rows = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private final List<Wrong> wrong = new ArrayList<>();
        private Map<Column, Integer> columns;
        private String sheet;
        private ReportObservations.Outcome outcome = new ReportObservations.Outcome(0, 0, 0);

        Reading(Actor actor) {
            this.actor = actor;
        }

        void row(String name, int number, List<String> cells) {
            if (cells.stream().allMatch(String::isBlank)) return;
            if (columns == null || !name.equals(sheet)) {
                if (columns == null) heading(name, cells);
                return; // what stands on other sheets is not ours
            }
            var place = name + "!" + number;
            var row = observation(place, cells);
            if (row == null) return;
            rows.add(row);
            places.add(place);
            if (rows.size() == BATCH) report();
        }

        private void heading(String name, List<String> cells) {
            var found = new EnumMap<Column, Integer>(Column.class);
            for (var column : Column.values()) {
                for (int i = 0; i < cells.size(); i++) {
                    var text = cells.get(i).replaceAll("\\s", "");
                    if (column.heading.matcher(text).matches()) found.putIfAbsent(column, i);
                }
            }
            for (var column : Column.values()) if (column.wanted && !found.containsKey(column)) return;
            columns = found;
            sheet = name;
        }

        private ObservationRow observation(String place, List<String> cells) {
            int before = wrong.size();
            var year = number(place, cells, Column.YEAR);
            var month = cell(cells, Column.MONTH).isBlank() ? null : number(place, cells, Column.MONTH);
            var value = number(place, cells, Column.VALUE);
            if (month != null && (month.intValue() < 1 || month.intValue() > 12)) {
                wrong.add(new Wrong(place, "month", month));
            }
            if (year != null && (year.intValue() < 1949 || year.intValue() > 2200)) {
                wrong.add(new Wrong(place, "year", year.toPlainString()));
            }
            if (cell(cells, Column.EVIDENCE).isBlank()) wrong.add(new Wrong(place, "evidence-wanted"));
            if (!RegionScope.isCode(cell(cells, Column.REGION))) {
                wrong.add(new Wrong(place, "region-code", cell(cells, Column.REGION)));
            }
            if (wrong.size() >= MOST_WRONG) throw ProblemException.invalid(wrong);
            if (wrong.size() > before) return null;
            var reason = cell(cells, Column.REASON);
            return new ObservationRow(
                    cell(cells, Column.INDICATOR),
                    cell(cells, Column.REGION),
                    year.intValue(),
                    month == null ? null : month.intValue(),
                    value,
                    cell(cells, Column.EVIDENCE),
                    reason.isBlank() ? null : reason);
        }

        private BigDecimal number(String place, List<String> cells, Column column) {
            var printed = cell(cells, column).replaceFirst("[年月]$", "");
            if (NUMBER.matcher(printed).matches()) return new BigDecimal(printed.replace(",", ""));
            wrong.add(new Wrong(place, printed.startsWith("=") ? "ledger.formula" : "ledger.not-a-number", printed));
            return null;
        }

        private String cell(List<String> cells, Column column) {
            var index = columns.get(column);
            return index == null || index >= cells.size() ? "" : cells.get(index);
        }

        private void report() {
            outcome = outcome.plus(reportObservations.report(List.copyOf(rows), places::get, actor));
            rows.clear();
            places.clear();
        }

        ReportObservations.Outcome end() {
            if (columns == null) throw ProblemException.invalid("", "observations-heading");
            if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
            if (!rows.isEmpty()) report();
            return outcome;
        }
    }
}
