package org.tuoyu.targets.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.draft;
import static org.tuoyu.targets.TargetsTest.ledgerCsv;
import static org.tuoyu.targets.TargetsTest.planManager;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class LedgerImportTest {
    @Test
    void theRealLedgerAsPrintedIsTakenAndAddsUpTo421And1276And1892() throws IOException {
        var plan = draft("示例〔2023〕1号");
        importing(plan, CSV, ledgerCsv().getBytes(StandardCharsets.UTF_8), true)
                .statusCode(200)
                .body("revision", org.hamcrest.Matchers.nullValue())
                .body("targets.size()", equalTo(45))
                .body("findings.severity", everyItem(equalTo("WARNING")))
                .body("findings.code", containsInAnyOrder("absolute-slots", "town-without-target"));
        importing(plan, XLSX, xlsx(ledgerCsv()), false)
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201))
                .body("revision", org.hamcrest.Matchers.greaterThan(0));
        var targets = importing(plan, CSV, ledgerCsv().getBytes(StandardCharsets.UTF_8), true)
                .extract()
                .jsonPath();
        for (var year : new int[][] {{2023, 421}, {2024, 1276}, {2025, 1892}}) {
            var slots = targets.<Integer>getList("targets.findAll { it.year == " + year[0] + " }.value");
            assertThat(slots).hasSize(15);
            assertThat(slots.stream().mapToInt(Integer::intValue).sum()).isEqualTo(year[1]);
        }
        // The same file again is the same revision; the same figures in GB 18030 are read too.
        importing(plan, XLSX, xlsx(ledgerCsv()), false).statusCode(200);
        importing(plan, CSV, ledgerCsv().getBytes(Charset.forName("GB18030")), true)
                .body("targets.size()", equalTo(45));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,二界沟街道,220,2023年,49      | 1,二界沟街道,220,2023年,149   | cumulative-fall  | CSV!E4",
                "1,二界沟街道,220,               | 1,二界沟街道,221,            | total-mismatch   | CSV!C4",
                ",合计,1892                      | ,合计,1893                   | sum-mismatch     | CSV!C49",
                "1,二界沟街道                    | 1,三界沟街道                 | town-unknown     | CSV!B4",
                "2,大洼街道                      | 2,二界沟街道                 | town-twice       | CSV!B7",
                "2023年,49,                      | 2023年,四十九,               | not-a-number     | CSV!E4",
                "2023年,49,                      | 2023年,49.5,                 | decimal          | CSV!E4",
                "2023年,49,                      | 2023年,-49,                  | negative         | CSV!E4",
                "2023年,49,                      | 2023年,=7*7,                 | formula          | CSV!E4",
                "220,2023年,49                   | 220,去年,49                  | not-a-year       | CSV!D4",
                "220,2023年,49                   | 220,2022年,49                | year-outside-plan| CSV!D4",
                "220,2023年,49                   | 220,2024年,49                | year-twice       | CSV!D5",
                "1,二界沟街道,220                | 1,,220                       | town-missing     | CSV!B4",
                "镇街名称                        | 名称                         | no-ledger        | CSV",
            })
    void aBrokenLedgerNamesSheetCellAndReasonAndChangesNothing(String from, String to, String code, String place)
            throws IOException {
        var plan = draft("示例〔2023〕1号");
        importing(plan, CSV, ledgerCsv().getBytes(StandardCharsets.UTF_8), false);
        var before = planManager().get("/api/v1/plans/" + plan).header("ETag");
        var broken = ledgerCsv().replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThat(broken).isNotEqualTo(ledgerCsv());
        importing(plan, CSV, broken.getBytes(StandardCharsets.UTF_8), false)
                .statusCode(422)
                .body("violations.code", hasItem("ledger." + code))
                .body("violations.find { it.code == 'ledger." + code + "' }.pointer", equalTo(place));
        assertThat(planManager().get("/api/v1/plans/" + plan).header("ETag")).isEqualTo(before);
        importing(plan, CSV, broken.getBytes(StandardCharsets.UTF_8), true)
                .statusCode(200)
                .body("findings.code", hasItem(code));
    }

    @Test
    void fullWidthDigitsBlanksAndThousandsSeparatorsAreUnderstood() throws IOException {
        var odd = ledgerCsv().replace("2023年,49,", "２０２３年 ,　４９ ,").replace(",合计,1892", ",合 计,\"1,892\"");
        importing(draft("示例〔2023〕1号"), CSV, odd.getBytes(StandardCharsets.UTF_8), true)
                .body("findings.findAll { it.severity == 'ERROR' }", empty())
                .body("targets.size()", equalTo(45));
    }

    @Test
    void mergedCellsThatWereTakenApartAndFilledAreUnderstood() throws IOException {
        var filled = new StringBuilder();
        var name = "";
        for (var line : ledgerCsv().split("\n")) {
            var cells = line.split(",", -1);
            if (cells[0].matches("\\d+")) name = cells[0] + "," + cells[1] + "," + cells[2];
            var continues = cells.length > 3 && cells[1].isEmpty() && cells[3].matches("20\\d\\d年");
            filled.append(
                            continues
                                    ? name + ","
                                            + String.join(",", java.util.Arrays.copyOfRange(cells, 3, cells.length))
                                    : line)
                    .append('\n');
        }
        assertThat(filled.toString()).isNotEqualTo(ledgerCsv());
        importing(draft("示例〔2023〕1号"), CSV, filled.toString().getBytes(StandardCharsets.UTF_8), true)
                .body("findings.findAll { it.severity == 'ERROR' }", empty())
                .body("targets.size()", equalTo(45));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        var large = new byte[17 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) ',');
        importing(draft("示例〔2023〕1号"), CSV, large, false).statusCode(413);
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() throws IOException {
        var plan = draft("示例〔2023〕1号");
        importing(plan, CSV, new byte[0], false).statusCode(422);
        importing(plan, XLSX, new byte[] {'P', 'K', 3, 4, 1, 2, 3}, false).statusCode(422);
        importing(plan, XLSX, new byte[] {0, 1, 2, 3, 0, 9}, false).statusCode(422);
        importing(plan, XLSX, bomb(), false).statusCode(422).body("violations.code", hasItem("file-bomb"));
        importing(plan, "application/pdf", new byte[] {1}, false).statusCode(415);
    }

    private static final String XLSX = Spreadsheets.XLSX;

    private static io.restassured.response.ValidatableResponse importing(
            String plan, String type, byte[] file, boolean dryRun) {
        return planManager()
                .contentType(type)
                .body(file)
                .queryParam("dryRun", dryRun)
                .post("/api/v1/plans/" + plan + "/ledger-revisions")
                .then()
                .log()
                .ifValidationFails();
    }

    /** The same cells as a workbook, with the names and totals merged over three rows as the document prints them. */
    private static byte[] xlsx(String csv) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            var lines = csv.split("\n");
            for (int row = 0; row < lines.length; row++) {
                var cells = lines[row].split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    if (cells[column].matches("\\d+")) sheet.value(row, column, Integer.parseInt(cells[column]));
                    else if (!cells[column].isEmpty()) sheet.value(row, column, cells[column]);
                }
                if (row >= 3 && (row - 3) % 3 == 0 && row < 48) {
                    for (int column = 0; column < 3; column++)
                        sheet.range(row, column, row + 2, column).merge();
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int i = 0; i < 80; i++) zip.write(new byte[1024 * 1024]);
        }
        return bytes.toByteArray();
    }
}
