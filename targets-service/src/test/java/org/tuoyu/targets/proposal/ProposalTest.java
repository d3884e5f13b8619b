package org.tuoyu.targets.proposal;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.district;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A town proposes other figures, the district approves them or sends them back; then they are locked. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ProposalTest {
    @Test
    void whatATownProposesHoldsOnceTheDistrictApprovedItAndFromItsDayOnly() {
        var plan = district("410102", "豫〔2023〕1号");
        var town = "410102001";
        String id = submit("town-officer", town, plan, town, 5)
                .statusCode(201)
                .extract()
                .path("proposalId");
        board("410102", 2025).body("own.targetSlots", equalTo(33));
        act("town-officer", town, id, "approval", "{\"documentNumber\": \"x\", \"validFrom\": \"2024-01-01\"}")
                .statusCode(403);
        act("plan-manager", "410102", id, "sending-back", "{\"note\": \"请说明\"}")
                .statusCode(200)
                .body("status", equalTo("SENT_BACK"));
        act(
                        "plan-manager",
                        "410102",
                        id,
                        "approval",
                        "{\"documentNumber\": \"豫〔2024〕2号\", \"validFrom\": \"2024-07-01\"}")
                .statusCode(409)
                .body("code", equalTo("proposal-move"))
                .body("allowed", containsInAnyOrder("PROPOSED", "WITHDRAWN"));
        act(
                        "town-officer",
                        town,
                        id,
                        "resubmission",
                        request(plan, town, 8).replaceFirst("\"planId\": \"[^\"]*\", ", ""))
                .statusCode(200);
        act(
                        "plan-manager",
                        "410102",
                        id,
                        "approval",
                        "{\"documentNumber\": \"豫〔2024〕2号\", \"validFrom\": \"2024-07-01\"}")
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("ledgerRevision", equalTo(2));
        board("410102", 2025).body("own.targetSlots", equalTo(38));
        as("auditor", "410102")
                .get("/api/v1/regions/410102/board?year=2025&asOf=2024-06-30")
                .then()
                .body("own.targetSlots", equalTo(33));
        act("town-officer", town, id, "withdrawal", null).statusCode(409);
    }

    @Test
    void aTownProposesForItselfOnlyAndNothingThatThePlanHasNot() {
        var plan = district("410103", "豫〔2023〕3号");
        submit("town-officer", "410103001", plan, "410103002", 5).statusCode(403);
        submit("plan-manager", "410103", plan, "410103009", 5)
                .statusCode(422)
                .body("violations.code", hasItem("region-unknown"));
        submit("plan-manager", "410102", plan, "410102001", 5).statusCode(404);
        as("plan-manager", "410103")
                .contentType(ContentType.JSON)
                .body(request(plan, "410103001", 5).replace("2025", "2031"))
                .post("/api/v1/proposals")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("ledger.year-outside-plan"));
    }

    @Test
    void slotsThatWouldFallAreRefusedAndTheLedgerStaysAsItIs() {
        var plan = district("410104", "豫〔2023〕4号");
        String id = submit("plan-manager", "410104", plan, "410104002", 1)
                .statusCode(201)
                .extract()
                .path("proposalId");
        act(
                        "plan-manager",
                        "410104",
                        id,
                        "approval",
                        "{\"documentNumber\": \"豫〔2024〕5号\", \"validFrom\": \"2024-07-01\"}")
                .statusCode(409)
                .body("code", equalTo("slots-fall"));
        board("410104", 2025).body("own.targetSlots", equalTo(33));
        as("plan-manager", "410104").get("/api/v1/proposals/" + id).then().body("status", equalTo("PROPOSED"));
        as("town-officer", "410104001").get("/api/v1/proposals/" + id).then().statusCode(404);
        as("town-officer", "410104001").get("/api/v1/proposals").then().body("items.size()", equalTo(0));
    }

    private static ValidatableResponse board(String region, int year) {
        return as("auditor", region)
                .get("/api/v1/regions/" + region + "/board?year=" + year)
                .then();
    }

    private static String request(String plan, String region, int slots) {
        return "{\"planId\": \"%s\", \"reason\": \"新建小区\", \"figures\": [{\"regionCode\": \"%s\", \"year\": 2025, \"value\": %d}]}"
                .formatted(plan, region, slots);
    }

    private static ValidatableResponse submit(String role, String who, String plan, String region, int slots) {
        return as(role, who)
                .contentType(ContentType.JSON)
                .body(request(plan, region, slots))
                .post("/api/v1/proposals")
                .then();
    }

    private static ValidatableResponse act(String role, String who, String id, String act, String body) {
        var path = "/api/v1/proposals/" + id;
        var request = as(role, who).header("If-Match", as(role, who).get(path).header("ETag"));
        if (body != null) request.contentType(ContentType.JSON).body(body);
        return request.post(path + "/" + act).then().log().ifValidationFails();
    }
}
