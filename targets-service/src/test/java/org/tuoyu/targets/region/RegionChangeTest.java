package org.tuoyu.targets.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.simplePlan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** Regions merge, are split and renamed; figures under the old and the new cut remain answerable, and add up. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class RegionChangeTest {
    private final Slots slots = new Slots();

    @AfterEach
    void close() {
        slots.close();
    }

    @Test
    void aMergerIsShownInTheOldCutBeforeAndInTheNewCutAfterAndEveryTotalIsPreserved() {
        district("340102", "合〔2023〕1号");
        slots.send("52340102MJ00000011", 1, "340102001", "2023-03-01", 30, 20);
        slots.send("52340102MJ00000021", 1, "340102002", "2023-03-01", 12, 12);
        awaitSlots("340102", 2023, 42);
        var before = board("340102", "year=2023");
        change(
                        "340102",
                        "2024-07-01",
                        "合〔2024〕2号",
                        "{\"from\": \"340102002\", \"to\": \"340102001\", \"name\": \"大街道\", \"share\": 1}")
                .statusCode(201);

        // The year before: as it was, and in the new cut.
        assertThat(board("340102", "year=2023").asString()).isEqualTo(before.asString());
        var recut = board("340102", "year=2023&cut=2024-07-01");
        recut.then()
                .body("below.regionName", contains("大街道", "三街道"))
                .body("below[0].registeredSlots", equalTo(42))
                .body("below[0].targetSlots", equalTo(1 + 10))
                .body("below[0].rate.population", equalTo(7));
        assertThat(totals(recut)).isEqualTo(totals(before));
        // Since: the institution of the region that is no more counts in its successor, before its own move is known.
        var after = board("340102", "year=2025");
        after.then()
                .body("below.regionCode", contains("340102001", "340102003"))
                .body("below[0].filedSlots", equalTo(32));
        assertThat(totals(after).get(0)).isEqualTo(3 + 30 + 300);
        slots.send("52340102MJ00000021", 2, "340102001", "2024-07-01", 12, 12);
        slots.send("52340102MJ00000031", 1, "340102003", "2024-07-01", 1, 1);
        awaitSlots("340102", 2025, 43);
        board("340102", "year=2025").then().body("below.filedSlots", contains(32, 1));
        board("340102", "year=2024&asOf=2024-06-30").then().body("below.filedSlots", contains(20, 12, 0));
        region("340102", "340102002", "2024-06-30").statusCode(200);
        region("340102", "340102002", "2024-07-01").statusCode(404);
    }

    @Test
    void slotsThatStillComeUnderAnOldCodeAreToldOfItsSuccessor() {
        var plan = district("340122", "合〔2023〕9号");
        change("340122", "2024-07-01", "合〔2024〕9号", "{\"from\": \"340122002\", \"to\": \"340122001\", \"share\": 1}")
                .statusCode(201);
        slots.send("52340122MJ00000011", 1, "340122002", "2025-03-01", 6, 6);
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> as("auditor", "340122")
                .get("/api/v1/audit-entries?subject=" + plan + "/340122001")
                .<List<String>>path("items.action")
                .contains("org.tuoyu.town-progress.moved.v1"));
    }

    @Test
    void aSplitSharesPromisesOutWithoutLosingOneAndInstitutionsGoWhereTheyAre() {
        district("340103", "合〔2023〕3号");
        slots.send("52340103MJ00000011", 1, "340103003", "2023-03-01", 40, 40);
        slots.send("52340103MJ00000021", 1, "340103003", "2023-03-01", 5, 5);
        slots.send("52340103MJ00000031", 1, "340103001", "2023-03-01", 7, 7);
        awaitSlots("340103", 2023, 52);
        var before = board("340103", "year=2025");
        change(
                        "340103",
                        "2024-01-01",
                        "合〔2023〕4号",
                        "{\"from\": \"340103003\", \"to\": \"340103003\", \"share\": 0.667},"
                                + "{\"from\": \"340103003\", \"to\": \"340103004\", \"name\": \"四街道\", \"share\": 0.333}")
                .statusCode(201);
        slots.send("52340103MJ00000021", 2, "340103004", "2024-01-01", 5, 5);
        slots.send("52340103MJ00000041", 1, "340103001", "2024-02-01", 1, 1);
        awaitSlots("340103", 2025, 53);

        board("340103", "year=2025")
                .then()
                .body("below.filedSlots", contains(8, 0, 40, 5))
                .body("below.targetSlots", contains(3, 30, 200, 100));
        assertThat(totals(board("340103", "year=2025")).get(0))
                .isEqualTo(totals(before).get(0));
        // Of 2023 in the new cut: each institution stands where the split has put it.
        board("340103", "year=2023&cut=2024-01-01").then().body("below.filedSlots", contains(7, 0, 40, 5));
        board("340103", "year=2023").then().body("below.filedSlots", contains(7, 0, 45));
    }

    @Test
    void aRenamedRegionKeepsItsFiguresAndItsOldNameBefore() {
        district("340104", "合〔2023〕5号");
        change(
                        "340104",
                        "2024-01-01",
                        "合〔2023〕6号",
                        "{\"from\": \"340104001\", \"to\": \"340104001\", \"name\": \"改名街道\", \"share\": 1}")
                .statusCode(201);
        board("340104", "year=2023").then().body("below[0].regionName", equalTo("一街道"));
        board("340104", "year=2024").then().body("below[0].regionName", equalTo("改名街道"));
        board("340104", "year=2024").then().body("below[0].targetSlots", equalTo(2));
    }

    @Test
    void aCrosswalkThatLosesOrInventsAPartIsRefusedWithItsPlaceAndNothingChanges() {
        district("340111", "合〔2023〕7号");
        var before = board("340111", "year=2025").asString();
        refused("340111", "shares", "{\"from\": \"340111001\", \"to\": \"340111002\", \"share\": 0.5}");
        refused("340111", "region-elsewhere", "{\"from\": \"340111001\", \"to\": \"340103001\", \"share\": 1}");
        refused("340111", "region-elsewhere", "{\"from\": \"340111001\", \"to\": \"x\", \"share\": 1}");
        refused("340111", "region-unknown", "{\"from\": \"340111009\", \"to\": \"340111002\", \"share\": 1}");
        refused("340111", "name-wanted", "{\"from\": \"340111001\", \"to\": \"340111008\", \"share\": 1}");
        refused(
                "340111",
                "region-level",
                "{\"from\": \"340111001\", \"to\": \"340111002001\", \"name\": \"村\", \"share\": 1}");
        change("340111", "2099-01-01", "x", "{\"from\": \"340111001\", \"to\": \"340111002\", \"share\": 1}")
                .statusCode(422)
                .body("violations.code", hasItem("region-change-ahead"));
        assertThat(board("340111", "year=2025").asString()).isEqualTo(before);
        change("340111", "2024-01-01", "合〔2023〕8号", "{\"from\": \"340111001\", \"to\": \"340111002\", \"share\": 1}")
                .statusCode(201);
        refused("340111", "region-gone", "{\"from\": \"340111001\", \"to\": \"340111003\", \"share\": 1}");
        refused("340111", "region-changed-since", "{\"from\": \"340111003\", \"to\": \"340111002\", \"share\": 1}");
        as("plan-manager", "340111")
                .contentType(ContentType.JSON)
                .body("{\"regions\": [{\"code\": \"340111001\", \"name\": \"一街道\"}]}")
                .post("/api/v1/regions")
                .then()
                .statusCode(409)
                .body("code", equalTo("region-abolished"));
        as("auditor", "340111")
                .get("/api/v1/region-changes")
                .then()
                .body("items.documentNumber", contains("合〔2023〕8号"));
        as("auditor", "340103")
                .get("/api/v1/region-changes")
                .then()
                .body("items.regionCode", org.hamcrest.Matchers.everyItem(equalTo("340103")));
    }

    private static void refused(String region, String code, String succession) {
        change(region, "2024-01-01", "x", succession).statusCode(422).body("violations.code", hasItem(code));
    }

    private static ValidatableResponse change(String region, String day, String documentNumber, String successions) {
        return as("plan-manager", region)
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"regionCode": "%s", "day": "%s", "documentNumber": "%s", "reason": "区划调整", "successions": [%s]}"""
                                .formatted(region, day, documentNumber, successions))
                .post("/api/v1/region-changes")
                .then()
                .log()
                .ifValidationFails();
    }

    /** Three towns with 3, 4 and 5 inhabitants, which promise 1-2-3, 10-20-30 and 100-200-300 slots. */
    private static String district(String code, String documentNumber) {
        regions(
                code,
                """
                {"regions": [{"code": "%1$s", "name": "某区"},
                 {"code": "%1$s001", "name": "一街道", "population": [{"year": 2020, "persons": 3, "source": "普查"}]},
                 {"code": "%1$s002", "name": "二街道", "population": [{"year": 2020, "persons": 4, "source": "普查"}]},
                 {"code": "%1$s003", "name": "三街道", "population": [{"year": 2020, "persons": 5, "source": "普查"}]}]}"""
                        .formatted(code));
        var plan = simplePlan(code, documentNumber);
        importLedger(code, plan, ledger("一街道", 1, 2, 3, "二街道", 10, 20, 30, "三街道", 100, 200, 300));
        issue(code, plan);
        return plan;
    }

    private static Response board(String region, String query) {
        return as("auditor", region).get("/api/v1/regions/" + region + "/board?" + query);
    }

    private static ValidatableResponse region(String scope, String region, String asOf) {
        return as("auditor", scope)
                .get("/api/v1/regions/" + region + "/board?asOf=" + asOf)
                .then();
    }

    /** Promised, filed, registered and living there: added over those below. */
    private static List<Integer> totals(Response board) {
        List<Map<String, Object>> rows = board.path("below");
        return List.of("targetSlots", "filedSlots", "registeredSlots", "population").stream()
                .map(name -> rows.stream()
                        .mapToInt(row -> (Integer)
                                (name.equals("population") ? ((Map<?, ?>) row.get("rate")).get(name) : row.get(name)))
                        .sum())
                .toList();
    }

    private static void awaitSlots(String region, int year, int registered) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> board(region, "year=" + year).<Integer>path("own.registeredSlots") == registered);
    }
}
