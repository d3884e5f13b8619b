package org.tuoyu.targets.indicator;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** Indicators add up as their kind says, and say what the figures mean together. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class IndicatorsTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aRateIsComputedFromItsPartsOverTheTownsThatReportedBothAndNeverAveraged() {
        district("350102", "闽〔2023〕1号", 1000);
        report("350102", "children-under-3", "350102001", 100).statusCode(200);
        report("350102", "children-health-managed", "350102001", 50).statusCode(200);
        report("350102", "children-under-3", "350102002", 10).statusCode(200);
        report("350102", "children-health-managed", "350102002", 10).statusCode(200);
        // The third town reported one part only: its children are in neither part of the rate.
        report("350102", "children-under-3", "350102003", 500).statusCode(200);
        indicators("350102")
                .body(own("health-management-rate", "value"), figure(60 * 100 / 110.0))
                .body(own("health-management-rate", "numerator"), figure(60))
                .body(own("health-management-rate", "denominator"), figure(110))
                .body(own("health-management-rate", "reportedBy"), equalTo(2))
                .body(own("health-management-rate", "target"), figure(90))
                .body(own("health-management-rate", "met"), equalTo(false))
                .body(own("health-management-rate", "missing"), figure(99 - 60))
                .body(own("children-under-3", "value"), figure(610))
                .body(own("parenting-guidance-rate", "value"), nullValue());
        // What the district itself reports stands for all of it.
        report("350102", "children-under-3", "350102", 700).statusCode(200);
        report("350102", "children-health-managed", "350102", 630).statusCode(200);
        indicators("350102")
                .body(own("health-management-rate", "value"), figure(90))
                .body(own("health-management-rate", "met"), equalTo(true))
                .body(own("health-management-rate", "missing"), figure(0));
    }

    @Test
    void everyTownMetItsPromiseAndTheDistrictMissesTheRateWhichIsSaidInWords() {
        district("350103", "闽〔2023〕2号", 2000); // 4.5 per thousand are 9 slots; the towns promised 6
        indicators("350103")
                .body("statements.code", hasItem("promises-short"))
                .body("statements.code", not(hasItem("all-met-rate-missed")));
        try (var slots = new Slots()) {
            slots.send("52350103MJ00000011", 1, "350103001", "2025-01-01", 3, 3);
            slots.send("52350103MJ00000021", 1, "350103002", "2025-01-01", 3, 3);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> indicators("350103").body(own("slots", "value"), figure(6)));
        indicators("350103")
                .body(own("slots-per-thousand", "value"), figure(3))
                .body(own("slots-per-thousand", "missing"), figure(3))
                .body(
                        "indicators.find { it.indicator.code == 'slots-per-thousand' }.byPopulation.year",
                        containsInAnyOrder(2020))
                .body("statements.code", hasItems("promises-short", "all-met-rate-missed"));
        as("auditor", "350103")
                .header("Accept-Language", "en")
                .get("/api/v1/regions/350103/indicators?year=2025")
                .then()
                .body(
                        "statements.find { it.code == 'all-met-rate-missed' }.text",
                        equalTo(
                                "All below met their promises, yet \"Slots per thousand inhabitants\" is 3, below its target of 4.5; 3 are missing."));
    }

    @Test
    void theUnitThatThePlanNamesReportsAndACorrectionGivesItsReason() {
        district("350104", "闽〔2023〕3号", 1000);
        var one = row("children-under-3", "350104001", 100, null);
        report(department("350104", "education"), one).statusCode(403).body("code", equalTo("indicator-not-yours"));
        report(department("350104", "health"), one).statusCode(200).body("recorded", equalTo(1));
        report(department("350104", "health"), one).body("unchanged", equalTo(1));
        report(as("town-officer", "350104001"), row("children-under-3", "350104001", 101, null))
                .statusCode(422)
                .body("violations.code", hasItem("correction-reason"));
        report(as("town-officer", "350104001"), row("children-under-3", "350104001", 101, "漏报一人"))
                .statusCode(200)
                .body("corrected", equalTo(1));
        report(as("town-officer", "350104001"), row("children-under-3", "350104002", 1, null))
                .statusCode(403);
        indicators("350104").body(own("children-under-3", "value"), figure(101));
        as("auditor", "350104")
                .get("/api/v1/audit-entries?limit=200")
                .then()
                .body(
                        "items.findAll { it.action == 'org.tuoyu.observations.reported.v1' && it.after.figures[0].before == 100 }.size()",
                        equalTo(1));
    }

    @Test
    void theChildrenThatInstitutionsCountAreTheFigureUntilSomebodyReportsItHimself() {
        district("350106", "闽〔2023〕8号", 1000);
        report("350106", "children-under-3", "350106001", 100).statusCode(200);
        counted("350106001", "2025-02", 1, 20);
        counted("350106001", "2025-03", 1, 30);
        counted("350106001", "2025-03", 2, 25); // corrected
        counted("350106002", "2025-03", 1, 7);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> indicators("350106")
                .body(own("children-enrolled", "value"), figure(32))
                .body(own("enrolment-rate", "value"), figure(25)));
        report("350106", "children-enrolled", "350106001", 40).statusCode(200);
        indicators("350106").body(own("children-enrolled", "value"), figure(47));
    }

    private void counted(String town, String month, long sequence, int children) {
        try (var events = new EventSender(bootstrapServers)) {
            var type = "org.tuoyu.enrolment.counted.v1";
            var count = (ObjectNode) events.contracts().example(type);
            count.put("regionCode", town).put("month", month).put("children", children);
            events.send(UUID.randomUUID(), type, town + "/enrolment/" + month, sequence, count);
        }
    }

    @Test
    void aFigureThatCannotBeIsRefusedWithItsPlace() {
        district("350105", "闽〔2023〕4号", 1000);
        report("350105", "slots", "350105001", 1)
                .statusCode(422)
                .body("violations.code", hasItem("indicator-not-reported"))
                .body("violations.pointer", hasItem("/observations/0/indicator"));
        report("350105", "health-management-rate", "350105001", 1).statusCode(422);
        report("350105", "children-under-3", "350105999", 1)
                .statusCode(422)
                .body("violations.code", hasItem("region-unknown"));
        report(as("plan-manager", "350105"), row("children-under-3", "350105001", -1, null))
                .statusCode(422);
        report(
                        as("plan-manager", "350105"),
                        row("children-under-3", "350105001", 1, null).replace("2025", "2150"))
                .statusCode(422)
                .body("violations.code", hasItem("day-ahead"));
    }

    @Test
    void whatARegionReportedInTheYearInWhichItMergedCountsInItsSuccessor() {
        district("350131", "闽〔2023〕7号", 1000);
        report("350131", "children-under-3", "350131001", 100).statusCode(200);
        report("350131", "children-under-3", "350131002", 20).statusCode(200);
        as("plan-manager", "350131")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"regionCode": "350131", "day": "2025-07-01", "documentNumber": "闽〔2025〕1号", "reason": "合并",
                         "successions": [{"from": "350131002", "to": "350131001", "share": 1}]}""")
                .post("/api/v1/region-changes")
                .then()
                .statusCode(201);
        var row =
                "indicators.find { it.indicator.code == 'children-under-3' }.below.find { it.regionCode == '350131001' }.value";
        indicators("350131").body(row, figure(120)).body(own("children-under-3", "value"), figure(120));
        as("auditor", "350131")
                .get("/api/v1/regions/350131/indicators?year=2025&asOf=2025-06-30")
                .then()
                .body(row, figure(100));
    }

    @Test
    void figuresComeAsAFileAllOrNoneAndEachErrorNamesItsRow() {
        district("350111", "闽〔2023〕5号", 1000);
        var heading =
                as("plan-manager", "350111").get("/api/v1/observations/file").asString();
        var good = heading
                + "children-under-3,350111001,2025,,\"1,234\",年报,\r\nvisits,350111001,2025年,1,7,月报,\r\nvisits,350111001,2025年,2月,8,月报,\r\n";
        file("350111", good.replace("350111001,2025年,2月", "350111009,2025年,2月"))
                .statusCode(422)
                .body("violations.code", hasItem("region-unknown"))
                .body("violations.pointer", hasItem("CSV!4/regionCode"));
        file("350111", good.replace(",8,", ",-8,").replace("月报,\r\nvisits", ",\r\nvisits"))
                .statusCode(422)
                .body("violations.pointer", hasItems("CSV!3", "CSV!4"));
        file("350111", "甲,乙\n1,2\n").statusCode(422).body("violations.code", hasItem("observations-heading"));
        indicators("350111").body(own("visits", "value"), nullValue());
        file("350111", good).statusCode(200).body("recorded", equalTo(3));
        file("350111", good).statusCode(200).body("unchanged", equalTo(3));
        indicators("350111")
                .body(own("visits", "value"), figure(15))
                .body(own("children-under-3", "value"), figure(1234));
    }

    @Test
    void aFileOfManyRowsIsTakenInOneTransactionAThousandAtATime() {
        district("350121", "闽〔2023〕6号", 1000);
        var rows = new StringBuilder("指标,地区代码,年度,月份,数值,依据\n");
        for (int year = 1960; year < 2025; year++) {
            for (int month = 1; month <= 12; month++) {
                for (int town = 1; town <= 3; town++) {
                    rows.append("visits,35012100%d,%d,%d,1,月报\n".formatted(town, year, month));
                }
            }
        }
        file("350121", rows.toString()).statusCode(200).body("recorded", equalTo(65 * 12 * 3));
    }

    private static ValidatableResponse file(String region, String csv) {
        return as("plan-manager", region)
                .contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/observations/file")
                .then();
    }

    /** Three towns of which two promise three slots each, with so many inhabitants in all. */
    private static void district(String code, String documentNumber, int persons) {
        regions(
                code,
                """
                {"regions": [{"code": "%1$s", "name": "某区", "population": [{"year": 2020, "persons": %2$d, "source": "普查"}]},
                 {"code": "%1$s001", "name": "一街道"}, {"code": "%1$s002", "name": "二街道"}, {"code": "%1$s003", "name": "三街道"}]}"""
                        .formatted(code, persons));
        var plan = write(
                code,
                """
                {"regionCode": "%s", "documentNumber": "%s", "title": "某地方案", "issuedOn": "2023-01-01",
                 "firstYear": 2023, "lastYear": 2025, "departments": [{"code": "health", "name": "卫生健康委"}],
                 "clauses": [{"number": "一", "heading": "进度", "text": "按年度推进", "responsible": ["卫生健康委"],
                              "towns": true, "matters": ["progress"]}],
                 "indicators": [{"code": "slots-per-thousand"}, {"code": "health-management-rate", "responsible": "卫生健康委"},
                                {"code": "parenting-guidance-rate"}, {"code": "enrolment-rate"},
                                {"code": "visits", "name": "入户指导次数", "unit": "次", "kind": "FLOW", "basis": "三(一)3"}]}"""
                        .formatted(code, documentNumber));
        importLedger(code, plan, ledger("一街道", 1, 2, 3, "二街道", 1, 2, 3));
        importLedger(
                code,
                plan,
                """
                指标,地区,年度,目标值
                slots-per-thousand,某区,2025,4.5
                婴幼儿健康管理率,%s,2025年,90
                visits,一街道,2025,"1,200"
                """
                        .formatted(code));
        issue(code, plan);
    }

    /** A number, however JSON writes it. */
    private static Matcher<Number> figure(double expected) {
        return new TypeSafeMatcher<>(Number.class) {
            @Override
            protected boolean matchesSafely(Number actual) {
                return Math.abs(actual.doubleValue() - expected) < 0.001;
            }

            @Override
            public void describeTo(Description description) {
                description.appendValue(expected);
            }
        };
    }

    private static String own(String indicator, String field) {
        return "indicators.find { it.indicator.code == '" + indicator + "' }.own." + field;
    }

    private static ValidatableResponse indicators(String region) {
        return as("auditor", region)
                .get("/api/v1/regions/" + region + "/indicators?year=2025")
                .then()
                .statusCode(200);
    }

    private static String row(String indicator, String region, int value, String reason) {
        return """
                {"observations": [{"indicator": "%s", "regionCode": "%s", "year": 2025, "value": %d, "evidence": "年报"%s}]}"""
                .formatted(indicator, region, value, reason == null ? "" : ", \"reason\": \"" + reason + "\"");
    }

    private static ValidatableResponse report(String district, String indicator, String region, int value) {
        return report(as("plan-manager", district), row(indicator, region, value, null));
    }

    private static ValidatableResponse report(RequestSpecification who, String body) {
        return who.contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/observations")
                .then();
    }

    private static RequestSpecification department(String region, String department) {
        var issuer = ConfigProvider.getConfig().getValue("tuoyu.test.issuer", String.class);
        var claims = Map.<String, Object>of(
                "region", region, "department", department, "groups", java.util.List.of("department-officer"));
        return io.restassured.RestAssured.given().auth().oauth2(new Tokens(issuer).with(department + region, claims));
    }
}
