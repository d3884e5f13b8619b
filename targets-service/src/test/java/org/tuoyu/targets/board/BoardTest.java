package org.tuoyu.targets.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.district;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.plan;
import static org.tuoyu.targets.TargetsTest.planManager;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.simplePlan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** Slots that institutions-service announces move the towns, on the day from which they are true. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class BoardTest {
    private static final String DISTRICT = "/api/v1/regions/211104/board?year=";
    private Slots slots;

    @BeforeEach
    void open() throws Exception {
        slots = new Slots();
        plan();
    }

    @AfterEach
    void close() {
        slots.close();
    }

    @Test
    void aStateCountsFromItsDayAndASuspensionTakesItAway() {
        var uscc = "52211104MJ0020000L";
        slots.send(uscc, 1, "211104104", "2023-06-01", 40, 0);
        slots.send(uscc, 2, "211104104", "2024-02-01", 40, 40);
        slots.send(uscc, 3, "211104104", "2025-05-01", 0, 0);
        awaitFiled("211104104", 2024, 40);
        assertThat(figure("211104104", 2023, "registeredSlots")).isEqualTo(40);
        assertThat(figure("211104104", 2023, "filedSlots")).isZero();
        assertThat(figure("211104104", 2024, "gap")).isEqualTo(38 - 40);
        awaitFiled("211104104", 2025, 0);
        assertThat(figure("211104104", 2025, "gap")).isEqualTo(53);
        // On any day of the year, not only at its end.
        var row = "own.filedSlots";
        var town = as("auditor", "211104104");
        assertThat(town.get("/api/v1/regions/211104104/board?asOf=2024-01-31").<Integer>path(row))
                .isZero();
        assertThat(as("auditor", "211104104")
                        .get("/api/v1/regions/211104104/board?asOf=2024-02-01")
                        .<Integer>path(row))
                .isEqualTo(40);
    }

    @Test
    void theSameEventTwiceAndAnOlderOneLateChangeNothing() {
        var uscc = "52211104MJ0020019H";
        var id = UUID.randomUUID();
        slots.send(id, uscc, 2, "211104106", "2024-03-01", 30, 30);
        slots.send(id, uscc, 2, "211104106", "2024-03-01", 30, 30);
        slots.send(uscc, 1, "211104106", "2024-03-01", 30, 0);
        slots.send("52211104MJ0020027C", 1, "211104106", "2024-03-02", 7, 7); // comes after them, or beside
        await().atMost(Duration.ofSeconds(30)).until(() -> figure("211104106", 2024, "registeredSlots") == 37);
        assertThat(figure("211104106", 2024, "filedSlots")).isEqualTo(37);
    }

    @Test
    void anInstitutionThatMovesTakesItsSlotsAlong() {
        var uscc = "52211104MJ00200357";
        slots.send(uscc, 1, "211104107", "2024-01-01", 20, 20);
        awaitFiled("211104107", 2024, 20);
        slots.send(uscc, 2, "211104108", "2025-01-01", 20, 20);
        awaitFiled("211104108", 2025, 20);
        assertThat(figure("211104107", 2025, "filedSlots")).isZero();
        assertThat(figure("211104107", 2024, "filedSlots")).isEqualTo(20);
    }

    @Test
    void aTownSeesItsOwnBoardOnlyAndARegionWithoutTargetIsNormal() {
        slots.send("52211104MJ00200432", 1, "211104009", "2024-01-01", 12, 12); // 于楼街道 promised nothing
        awaitFiled("211104009", 2024, 12);
        var town = as("town-officer", "211104009").get("/api/v1/regions/211104009/board?year=2024");
        town.then()
                .body("own.targetSlots", nullValue())
                .body("own.filedSlots", equalTo(12))
                .body("plan.documentNumber", equalTo("大政办发〔2023〕33号"));
        for (var other : List.of("211104", "211104002", "210000")) {
            as("town-officer", "211104009")
                    .get("/api/v1/regions/" + other + "/board")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whatOneTownHasTooManyDoesNotMakeUpForWhatAnotherLacks() {
        slots.send("52211104MJ00200515", 1, "211104114", "2024-05-01", 100, 100); // promised 17
        awaitFiled("211104114", 2024, 100);
        var board = planManager().get(DISTRICT + 2024);
        int lacking = board.<List<Integer>>path("below.gap").stream()
                .filter(gap -> gap != null && gap > 0)
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(board.<Integer>path("missingBelow"))
                .isEqualTo(lacking)
                .isGreaterThan(board.<Integer>path("own.gap"));
        assertThat(board.<Float>path("below.find { it.regionCode == '211104114' }.completion"))
                .isGreaterThan(5);
    }

    @Test
    void whereNoPlanNamesARegionThePlansWithinItAreAddedUpEachOnce() {
        district("630102", "青〔2023〕1号"); // 11, 22, 33 in its two towns
        district("630103", "青〔2023〕2号");
        var third = district("630202", "青〔2023〕3号");
        regions(
                "630000",
                """
                {"regions": [{"code": "630000", "name": "某省"}, {"code": "630100", "name": "某市"}, {"code": "630200", "name": "另市"},
                             {"code": "630102", "name": "甲区"}, {"code": "630103", "name": "乙区"}, {"code": "630202", "name": "丙区"}]}""");
        simplePlan("630103", "青〔2023〕4号"); // a draft promises nothing
        as("auditor", "630000")
                .get("/api/v1/regions/630100/board?year=2024")
                .then()
                .body("below.targetSlots", contains(22, 22))
                .body("own.targetSlots", equalTo(44))
                .body("own.gap", equalTo(44))
                .body("plan", nullValue());
        as("auditor", "630000")
                .get("/api/v1/regions/630000/board?year=2024")
                .then()
                .body("below.targetSlots", contains(44, 22))
                .body("own.targetSlots", equalTo(66));
        // A correction that holds from an earlier day holds above, too.
        as("plan-manager", "630202")
                .contentType(CSV)
                .body(ledger("一街道", 1, 3, 4, "二街道", 10, 20, 30).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/plans/" + third + "/ledger-revisions?documentNumber=x&reason=x&validFrom=2024-06-01")
                .then()
                .statusCode(201);
        as("plan-manager", "630202")
                .contentType(CSV)
                .body(ledger("一街道", 1, 7, 9, "二街道", 10, 20, 30).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/plans/" + third + "/ledger-revisions?documentNumber=y&reason=y&validFrom=2023-02-01")
                .then()
                .statusCode(201);
        as("auditor", "630000")
                .get("/api/v1/regions/630000/board?year=2024")
                .then()
                .body("below.targetSlots", contains(44, 27));
        // The city's own plan stands for its districts, named in it or not.
        var city = simplePlan("630100", "青〔2023〕5号");
        importLedger("630100", city, ledger("甲区", 5, 50, 500));
        issue("630100", city);
        as("auditor", "630000")
                .get("/api/v1/regions/630000/board?year=2024")
                .then()
                .body("below.targetSlots", contains(50, 27));
        as("auditor", "630000")
                .get("/api/v1/regions/630100/board?year=2024")
                .then()
                .body("below.targetSlots", contains(50, null))
                .body("own.targetSlots", equalTo(50));
        as("auditor", "630000")
                .get("/api/v1/regions/630000/board?year=2031")
                .then()
                .body("own.targetSlots", nullValue());
    }

    @Test
    void slotsRegisteredForTheDistrictItselfAreShownBesideTheTowns() {
        slots.send("12211104400020026E", 1, "211104", "2023-03-01", 9, 9);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> planManager().get(DISTRICT + 2023).<Integer>path("elsewhere.filedSlots") == 9);
        var board = planManager().get(DISTRICT + 2023);
        assertThat(board.<Integer>path("own.filedSlots"))
                .isEqualTo(9
                        + board.<List<Integer>>path("below.filedSlots").stream()
                                .mapToInt(Integer::intValue)
                                .sum());
    }

    @Test
    void everyLevelHasItsBoardAndATownTwoLevelsBelowAPlanIsNotLost() {
        regions(
                "210700",
                """
                {"regions": [{"code": "2107", "name": "锦州市"}, {"code": "210702", "name": "古塔区"},
                             {"code": "210703", "name": "凌河区"}, {"code": "210702001", "name": "天安街道"}]}""");
        var city = simplePlan("210700", "锦〔2023〕1号");
        importLedger("210700", city, ledger("古塔区", 10, 20, 30, "凌河区", 10, 20, 30));
        issue("210700", city);
        slots.send("52210702MJ0020000A", 1, "210702001", "2024-03-01", 25, 25);
        var path = "/api/v1/regions/210700/board?year=2024";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("plan-manager", "210700").get(path).<Integer>path("own.filedSlots") == 25);
        as("plan-manager", "210700")
                .get(path)
                .then()
                .body("below.regionCode", equalTo(List.of("210702", "210703")))
                .body("below[0].filedSlots", equalTo(25))
                .body("own.targetSlots", equalTo(40));
        as("plan-manager", "210702")
                .get("/api/v1/regions/210702/board?year=2024")
                .then()
                .body("own.targetSlots", equalTo(20))
                .body("below[0].filedSlots", equalTo(25));
        as("town-officer", "210702001")
                .get("/api/v1/regions/210702001/board?year=2024")
                .then()
                .body("own.filedSlots", equalTo(25))
                .body("plan.planId", equalTo(city));
        // The province sees it by its code as well as the plan; another city knows nothing of it.
        as("plan-manager", "210000").get(path).then().statusCode(200);
        as("town-officer", "210702001").get("/api/v1/plans/" + city).then().statusCode(200);
        as("plan-manager", "211100").get(path).then().statusCode(404);
        // The district is told under its own code.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("auditor", "210700")
                                .get("/api/v1/audit-entries?subject=" + city + "/210702")
                                .<Integer>path(
                                        "items.findAll { it.action == 'org.tuoyu.town-progress.moved.v1' }.size()")
                        == 1);
    }

    @Test
    void aMunicipalityHasDistrictsAndACityWithoutDistrictsHasTownsOneLevelBelow() {
        // The city is defined last, between its towns and the province.
        regions(
                "000000",
                """
                {"regions": [{"code": "110000", "name": "北京市"}, {"code": "110101", "name": "东城区"},
                             {"code": "440000", "name": "广东省"}, {"code": "441900003", "name": "东城街道"}]}""");
        regions("440000", "{\"regions\": [{\"code\": \"441900\", \"name\": \"东莞市\"}]}");
        slots.send("52110101MJ0020000C", 1, "110101001", "2024-03-01", 5, 5);
        slots.send("52441900MJ00200004", 1, "441900003", "2024-03-01", 6, 6);
        await().atMost(Duration.ofSeconds(30)).until(() -> below("441900").equals(List.of("441900003", 6)));
        await().atMost(Duration.ofSeconds(30)).until(() -> below("110000").equals(List.of("110101", 5)));
        assertThat(below("440000")).isEqualTo(List.of("441900", 6));
    }

    @Inject
    ReadBoard readBoard;

    @Inject
    SessionFactory sessions;

    @Test
    void aBoardTakesTwoStatements() {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            QuarkusTransaction.requiringNew()
                    .call(() -> readBoard.of(ReadBoard.Question.of("211104", 2025), RegionScope.of("211104")));
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static List<Object> below(String region) {
        var board = as("auditor", region).get("/api/v1/regions/" + region + "/board?year=2024");
        return List.of(board.path("below[0].regionCode"), board.path("below[0].filedSlots"));
    }

    private void awaitFiled(String town, int year, int filed) {
        await().atMost(Duration.ofSeconds(30)).until(() -> figure(town, year, "filedSlots") == filed);
    }

    private int figure(String town, int year, String name) {
        Integer value =
                planManager().get(DISTRICT + year).path("below.find { it.regionCode == '" + town + "' }." + name);
        return value == null ? -1 : value;
    }
}
