package org.tuoyu.targets.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;

/** Writes a ledger as 附件2 prints it: a town's name and total once, then a row a year, 合计 below. */
final class LedgerFile {
    private static final int FIRST_ROW = 3;
    private static final int COLUMNS = 8;

    private LedgerFile() {}

    static void xlsx(ExportLedger.Ledger ledger, OutputStream out) {
        try (var workbook = new Workbook(out, "tuoyu", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            var rows = rows(ledger);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    var cell = rows.get(row).get(column);
                    if (cell instanceof Integer number) sheet.value(row, column, number);
                    else if (cell != null) sheet.value(row, column, cell.toString());
                }
            }
            sheet.range(0, 0, 0, COLUMNS - 1).merge();
            int years = ledger.years().size();
            for (int town = 0; town < ledger.towns().size() && years > 1; town++) {
                for (int column = 0; column < 3; column++) {
                    int top = FIRST_ROW + town * years;
                    sheet.range(top, column, top + years - 1, column).merge();
                }
            }
            sheet.width(1, 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 with a mark, by which Excel knows it. A text that a spreadsheet would compute is marked as text. */
    static void csv(ExportLedger.Ledger ledger, OutputStream out) {
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                var printer = CSVFormat.DEFAULT.print(writer)) {
            writer.write('\uFEFF');
            for (var row : rows(ledger)) {
                printer.printRecord(row.stream().map(LedgerFile::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object harmless(Object cell) {
        return cell instanceof String text && text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : cell;
    }

    private static List<List<Object>> rows(ExportLedger.Ledger ledger) {
        int first = ledger.years().get(0);
        int last = ledger.years().get(ledger.years().size() - 1);
        var rows = new ArrayList<List<Object>>();
        rows.add(row(ledger.title()));
        rows.add(row("序号", "镇街名称", first + "—" + last + "年托位数指标", "年度指标分解", null, "年末实际", null, "备注"));
        rows.add(row(null, null, null, "年度", "年度托位数（累计）", "已备案", "已登记", null));
        int number = 0;
        int sum = 0;
        for (var town : ledger.towns()) {
            number++;
            var total = town.slots().get(last);
            sum += total == null ? 0 : total;
            for (var year : ledger.years()) {
                var begins = year == first;
                var actual = town.actual().get(year);
                rows.add(row(
                        begins ? number : null,
                        begins ? town.name() : null,
                        begins ? total : null,
                        year + "年",
                        town.slots().get(year),
                        actual == null ? null : actual.filedSlots(),
                        actual == null ? null : actual.registeredSlots(),
                        null));
            }
        }
        rows.add(row(null, "合计", sum, null, null, null, null, null));
        return rows;
    }

    private static List<Object> row(Object... cells) {
        var row = new ArrayList<Object>();
        for (var cell : cells) row.add(cell);
        return row;
    }
}
