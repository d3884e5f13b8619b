package org.tuoyu.targets.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.http.ProblemException;

/** Tables of facts are read row by row, in whatever form they come. */
class TableTest {
    private enum Column implements Table.Column {
        REGION("地区代码"),
        YEAR("年度"),
        VALUE("数值");

        private final String heading;

        Column(String heading) {
            this.heading = heading;
        }

        @Override
        public Pattern heading() {
            return Pattern.compile(heading);
        }

        @Override
        public boolean wanted() {
            return true;
        }
    }

    @Test
    void ofAHundredThousandRowsNoneIsKept() throws IOException {
        for (var file : List.of(csv(100_000), xlsx(100_000))) {
            var rows = new ArrayList<WeakReference<Object>>();
            Table.read(file, Column.class, "no-heading", row -> {
                assertThat(row.number(Column.VALUE)).isEqualByComparingTo(BigDecimal.valueOf(rows.size()));
                rows.add(new WeakReference<>(row));
            });
            assertThat(rows).hasSize(100_000);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return rows.stream().allMatch(row -> row.get() == null);
            });
        }
    }

    @Test
    void moreRowsThanThatAreRefused() {
        assertThat(refusal(csv(100_001)).toString()).contains("file-rows");
    }

    @Test
    void columnsStandInAnyOrderUnderATitleAndOtherSheetsAreNotRead() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("数据");
            sheet.value(0, 0, "2024年报表");
            List.of("数值", "年 度", "备注", "地区代码").forEach(text -> sheet.value(2, sheet(text), text));
            sheet.value(3, 0, 12.5);
            sheet.value(3, 1, "２０２４年");
            sheet.value(3, 3, "211104004");
            workbook.newWorksheet("说明").value(0, 0, "x");
        }
        var read = new ArrayList<String>();
        Table.read(
                out.toByteArray(),
                Column.class,
                "no-heading",
                row -> read.add(row.place() + " " + row.regionCode(Column.REGION) + " " + row.year(Column.YEAR) + " "
                        + row.number(Column.VALUE)));
        assertThat(read).containsExactly("数据!4 211104004 2024 12.5");
    }

    @Test
    void everyWrongCellIsNamedAndAfterAHundredItIsEnough() {
        var wrong = "地区代码,年度,数值\n" + "x,1800,-1\n".repeat(500);
        assertThat(refusal(wrong.getBytes(StandardCharsets.UTF_8)).violations()).hasSizeBetween(100, 102);
    }

    private static int sheet(String heading) {
        return List.of("数值", "年 度", "备注", "地区代码").indexOf(heading);
    }

    private static ProblemException refusal(byte[] file) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> Table.read(file, Column.class, "no-heading", row -> {
                    row.regionCode(Column.REGION);
                    row.year(Column.YEAR);
                    row.number(Column.VALUE);
                }));
    }

    private static byte[] csv(int rows) {
        var text = new StringBuilder("地区代码,年度,数值\n");
        for (int i = 0; i < rows; i++) text.append("211104004,2024,").append(i).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("数据");
            List.of(Column.values()).forEach(column -> sheet.value(0, column.ordinal(), column.heading));
            for (int i = 0; i < rows; i++) {
                sheet.value(i + 1, 0, "211104004");
                sheet.value(i + 1, 1, 2024);
                sheet.value(i + 1, 2, i);
            }
        }
        return out.toByteArray();
    }
}
