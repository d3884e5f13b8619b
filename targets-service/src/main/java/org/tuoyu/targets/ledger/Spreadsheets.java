package org.tuoyu.targets.ledger;

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
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.tuoyu.platform.http.ProblemException;

/** Reads XLSX, and CSV in UTF-8 or GB 18030, into sheets of text. What a zip bomb would unpack to is bounded first. */
final class Spreadsheets {
    private static final long MOST_UNPACKED = 64L * 1024 * 1024;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 100;

    private Spreadsheets() {}

    static List<Sheet> read(byte[] file) {
        if (file.length == 0) throw ProblemException.invalid("", "file-empty");
        try {
            return file.length > 4 && file[0] == 'P' && file[1] == 'K' ? xlsx(file) : List.of(csv(file));
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException refused) throw refused;
            throw ProblemException.invalid("", "file-unreadable");
        }
    }

    private static List<Sheet> xlsx(byte[] file) throws IOException {
        refuseBomb(file);
        var sheets = new ArrayList<Sheet>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (var sheet : workbook.getSheets().toList()) {
                var rows = new ArrayList<List<String>>();
                try (var stream = sheet.openStream()) {
                    stream.forEach(row -> add(rows, row));
                }
                sheets.add(new Sheet(sheet.getName(), rows));
            }
        }
        return sheets;
    }

    private static void add(List<List<String>> rows, Row row) {
        if (row.getRowNum() > MOST_ROWS) throw ProblemException.invalid("", "file-rows", MOST_ROWS);
        while (rows.size() < row.getRowNum() - 1) rows.add(List.of());
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(Spreadsheets::text).orElse(""));
        }
        rows.add(cells);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA) return "=" + cell.getFormula();
        if (cell.getType() == CellType.NUMBER)
            return cell.asNumber().stripTrailingZeros().toPlainString();
        return clean(cell.getText());
    }

    private static Sheet csv(byte[] file) throws IOException {
        for (byte one : file) {
            if (one == 0) throw ProblemException.invalid("", "file-unreadable");
        }
        var rows = new ArrayList<List<String>>();
        try (var parser = CSVFormat.DEFAULT.parse(new StringReader(decode(file)))) {
            for (var row : parser) {
                if (rows.size() >= MOST_ROWS) throw ProblemException.invalid("", "file-rows", MOST_ROWS);
                rows.add(row.stream()
                        .limit(MOST_COLUMNS)
                        .map(Spreadsheets::clean)
                        .toList());
            }
        }
        return new Sheet("CSV", rows);
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
    static String clean(String text) {
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
