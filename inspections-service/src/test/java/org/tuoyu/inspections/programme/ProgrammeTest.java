package org.tuoyu.inspections.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.published;
import static org.tuoyu.inspections.InspectionsTest.report;
import static org.tuoyu.inspections.InspectionsTest.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Programmes say what is regularly to be done; what was not done is overdue without anybody having said so. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ProgrammeTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void zeroVisitsAreOverdueAndOneMakesThemDone() {
        var district = "360402";
        var uscc = "52360402MJ0000001A";
        institution(uscc, district + "001"); // registered on 2025-06-10
        due(district, "health-care-check")
                .body("items.state", contains("OVERDUE"))
                .body("items[0].done", nullValue());
        report(visit("HEALTH_CARE_CHECK", uscc, district), district, Map.of("conforms", true))
                .then()
                .statusCode(200);
        due(district, "health-care-check").body("items.state", contains("DONE"));
    }

    @Test
    void whatIsDueIsPlannedOnceAndWhatTheLawRefusesIsNamed() {
        var district = "360403";
        institution("52360403MJ0000001A", district + "001");
        var special = Map.of(
                "code",
                "special",
                "nameZh",
                "专项",
                "nameEn",
                "Special",
                "activity",
                "VISIT",
                "visitKind",
                "SPECIAL",
                "item",
                "nowhere",
                "recurrence",
                "FREQ=YEARLY",
                "from",
                "2023-01-01",
                "source",
                "某文件");
        var check = Map.of(
                "code",
                "check",
                "nameZh",
                "检查",
                "nameEn",
                "Check",
                "activity",
                "VISIT",
                "visitKind",
                "HEALTH_CARE_CHECK",
                "recurrence",
                "FREQ=MONTHLY;INTERVAL=6",
                "from",
                "2023-01-01",
                "source",
                "某文件");
        record(district, List.of(special, check)).statusCode(201);
        plan(district, "check").body("planned", hasSize(1)).body("refused", empty());
        plan(district, "check").body("planned", empty());
        due(district, "check").body("items[0].visitId", not(nullValue()));
        plan(district, "special").body("planned", empty()).body("refused.code", contains("item-unknown"));
    }

    @Test
    void eachItemIsInspectedByItself() {
        var district = "360406";
        var uscc = "52360406MJ0000001A";
        institution(uscc, district + "001");
        published(district, null);
        var programmes = List.of("childcare", "fire").stream()
                .map(item -> Map.of(
                        "code",
                        item,
                        "nameZh",
                        "检查",
                        "nameEn",
                        "Check",
                        "activity",
                        "VISIT",
                        "visitKind",
                        "SPECIAL",
                        "item",
                        item,
                        "recurrence",
                        "FREQ=YEARLY",
                        "from",
                        "2023-01-01",
                        "source",
                        "某文件"))
                .toList();
        record(district, programmes).statusCode(201);
        plan(district, "childcare").body("planned", hasSize(1));
        due(district, "childcare").body("items[0].visitId", not(nullValue()));
        due(district, "fire").body("items[0].visitId", nullValue());
    }

    @Test
    void staffIsExaminedOnceAYearAndWhoIsMissingIsSeen() {
        var district = "360404";
        var all = "52360404MJ0000001A";
        var some = "52360404MJ0000002B";
        institution(all, district + "001");
        institution(some, district + "001");
        var manager = as("inspection-manager", district);
        var today = LocalDate.now().minusDays(1).toString();
        var made = manager.body(Map.of("kind", "EXAMINATION", "regionCode", district, "day", today, "title", "年度体检"))
                .post("/api/v1/staff-sessions");
        made.then().statusCode(201);
        var session = "/api/v1/staff-sessions/" + made.path("sessionId");
        attended(district, session, all, 12, 12).statusCode(200);
        attended(district, session, some, 12, 11).statusCode(200);
        attended(district, session, some, 12, 13)
                .statusCode(422)
                .body("violations.code", contains("more-than-expected"));
        as("auditor", district).get(session + "/missing").then().body("institutions.uscc", contains(some));
        due(district, "staff-examination")
                .body("items.find { it.uscc == '" + all + "' }.state", equalTo("DONE"))
                .body("items.find { it.uscc == '" + some + "' }.state", not(equalTo("DONE")));
    }

    @Test
    void whereNothingIsRegisteredAnyMoreNothingIsDueAndNothingIsVisited() {
        var district = "360405";
        var uscc = "52360405MJ0000001A";
        institution(uscc, district + "001");
        var planned = visit("PATROL", uscc, district);
        try (var sender = new EventSender(bootstrapServers)) {
            var type = "org.tuoyu.institution.registration-cancelled.v1";
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("uscc", uscc).put("regionCode", district + "001");
            sender.send(UUID.randomUUID(), type, uscc, 2, data);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> as("inspector", district)
                .get(planned)
                .<String>path("status")
                .equals("CANCELLED"));
        as("inspector", district).get("/api/v1/due").then().statusCode(200).body("items", empty());
    }

    @Test
    void aRegionAboveADistrictNamesOneAndAProgrammeThatContradictsItselfIsRefused() {
        as("auditor", "000000")
                .get("/api/v1/due")
                .then()
                .statusCode(422)
                .body("violations.code", contains("district-wanted"));
        as("inspector", "360402").get("/api/v1/due?regionCode=360403").then().statusCode(403);
        var bad = Map.of(
                "code",
                "check",
                "nameZh",
                "检查",
                "nameEn",
                "Check",
                "activity",
                "VISIT",
                "recurrence",
                "每月",
                "from",
                "2023-01-01",
                "source",
                "某文件");
        record("360402", List.of(bad))
                .statusCode(422)
                .body("violations.code", containsInAnyOrder("visit-kind-of-visits", "recurrence"));
        assertThat(as("inspector", "360402").get("/api/v1/due").<List<String>>path("items.programme"))
                .doesNotContain("check");
        as("inspector", "360402").get("/api/v1/rules?kind=programmes").then().body("items.kind", hasItem("programmes"));
    }

    private static ValidatableResponse due(String district, String programme) {
        return as("inspector", district)
                .get("/api/v1/due?programme=" + programme)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse plan(String district, String programme) {
        var until = LocalDate.now().plusYears(2).toString();
        return as("inspection-manager", district)
                .body(Map.of("programme", programme, "regionCode", district, "until", until))
                .post("/api/v1/due/visits")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse attended(String district, String session, String uscc, int expected, int there) {
        return as("inspection-manager", district)
                .header("If-Match", as("auditor", district).get(session).header("ETag"))
                .body(Map.of("expected", expected, "attended", there))
                .put(session + "/attendance/" + uscc)
                .then();
    }

    private static ValidatableResponse record(String district, List<Map<String, String>> programmes) {
        var rules = Map.of(
                "kind",
                "programmes",
                "regionCode",
                district,
                "validFrom",
                "2024-01-01",
                "source",
                "某区",
                "content",
                Map.of("programmes", programmes));
        return as("administrator", district).body(rules).post("/api/v1/rules").then();
    }
}
