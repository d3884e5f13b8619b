package org.tuoyu.targets.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tuoyu.targets.plan.Indicator;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.region.Regions;
import org.tuoyu.targets.spreadsheet.Sheet;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

/**
 * Reads targets of any indicator, a row each: 指标 | 地区 | 年度 | 目标值, in any order of the columns. Indicators and
 * regions by code or by name.
 */
final class TargetsReading implements Reading {
    private static final Pattern INDICATOR = Pattern.compile("指标(代码|名称)?|indicator");
    private static final Pattern REGION = Pattern.compile("(地区|区域|镇街|区县)(名称|代码)?|region");
    private static final Pattern YEAR = Pattern.compile("年度|年份|year");
    private static final Pattern VALUE = Pattern.compile("目标值|指标值|目标|target");
    private static final int HEADING_WITHIN = 20;

    private final Plan plan;
    private final Map<String, Regions.Place> places = new HashMap<>();
    private final List<ReadTarget> targets = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private final Sheet sheet;
    private final Cells cells;
    private final int heading;

    private TargetsReading(Plan plan, List<Regions.Place> regions, Sheet sheet, int heading) {
        this.plan = plan;
        for (var region : regions) {
            places.put(region.code(), region);
            places.put(Spreadsheets.clean(region.name()), region);
        }
        this.sheet = sheet;
        this.cells = new Cells(sheet);
        this.heading = heading;
    }

    /** Empty when the file is not laid out so. */
    static Optional<Reading> of(Plan plan, List<Regions.Place> regions, List<Sheet> sheets) {
        for (var sheet : sheets) {
            for (int row = 1; row <= Math.min(HEADING_WITHIN, sheet.rows().size()); row++) {
                if (sheet.column(row, INDICATOR) > 0 && sheet.column(row, VALUE) > 0) {
                    return Optional.of(new TargetsReading(plan, regions, sheet, row).read());
                }
            }
        }
        return Optional.empty();
    }

    private Reading read() {
        int region = sheet.column(heading, REGION);
        int year = sheet.column(heading, YEAR);
        if (region == 0 || year == 0) {
            cells.error(heading, 0, "column-missing");
            return this;
        }
        for (int row = heading + 1; row <= sheet.rows().size(); row++) {
            if (sheet.isBlank(row)) continue;
            readRow(row, sheet.column(heading, INDICATOR), region, year, sheet.column(heading, VALUE));
        }
        return this;
    }

    private void readRow(int row, int indicatorColumn, int regionColumn, int yearColumn, int valueColumn) {
        var indicator = indicator(sheet.cell(row, indicatorColumn));
        if (indicator.isEmpty()) {
            cells.error(row, indicatorColumn, "indicator-unknown", sheet.cell(row, indicatorColumn));
        }
        var place = places.get(sheet.cell(row, regionColumn));
        if (place == null) cells.error(row, regionColumn, "town-unknown", sheet.cell(row, regionColumn));
        var year = cells.year(row, yearColumn, plan);
        var value = indicator.isPresent() && !indicator.get().ofParts()
                ? Optional.ofNullable(cells.whole(row, valueColumn)).map(java.math.BigDecimal::valueOf)
                : Optional.ofNullable(cells.decimal(row, valueColumn));
        if (indicator.isEmpty() || place == null || year == null || value.isEmpty()) return;
        var code = indicator.get().code();
        if (!seen.add(List.of(code, place.code(), year))) {
            cells.error(row, yearColumn, "year-twice", place.name(), Integer.toString(year));
        }
        targets.add(new ReadTarget(code, place.code(), place.name(), year, value.get()));
    }

    private Optional<Indicator> indicator(String printed) {
        return plan.indicator(printed).or(() -> plan.indicatorNamed(printed));
    }

    @Override
    public List<Finding> findings() {
        return cells.findings();
    }

    @Override
    public List<ReadTarget> targets() {
        return targets;
    }
}
