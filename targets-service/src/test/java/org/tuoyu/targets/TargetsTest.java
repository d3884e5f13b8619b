package org.tuoyu.targets;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.tuoyu.platform.testing.Tokens;

/** What tests of this service begin with: the real plan of 大洼区, made-up districts, and people with tokens. */
public final class TargetsTest {
    public static final Path FOLDER = Path.of(System.getProperty("tuoyu.root"), "deploy/local/plans/211104");
    public static final String CSV = "text/csv";

    private TargetsTest() {}

    public static RequestSpecification as(String role, String region) {
        var issuer = ConfigProvider.getConfig().getValue("tuoyu.test.issuer", String.class);
        return given().auth().oauth2(new Tokens(issuer).of(role + region, region, role));
    }

    public static RequestSpecification planManager() {
        return as("plan-manager", "211104");
    }

    /** The real plan, issued, with its ledger; its id. */
    public static String plan() throws IOException {
        var id = draft("大政办发〔2023〕33号");
        importLedger("211104", id, ledgerCsv());
        issue("211104", id);
        return id;
    }

    /** The real plan under another number, as a draft; its id. */
    public static String draft(String documentNumber) throws IOException {
        regions("211104", Files.readString(FOLDER.resolve("regions.json")));
        return write("211104", Files.readString(FOLDER.resolve("plan.json")).replace("大政办发〔2023〕33号", documentNumber));
    }

    public static String ledgerCsv() throws IOException {
        return Files.readString(FOLDER.resolve("ledger.csv"));
    }

    public static void regions(String region, String json) {
        as("plan-manager", region)
                .contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/regions")
                .then()
                .statusCode(200);
    }

    /** The id of the plan. */
    public static String write(String region, String json) {
        return as("plan-manager", region)
                .contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/plans")
                .then()
                .statusCode(oneOf(200, 201))
                .extract()
                .path("id");
    }

    public static void importLedger(String region, String plan, String csv) {
        as("plan-manager", region)
                .contentType(CSV)
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/plans/" + plan + "/ledger-revisions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(oneOf(200, 201));
    }

    public static void issue(String region, String plan) {
        var found = as("plan-manager", region).get("/api/v1/plans/" + plan);
        if (!found.path("status").equals("DRAFT")) return;
        as("plan-manager", region)
                .header("If-Match", found.header("ETag"))
                .post("/api/v1/plans/" + plan + "/issue")
                .then()
                .statusCode(200);
    }

    /** A plan of an authority for 2023 to 2025 with one clause, as a draft without ledger; its id. */
    public static String simplePlan(String region, String documentNumber) {
        return write(
                region,
                """
                {"regionCode": "%s", "documentNumber": "%s", "title": "某地方案", "issuedOn": "2023-01-01",
                 "firstYear": 2023, "lastYear": 2025, "departments": [{"code": "health", "name": "卫生健康委"}],
                 "clauses": [{"number": "一", "heading": "进度", "text": "按年度推进", "responsible": ["卫生健康委"],
                              "towns": true, "matters": ["progress"]}]}"""
                        .formatted(region, documentNumber));
    }

    /** A made-up district with an issued plan in which 一街道 promises 1-2-3 slots and 二街道 10-20-30; the plan's id. */
    public static String district(String code, String documentNumber) {
        regions(
                code,
                """
                {"regions": [{"code": "%1$s", "name": "某区"}, {"code": "%1$s001", "name": "一街道"}, {"code": "%1$s002", "name": "二街道"}]}"""
                        .formatted(code));
        var plan = simplePlan(code, documentNumber);
        importLedger(code, plan, ledger("一街道", 1, 2, 3, "二街道", 10, 20, 30));
        issue(code, plan);
        return plan;
    }

    /** A ledger of the years 2023 to 2025: name, and what it promises by the end of each year. */
    public static String ledger(Object... namesAndSlots) {
        var csv = new StringBuilder("地区名称,托位数指标,年度,托位数\n");
        for (int i = 0; i < namesAndSlots.length; i += 4) {
            csv.append("%s,%s,2023,%s%n,,2024,%s%n,,2025,%s%n"
                    .formatted(
                            namesAndSlots[i],
                            namesAndSlots[i + 3],
                            namesAndSlots[i + 1],
                            namesAndSlots[i + 2],
                            namesAndSlots[i + 3]));
        }
        return csv.toString();
    }
}
