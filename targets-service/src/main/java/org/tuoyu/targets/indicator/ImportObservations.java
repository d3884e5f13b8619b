package org.tuoyu.targets.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.targets.spreadsheet.Table;

/** Reports figures from a file, row by row, a thousand at a time in one transaction: all are taken or none. */
@ApplicationScoped
class ImportObservations {
    static final String TEMPLATE = "\uFEFF指标,地区代码,年度,月份,数值,依据,更正理由\r\n";
    private static final int BATCH = 1_000;
    private final ReportObservations reportObservations;

    private enum Column implements Table.Column {
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

        @Override
        public Pattern heading() {
            return heading;
        }

        @Override
        public boolean wanted() {
            return wanted;
        }
    }

    ImportObservations(ReportObservations reportObservations) {
        this.reportObservations = reportObservations;
    }

    @Transactional
    ReportObservations.Outcome run(byte[] file, Actor actor) {
        var reporting = new Reporting(actor);
        Table.read(file, Column.class, "observations-heading", reporting::row);
        reporting.report();
        return reporting.outcome;
    }

    private final class Reporting {
        private final Actor actor;
        private final List<ObservationRow> rows = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private ReportObservations.Outcome outcome = new ReportObservations.Outcome(0, 0, 0);

        Reporting(Actor actor) {
            this.actor = actor;
        }

        void row(Table.Row<Column> row) {
            var region = row.regionCode(Column.REGION);
            var year = row.year(Column.YEAR);
            var month = row.month(Column.MONTH);
            var value = row.number(Column.VALUE);
            var evidence = row.wanted(Column.EVIDENCE, "evidence-wanted");
            if (!row.isRight()) return;
            var reason = row.text(Column.REASON);
            rows.add(new ObservationRow(
                    row.text(Column.INDICATOR),
                    region,
                    year,
                    month,
                    value,
                    evidence,
                    reason.isBlank() ? null : reason));
            places.add(row.place());
            if (rows.size() == BATCH) report();
        }

        void report() {
            if (rows.isEmpty()) return;
            outcome = outcome.plus(reportObservations.report(List.copyOf(rows), places::get, actor));
            rows.clear();
            places.clear();
        }
    }
}
