package org.tuoyu.targets.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.simplePlan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** What if: the resulting gaps, without touching the plan; kept, compared, and proposed. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ScenarioTest {
    private static final String INSTITUTION = "52430102MJ00000011";

    @Test
    void aScenarioSaysWhatWouldBeAndTouchesNothing() {
        var plan = district("430102", "湘〔2023〕1号");
        try (var slots = new Slots()) {
            slots.send(INSTITUTION, 1, "430102001", "2025-01-01", 20, 15);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> board("430102").extract().<Integer>path("own.filedSlots") == 15);
        var before = board("430102").extract().asString();
        String id = keep(
                        "430102",
                        """
                        {"kind": "MOVE_PROMISE", "regionCode": "430102002", "toRegionCode": "430102001", "amount": 10},
                        {"kind": "ADD_SLOTS", "regionCode": "430102002", "amount": 25},
                        {"kind": "CLOSE_INSTITUTION", "uscc": "%s"},
                        {"kind": "POPULATION", "regionCode": "430102", "amount": 50000}"""
                                .formatted(INSTITUTION))
                .statusCode(201)
                .body("before.below.targetSlots", contains(30, 300))
                .body("after.below.targetSlots", contains(40, 290))
                .body("after.below.filedSlots", contains(0, 25))
                .body("after.below.gap", contains(40, 265))
                .body("after.own.filedSlots", equalTo(25))
                .body("after.own.rate.filedPerThousand", equalTo(0.5f))
                .extract()
                .path("scenario.scenarioId");
        assertThat(board("430102").extract().asString()).isEqualTo(before);

        String other = keep("430102", "{\"kind\": \"ADD_SLOTS\", \"regionCode\": \"430102001\", \"amount\": 5}")
                .extract()
                .path("scenario.scenarioId");
        as("plan-manager", "430102")
                .get("/api/v1/scenarios/" + id + "?with=" + other)
                .then()
                .body("scenarios", hasSize(2))
                .body("scenarios.after.missingBelow", contains(305, 310));

        as("plan-manager", "430102")
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"二街道用地不足\"}")
                .post("/api/v1/scenarios/" + id + "/proposal")
                .then()
                .statusCode(201)
                .body("planId", equalTo(plan))
                .body("figures.value", contains(40, 290));
        as("plan-manager", "430102")
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"x\"}")
                .post("/api/v1/scenarios/" + other + "/proposal")
                .then()
                .statusCode(409)
                .body("code", equalTo("scenario-moves-nothing"));
        as("plan-manager", "430103").get("/api/v1/scenarios/" + id).then().statusCode(404);
    }

    @Test
    void aChangeThatCannotBeMadeIsRefusedWithItsPlace() {
        district("430103", "湘〔2023〕2号");
        refused(
                "scenario-promise",
                "{\"kind\": \"MOVE_PROMISE\", \"regionCode\": \"430103001\", \"toRegionCode\": \"430103002\", \"amount\": 31}");
        refused("scenario-region", "{\"kind\": \"ADD_SLOTS\", \"regionCode\": \"430102001\", \"amount\": 1}");
        refused("scenario-institution", "{\"kind\": \"CLOSE_INSTITUTION\", \"uscc\": \"" + INSTITUTION + "\"}");
        refused("field-wanted", "{\"kind\": \"MOVE_PROMISE\", \"regionCode\": \"430103001\", \"amount\": 1}");
        as("plan-manager", "430103").get("/api/v1/scenarios").then().body("items", hasSize(0));
    }

    private static void refused(String code, String change) {
        keep("430103", change).statusCode(422).body("violations.code", hasItem(code));
    }

    private static ValidatableResponse keep(String region, String changes) {
        return as("plan-manager", region)
                .contentType(ContentType.JSON)
                .body("{\"regionCode\": \"%s\", \"year\": 2025, \"name\": \"设想\", \"changes\": [%s]}"
                        .formatted(region, changes))
                .post("/api/v1/scenarios")
                .then()
                .log()
                .ifValidationFails();
    }

    private static ValidatableResponse board(String region) {
        return as("auditor", region)
                .get("/api/v1/regions/" + region + "/board?year=2025")
                .then();
    }

    private static String district(String code, String documentNumber) {
        regions(
                code,
                """
                {"regions": [{"code": "%1$s", "name": "某区", "population": [{"year": 2020, "persons": 40000, "source": "普查"}]},
                             {"code": "%1$s001", "name": "一街道"}, {"code": "%1$s002", "name": "二街道"}]}"""
                        .formatted(code));
        var plan = simplePlan(code, documentNumber);
        importLedger(code, plan, ledger("一街道", 10, 20, 30, "二街道", 100, 200, 300));
        issue(code, plan);
        return plan;
    }
}
