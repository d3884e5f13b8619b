package org.tuoyu.targets.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.region.Regions;
import org.tuoyu.targets.spreadsheet.Sheet;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

/**
 * Reads 附件2 as it is printed: a town's name and total once, then a row a year, 合计 only over the totals; and checks
 * what a ledger must obey. Slots are stocks at the end of a year: cumulative, never added over years.
 */
final class LedgerReading implements Reading {
    private static final Pattern SUM = Pattern.compile("合\\s*计|总\\s*计|total", Pattern.CASE_INSENSITIVE);

    private record Town(Regions.Place region, int row, Integer total, TreeMap<Integer, Integer> years) {}

    private final Plan plan;
    private final Map<String, Regions.Place> byName = new HashMap<>();
    private final Map<String, Town> towns = new LinkedHashMap<>();
    private LedgerHeading heading;
    private Sheet sheet;
    private Cells cells;
    private Town town;

    LedgerReading(Plan plan, List<Regions.Place> regions) {
        this.plan = plan;
        regions.forEach(region -> byName.put(Spreadsheets.clean(region.name()), region));
    }

    LedgerReading read(List<Sheet> sheets) {
        heading = LedgerHeading.find(sheets).orElse(null);
        sheet = heading == null ? sheets.get(0) : heading.sheet();
        cells = new Cells(sheet);
        if (heading == null) {
            cells.error(0, 0, "no-ledger");
            return this;
        }
        if (heading.saysPerThousand()) {
            cells.warning(heading.firstRow() - 1, heading.slots(), "absolute-slots");
        }
        Integer printedSum = null;
        int sumRow = 0;
        for (int row = heading.firstRow(); row <= sheet.rows().size(); row++) {
            int current = row;
            if (sheet.rows().get(row - 1).stream()
                    .anyMatch(cell -> SUM.matcher(cell).matches())) {
                printedSum = cells.whole(row, heading.total());
                sumRow = row;
                continue;
            }
            if (sheet.isBlank(row)) continue;
            var name = sheet.cell(row, heading.name());
            if (!name.isBlank()) startTown(current, name);
            readYear(current);
        }
        towns.values().forEach(this::checkTown);
        if (sumRow > 0 && printedSum != null) checkSum(printedSum, sumRow);
        byName.values().stream()
                .filter(region -> !towns.containsKey(region.code()))
                .forEach(region -> cells.warning(0, 0, "town-without-target", region.name()));
        return this;
    }

    @Override
    public List<Finding> findings() {
        return cells.findings();
    }

    @Override
    public List<ReadTarget> targets() {
        return towns.values().stream()
                .flatMap(one -> one.years().entrySet().stream()
                        .map(year -> new ReadTarget(
                                Target.SLOTS,
                                one.region().code(),
                                one.region().name(),
                                year.getKey(),
                                BigDecimal.valueOf(year.getValue()))))
                .toList();
    }

    private void startTown(int row, String name) {
        var region = byName.get(name.replaceAll("\\s", "").replaceFirst("^'", ""));
        if (town != null && region == town.region() && town.years().size() < plan.lastYear() - plan.firstYear() + 1) {
            return; // what was one merged cell stands in each row
        }
        town = null;
        if (region == null) {
            error(row, heading.name(), "town-unknown", name);
        } else if (towns.containsKey(region.code())) {
            error(
                    row,
                    heading.name(),
                    "town-twice",
                    name,
                    towns.get(region.code()).row());
        } else {
            var total = heading.total() == 0 || sheet.cell(row, heading.total()).isBlank()
                    ? null
                    : cells.whole(row, heading.total());
            town = new Town(region, row, total, new TreeMap<>());
            towns.put(region.code(), town);
        }
    }

    private void readYear(int row) {
        var slots = cells.whole(row, heading.slots());
        var year = cells.year(row, heading.year(), plan);
        if (year == null) return;
        if (town == null) {
            if (cells.findings().stream().noneMatch(finding -> finding.code().startsWith("town-"))) {
                error(row, heading.name(), "town-missing");
            }
            return;
        }
        if (slots != null && town.years().put(year, slots) != null) {
            error(row, heading.year(), "year-twice", town.region().name(), Integer.toString(year));
        }
    }

    private void checkTown(Town one) {
        Integer before = null;
        for (var year : one.years().entrySet()) {
            if (before != null && year.getValue() < before) {
                error(
                        one.row(),
                        heading.slots(),
                        "cumulative-fall",
                        one.region().name(),
                        year.getKey().toString(),
                        year.getValue(),
                        before);
            }
            before = year.getValue();
        }
        for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
            if (!one.years().containsKey(year)) {
                error(one.row(), heading.year(), "year-missing", one.region().name(), Integer.toString(year));
            }
        }
        var last = one.years().get(plan.lastYear());
        if (one.total() != null && last != null && !one.total().equals(last)) {
            error(
                    one.row(),
                    heading.total(),
                    "total-mismatch",
                    one.region().name(),
                    Integer.toString(plan.lastYear()),
                    last,
                    one.total());
        }
    }

    private void checkSum(int printed, int row) {
        int sum = towns.values().stream()
                .mapToInt(one -> one.years().getOrDefault(plan.lastYear(), 0))
                .sum();
        if (sum != printed) error(row, heading.total(), "sum-mismatch", sum, printed);
    }

    private void error(int row, int column, String code, Object... arguments) {
        cells.error(row, column, code, arguments);
    }
}
