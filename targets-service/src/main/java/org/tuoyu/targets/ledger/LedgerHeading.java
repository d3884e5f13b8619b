package org.tuoyu.targets.ledger;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tuoyu.targets.spreadsheet.Sheet;

/**
 * Where a ledger's columns are, found by what their headings say, in the two heading rows that the document prints:
 * 镇街名称 | …托位数指标 | 年度指标分解, and below the last 年度 | …托位数.
 *
 * @param firstRow the first row below the headings
 */
record LedgerHeading(Sheet sheet, int nameRow, int name, int total, int year, int slots, int firstRow) {
    private static final Pattern NAME = Pattern.compile("(镇街|乡镇街道|乡镇|镇\\(街道\\)|区县|县区|地区|区域)(名称)?|region");
    private static final Pattern TOTAL = Pattern.compile("(?!年度指标分解).*(托位数.*指标|指标.*托位数|总量|total).*");
    private static final Pattern YEAR = Pattern.compile("年度|年份|year");
    private static final Pattern SLOTS = Pattern.compile(".*托位数.*|slots");

    static Optional<LedgerHeading> find(List<Sheet> sheets) {
        return sheets.stream().flatMap(sheet -> in(sheet).stream()).findFirst();
    }

    private static Optional<LedgerHeading> in(Sheet sheet) {
        for (int row = 1; row <= Math.min(20, sheet.rows().size()); row++) {
            int name = sheet.column(row, NAME);
            if (name == 0) continue;
            int total = sheet.column(row, TOTAL);
            for (int below : new int[] {row, row + 1}) {
                int year = sheet.column(below, YEAR);
                int slots = sheet.column(below, SLOTS, year);
                if (year > 0 && slots > year) {
                    return Optional.of(new LedgerHeading(sheet, row, name, total, year, slots, below + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Absolute slots stand under a heading that says "per thousand inhabitants". */
    boolean saysPerThousand() {
        return sheet.cell(firstRow - 1, slots).contains("千人口")
                || sheet.cell(nameRow, total).contains("千人口");
    }
}
