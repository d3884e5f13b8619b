package org.tuoyu.targets.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.region.Regions;

/**
 * Reads 附件2 as it is printed: a town's name and total once, then a row a year, 合计 only over the totals; and checks
 * what a ledger must obey. Slots are stocks at the end of a year: cumulative, never added over years.
 */
final class LedgerReading {
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(,\\d{3}){1,2}|\\d{1,9}");
    private static final Pattern SUM = Pattern.compile("合\\s*计|总\\s*计|total", Pattern.CASE_INSENSITIVE);

    /** What was promised for one town and year. */
    record Target(String regionCode, String regionName, int year, int slots) {}

    private record Town(Regions.Place region, int row, Integer total, TreeMap<Integer, Integer> years) {}

    private final Plan plan;
    private final Map<String, Regions.Place> byName = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Town> towns = new LinkedHashMap<>();
    private LedgerHeading heading;
    private Sheet sheet;
    private Town town;

    LedgerReading(Plan plan, List<Regions.Place> regions) {
        this.plan = plan;
        regions.forEach(region -> byName.put(Spreadsheets.clean(region.name()), region));
    }

    LedgerReading read(List<Sheet> sheets) {
        heading = LedgerHeading.find(sheets).orElse(null);
        if (heading == null) {
            findings.add(Finding.error(sheets.get(0), 0, 0, "no-ledger"));
            return this;
        }
        sheet = heading.sheet();
        if (heading.saysPerThousand()) {
            findings.add(Finding.warning(sheet, heading.firstRow() - 1, heading.slots(), "absolute-slots"));
        }
        Integer printedSum = null;
        int sumRow = 0;
        for (int row = heading.firstRow(); row <= sheet.rows().size(); row++) {
            int current = row;
            if (sheet.rows().get(row - 1).stream()
                    .anyMatch(cell -> SUM.matcher(cell).matches())) {
                printedSum = number(row, heading.total());
                sumRow = row;
                continue;
            }
            if (sheet.rows().get(row - 1).stream().allMatch(String::isBlank)) continue;
            var name = sheet.cell(row, heading.name());
            if (!name.isBlank()) startTown(current, name);
            readYear(current);
        }
        towns.values().forEach(this::checkTown);
        if (sumRow > 0 && printedSum != null) checkSum(printedSum, sumRow);
        byName.values().stream()
                .filter(region -> !towns.containsKey(region.code()))
                .forEach(region -> findings.add(Finding.warning(sheet, 0, 0, "town-without-target", region.name())));
        return this;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    List<Target> targets() {
        return towns.values().stream()
                .flatMap(one -> one.years().entrySet().stream()
                        .map(year ->
                                new Target(one.region().code(), one.region().name(), year.getKey(), year.getValue())))
                .toList();
    }

    private void startTown(int row, String name) {
        var region = byName.get(name.replaceAll("\\s", ""));
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
                    : number(row, heading.total());
            town = new Town(region, row, total, new TreeMap<>());
            towns.put(region.code(), town);
        }
    }

    private void readYear(int row) {
        var printed = sheet.cell(row, heading.year());
        var match = YEAR.matcher(printed.replaceAll("\\s", ""));
        var slots = number(row, heading.slots());
        if (!match.matches()) {
            error(row, heading.year(), "not-a-year", printed);
            return;
        }
        int year = Integer.parseInt(match.group(1));
        if (!plan.hasYear(year)) {
            error(
                    row,
                    heading.year(),
                    "year-outside-plan",
                    Integer.toString(year),
                    Integer.toString(plan.firstYear()),
                    Integer.toString(plan.lastYear()));
            return;
        }
        if (town == null) {
            if (findings.stream().noneMatch(finding -> finding.code().startsWith("town-"))) {
                error(row, heading.name(), "town-missing");
            }
            return;
        }
        if (slots != null && town.years().put(year, slots) != null) {
            error(row, heading.year(), "year-twice", town.region().name(), Integer.toString(year));
        }
    }

    private Integer number(int row, int column) {
        var printed = sheet.cell(row, column);
        if (printed.startsWith("=")) return wrongNumber(row, column, "formula", printed);
        if (printed.matches("-\\s*\\d.*")) return wrongNumber(row, column, "negative", printed);
        if (printed.matches("\\d+\\.\\d+")) return wrongNumber(row, column, "decimal", printed);
        if (!NUMBER.matcher(printed).matches()) return wrongNumber(row, column, "not-a-number", printed);
        return Integer.valueOf(printed.replace(",", ""));
    }

    private Integer wrongNumber(int row, int column, String code, String printed) {
        error(row, column, code, printed);
        return null;
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
        findings.add(Finding.error(sheet, row, column, code, arguments));
    }
}
