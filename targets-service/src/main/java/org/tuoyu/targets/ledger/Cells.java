package org.tuoyu.targets.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.spreadsheet.Sheet;

/** Reads single cells of a sheet, and notes what is wrong with them. */
final class Cells {
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(,\\d{3}){1,2}|\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,3}(,\\d{3}){1,2}|\\d{1,9})(\\.\\d{1,6})?");

    private final Sheet sheet;
    private final List<Finding> findings = new ArrayList<>();

    Cells(Sheet sheet) {
        this.sheet = sheet;
    }

    /** A whole number from 0; null, with a finding, when it is none. */
    Integer whole(int row, int column) {
        var value = number(row, column, WHOLE);
        return value == null ? null : value.intValue();
    }

    /** A number from 0 with up to six decimals. */
    BigDecimal decimal(int row, int column) {
        return number(row, column, DECIMAL);
    }

    private BigDecimal number(int row, int column, Pattern pattern) {
        var printed = sheet.cell(row, column);
        var wrong = "not-a-number";
        if (printed.startsWith("=")) wrong = "formula";
        else if (printed.matches("-\\s*\\d.*")) wrong = "negative";
        else if (pattern.matcher(printed).matches()) {
            var value = new BigDecimal(printed.replace(",", ""));
            return Target.plain(value);
        } else if (printed.matches("\\d+\\.\\d+")) wrong = "decimal";
        error(row, column, wrong, printed);
        return null;
    }

    /** A year of the plan; null, with a finding, when it is none. */
    Integer year(int row, int column, Plan plan) {
        var printed = sheet.cell(row, column);
        var match = YEAR.matcher(printed.replaceAll("\\s", ""));
        if (!match.matches()) {
            error(row, column, "not-a-year", printed);
            return null;
        }
        int year = Integer.parseInt(match.group(1));
        if (plan.hasYear(year)) return year;
        error(
                row,
                column,
                "year-outside-plan",
                Integer.toString(year),
                Integer.toString(plan.firstYear()),
                Integer.toString(plan.lastYear()));
        return null;
    }

    void error(int row, int column, String code, Object... arguments) {
        findings.add(Finding.error(sheet, row, column, code, arguments));
    }

    void warning(int row, int column, String code, Object... arguments) {
        findings.add(Finding.warning(sheet, row, column, code, arguments));
    }

    List<Finding> findings() {
        return findings;
    }
}
