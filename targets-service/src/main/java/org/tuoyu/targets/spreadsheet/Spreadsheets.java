package org.tuoyu.targets.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.tuoyu.platform.http.ProblemException;

/** Reads XLSX, and CSV in UTF-8 or GB 18030, into sheets of text. What a zip bomb would unpack to is bounded first. */
public final class Spreadsheets {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv";
    private static final long MOST_UNPACKED = 64L * 1024 * 1024;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 100;

    private Spreadsheets() {}

    /** Takes one row of a sheet; rows are counted from 1, and those that are not there are left out. */
    public interface Rows {
        void row(String sheet, int number, List<String> cells);
    }

    /** All sheets, of at most 20,000 rows each. */
    public static List<Sheet> read(byte[] file) {
        var sheets = new LinkedHashMap<String, List<List<String>>>();
        forEachRow(file, MOST_ROWS, (sheet, number, cells) -> {
            var rows = sheets.computeIfAbsent(sheet, name -> new ArrayList<>());
            while (rows.size() < number - 1) rows.add(List.of());
            rows.add(cells);
        });
        if (sheets.isEmpty()) throw ProblemException.invalid("", "file-empty");
        return sheets.entrySet().stream()
                .map(one -> new Sheet(one.getKey(), one.getValue()))
                .toList();
    }

    /** One row after the other; none is kept. */
    public static void forEachRow(byte[] file, int mostRows, Rows rows) {
        if (file.length == 0) throw ProblemException.invalid("", "file-empty");
        Rows bounded = (sheet, number, cells) -> {
            if (number > mostRows) throw ProblemException.invalid("", "file-rows", mostRows);
            rows.row(sheet, number, cells);
        };
        try {
            if (file.length > 4 && file[0] == 'P' && file[1] == 'K') xlsx(file, bounded);
            else csv(file, bounded);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException refused) throw refused;
            throw ProblemException.invalid("", "file-unreadable");
        }
    }

    private static void xlsx(byte[] file, Rows rows) throws IOException {
        refuseBomb(file);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (var sheet : workbook.getSheets().toList()) {
                try (var stream = sheet.openStream()) {
                    stream.forEach(row -> rows.row(sheet.getName(), row.getRowNum(), cells(row)));
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(Spreadsheets::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA) return "=" + cell.getFormula();
        if (cell.getType() == CellType.NUMBER)
            return cell.asNumber().stripTrailingZeros().toPlainString();
        return clean(cell.getText());
    }

    private static void csv(byte[] file, Rows rows) throws IOException {
        for (byte one : file) {
            if (one == 0) throw ProblemException.invalid("", "file-unreadable");
        }
        int number = 0;
        try (var parser =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get().parse(new StringReader(decode(file)))) {
            for (var row : parser) {
                rows.row(
                        "CSV",
                        ++number,
                        row.stream()
                                .limit(MOST_COLUMNS)
                                .map(Spreadsheets::clean)
                                .toList());
            }
        }
    }

    private static String decode(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("GB18030")); // what Excel in China writes
        }
    }

    /** Full-width digits and blanks are what they look like. */
    public static String clean(String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static void refuseBomb(byte[] file) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            var buffer = new byte[64 * 1024];
            long unpacked = 0;
            for (var entry : Collections.list(zip.getEntries())) {
                try (var content = zip.getInputStream(entry)) {
                    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                        unpacked += n;
                        if (unpacked > MOST_UNPACKED) throw ProblemException.invalid("", "file-bomb");
                    }
                }
            }
        }
    }
}
