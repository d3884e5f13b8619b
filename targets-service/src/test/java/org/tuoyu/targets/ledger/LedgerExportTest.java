package org.tuoyu.targets.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.simplePlan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

/** The exported ledger is laid out as 附件2, imports again, and computes nothing. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class LedgerExportTest {
    private static final String DISTRICT = "420102";

    @Test
    void theImportOfAnExportIsTheIdentityWhateverIsPromised() {
        var plan = plan("鄂〔2023〕1号");
        var random = new Random(33);
        for (int round = 1; round <= 10; round++) {
            importLedger(DISTRICT, plan, ledger(towns(random).toArray()));
            for (var format : List.of("XLSX", "CSV")) {
                var file = export(plan, format);
                imported(plan, format, file)
                        .statusCode(200)
                        .body("revision", equalTo(round))
                        .body("findings.findAll { it.severity == 'ERROR' }.size()", equalTo(0));
            }
        }
    }

    @Test
    void ofAPlanWithoutLedgerItIsTheTemplate() {
        var plan = plan("鄂〔2023〕2号");
        var template = new String(export(plan, "CSV"), StandardCharsets.UTF_8);
        assertThat(template).startsWith("\uFEFF").contains("1,一街道,,2023年,,").contains("3,'=三街道");
        var filled =
                template.replaceAll("年,,", "年,7,").replaceAll("街道,,", "街道,7,").replace("合计,0", "合计,21");
        imported(plan, "CSV", filled.getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("targets.size()", equalTo(9));
    }

    /** None, some or all of the towns, each with slots that do not fall. */
    private static List<Object> towns(Random random) {
        var towns = new ArrayList<Object>();
        for (var name : List.of("一街道", "二街道", "=三街道")) {
            if (!towns.isEmpty() && random.nextInt(4) == 0) continue;
            int first = random.nextInt(50);
            int second = first + random.nextInt(50);
            towns.addAll(List.of(name, first, second, second + random.nextInt(2000)));
        }
        return towns;
    }

    private static String plan(String documentNumber) {
        regions(
                DISTRICT,
                """
                {"regions": [{"code": "420102", "name": "某区"}, {"code": "420102001", "name": "一街道"},
                             {"code": "420102002", "name": "二街道"}, {"code": "420102003", "name": "=三街道"}]}""");
        return simplePlan(DISTRICT, documentNumber);
    }

    private static byte[] export(String plan, String format) {
        return as("auditor", DISTRICT)
                .get("/api/v1/plans/" + plan + "/ledger?format=" + format)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse imported(String plan, String format, byte[] file) {
        return as("plan-manager", DISTRICT)
                .contentType(format.equals("CSV") ? CSV : Spreadsheets.XLSX)
                .body(file)
                .post("/api/v1/plans/" + plan + "/ledger-revisions")
                .then()
                .log()
                .ifValidationFails();
    }
}
