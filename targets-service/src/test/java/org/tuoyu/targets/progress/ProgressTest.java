package org.tuoyu.targets.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.ledgerCsv;
import static org.tuoyu.targets.TargetsTest.plan;
import static org.tuoyu.targets.TargetsTest.planManager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Slots that institutions-service announces move the towns, on the day from which they are true. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ProgressTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private String plan;

    @BeforeEach
    void ledger() throws Exception {
        plan = plan();
        planManager().contentType(CSV).body(ledgerCsv().getBytes()).post("/api/v1/plans/" + plan + "/ledger-revisions");
    }

    @Test
    void aStateCountsFromItsDayAndASuspensionTakesItAway() {
        var uscc = "52211104MJ0020000L";
        send(uscc, 1, "211104104", "2023-06-01", 40, 0);
        send(uscc, 2, "211104104", "2024-02-01", 40, 40);
        send(uscc, 3, "211104104", "2025-05-01", 0, 0);
        awaitFiled("211104104", 2024, 40);
        assertThat(figure("211104104", 2023, "registeredSlots")).isEqualTo(40);
        assertThat(figure("211104104", 2023, "filedSlots")).isZero();
        assertThat(figure("211104104", 2024, "gap")).isEqualTo(38 - 40);
        awaitFiled("211104104", 2025, 0);
        assertThat(figure("211104104", 2025, "gap")).isEqualTo(53);
    }

    @Test
    void theSameEventTwiceAndAnOlderOneLateChangeNothing() {
        var uscc = "52211104MJ0020019H";
        var id = UUID.randomUUID();
        send(id, uscc, 2, "211104106", "2024-03-01", 30, 30);
        send(id, uscc, 2, "211104106", "2024-03-01", 30, 30);
        send(uscc, 1, "211104106", "2024-03-01", 30, 0);
        send("52211104MJ0020027C", 1, "211104106", "2024-03-02", 7, 7); // comes after them in the partition or beside
        await().atMost(Duration.ofSeconds(30)).until(() -> figure("211104106", 2024, "registeredSlots") == 37);
        assertThat(figure("211104106", 2024, "filedSlots")).isEqualTo(37);
    }

    @Test
    void anInstitutionThatMovesTakesItsSlotsAlong() {
        var uscc = "52211104MJ00200357";
        send(uscc, 1, "211104107", "2024-01-01", 20, 20);
        awaitFiled("211104107", 2024, 20);
        send(uscc, 2, "211104108", "2025-01-01", 20, 20);
        awaitFiled("211104108", 2025, 20);
        assertThat(figure("211104107", 2025, "filedSlots")).isZero();
        assertThat(figure("211104107", 2024, "filedSlots")).isEqualTo(20);
    }

    @Test
    void aTownSeesItsOwnRowAndARegionWithoutTargetIsNormal() {
        send("52211104MJ00200432", 1, "211104009", "2024-01-01", 12, 12); // 于楼街道 promised nothing
        awaitFiled("211104009", 2024, 12);
        assertThat(planManager()
                        .get(progress(2024))
                        .<Object>path("towns.find { it.regionCode == '211104009' }.targetSlots"))
                .isNull();
        assertThat(as("town-officer", "211104002").get(progress(2024)).<java.util.List<String>>path("towns.regionCode"))
                .containsExactly("211104002");
    }

    @Test
    void aPlanOfACityCoversItsDistrictsThoughItsCodeIsNoPrefixOfTheirs() {
        var city = cityPlan();
        send("52210702MJ0020000A", 1, "210702001", "2024-03-01", 25, 25);
        var path = "/api/v1/plans/" + city + "/progress?year=2024";
        var office = as("plan-manager", "210700");
        await().atMost(Duration.ofSeconds(30)).until(() -> office.get(path).<Integer>path("totals.filedSlots") == 25);
        assertThat(office.get(path).<java.util.List<String>>path("towns.regionCode"))
                .containsExactly("210702", "210703");
        assertThat(office.get(path).<Integer>path("towns[0].filedSlots")).isEqualTo(25);
        // The province sees the plan of its city, a town of the city reads it, another city does not know it.
        as("plan-manager", "210000").get(path).then().statusCode(200);
        as("town-officer", "210702001").get(path).then().statusCode(200);
        as("plan-manager", "211100").get(path).then().statusCode(404);
        // The district is told under its own code.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("auditor", "210700")
                                .get("/api/v1/audit-entries?subject=" + city + "/210702")
                                .<Integer>path("items.size()")
                        == 1);
    }

    /** Of 锦州市, brought in under four digits, which are the same region as 210700; two districts, each 30 by 2025. */
    private static String cityPlan() {
        var office = as("plan-manager", "210700");
        office.contentType(ContentType.JSON)
                .body(
                        """
                        {"regions": [{"code": "2107", "name": "锦州市"}, {"code": "210702", "name": "古塔区"},
                                     {"code": "210703", "name": "凌河区"}, {"code": "210702001", "name": "天安街道"}]}""")
                .post("/api/v1/regions")
                .then()
                .statusCode(200);
        String id = as("plan-manager", "210700")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"regionCode": "2107", "documentNumber": "锦〔2023〕1号", "title": "锦州市方案", "issuedOn": "2023-01-01",
                         "firstYear": 2023, "lastYear": 2025, "departments": [{"code": "health", "name": "市卫生健康委"}],
                         "clauses": [{"number": "一", "heading": "进度", "text": "按年度推进", "responsible": ["市卫生健康委"],
                                      "towns": true, "matters": ["progress"]}]}""")
                .post("/api/v1/plans")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201))
                .body("regionCode", org.hamcrest.Matchers.equalTo("210700"))
                .extract()
                .path("id");
        as("plan-manager", "210700")
                .contentType(CSV)
                .body(
                        """
                        县区名称,托位数指标,年度,托位数
                        古塔区,30,2023,10
                        ,,2024,20
                        ,,2025,30
                        凌河区,30,2023,10
                        ,,2024,20
                        ,,2025,30
                        """
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/plans/" + id + "/ledger-revisions")
                .then()
                .statusCode(201);
        return id;
    }

    private void awaitFiled(String town, int year, int filed) {
        await().atMost(Duration.ofSeconds(30)).until(() -> figure(town, year, "filedSlots") == filed);
    }

    private int figure(String town, int year, String name) {
        Integer value =
                planManager().get(progress(year)).path("towns.find { it.regionCode == '" + town + "' }." + name);
        return value == null ? -1 : value;
    }

    private String progress(int year) {
        return "/api/v1/plans/" + plan + "/progress?year=" + year;
    }

    private void send(String uscc, long sequence, String region, String day, int registered, int filed) {
        send(UUID.randomUUID(), uscc, sequence, region, day, registered, filed);
    }

    private void send(UUID id, String uscc, long sequence, String region, String day, int registered, int filed) {
        try (var sender = new EventSender(bootstrapServers)) {
            var type = "org.tuoyu.slots.changed.v1";
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("uscc", uscc).put("regionCode", region).put("effectiveDay", day);
            data.put("registeredSlots", registered).put("filedSlots", filed);
            sender.send(id, type, uscc + "/slots", sequence, data);
        }
    }
}
