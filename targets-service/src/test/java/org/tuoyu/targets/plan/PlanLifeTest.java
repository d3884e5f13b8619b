package org.tuoyu.targets.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.targets.TargetsTest.CSV;
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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A plan is drafted, issued and closed; what is issued changes only by a document. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class PlanLifeTest {
    @Test
    void aDraftIsSeenByItsAuthorityOnlyAndBindsNobody() {
        district("330102");
        var plan = simplePlan("330102", "杭〔2023〕1号");
        importLedger("330102", plan, ledger("一街道", 1, 2, 3));
        as("town-officer", "330102001").get("/api/v1/plans/" + plan).then().statusCode(404);
        board("330102").body("own.targetSlots", equalTo(null));
        issue("330102", plan);
        as("town-officer", "330102001").get("/api/v1/plans/" + plan).then().statusCode(200);
        board("330102").body("own.targetSlots", equalTo(3));
    }

    @Test
    void aPlanWithAWrongNumberIsClosedAndTheRightOneTakesItsPlace() {
        district("330103");
        var wrong = simplePlan("330103", "杭〔2032〕1号");
        importLedger("330103", wrong, ledger("一街道", 1, 2, 3));
        issue("330103", wrong);
        var right = simplePlan("330103", "杭〔2023〕1号");
        importLedger("330103", right, ledger("一街道", 4, 5, 6));
        act("330103", right, "issue", "").statusCode(409).body("code", equalTo("plan-overlaps"));
        var closure = "{\"documentNumber\": \"更正\", \"reason\": \"文号有误\", \"validFrom\": \"2023-01-02\"}";
        act("330103", wrong, "closure", closure).statusCode(200).body("status", equalTo("CLOSED"));
        act("330103", right, "issue", "").statusCode(200);
        board("330103").body("own.targetSlots", equalTo(6)).body("plan.planId", equalTo(right));
        act("330103", wrong, "issue", "").statusCode(409).body("code", equalTo("plan-move"));
    }

    @Test
    void aDraftThatIsWithdrawnLeavesItsNumberFree() {
        district("330104");
        var plan = simplePlan("330104", "杭〔2023〕2号");
        act("330104", plan, "withdrawal", "").statusCode(200).body("status", equalTo("WITHDRAWN"));
        act("330104", plan, "closure", "{\"documentNumber\": \"x\", \"reason\": \"x\", \"validFrom\": \"2024-01-01\"}")
                .statusCode(409);
        issue("330104", simplePlan("330104", "杭〔2023〕2号"));
    }

    @Test
    void anIssuedPlanChangesOnlyByADocumentAndWhatHeldBeforeCanBeAskedFor() {
        district("330105");
        var plan = simplePlan("330105", "杭〔2023〕3号");
        importLedger("330105", plan, ledger("一街道", 1, 2, 3));
        issue("330105", plan);
        amend("330105", plan, "").statusCode(422).body("violations.code", hasItem("amendment-wanted"));
        amendLedger("330105", plan, null).statusCode(422).body("violations.code", hasItem("amendment-wanted"));
        amend(
                        "330105",
                        plan,
                        ", \"amendment\": {\"documentNumber\": \"杭〔2024〕9号\", \"reason\": \"机构改革\", \"validFrom\": \"2024-07-01\"}")
                .statusCode(200);
        amendLedger("330105", plan, "杭〔2024〕9号").statusCode(201).body("revision", equalTo(2));
        as("auditor", "330105")
                .get("/api/v1/plans/" + plan + "?asOf=2024-06-30")
                .then()
                .body("title", equalTo("某地方案"))
                .body("status", equalTo("ISSUED"));
        as("auditor", "330105")
                .get("/api/v1/plans/" + plan + "?asOf=2024-07-01")
                .then()
                .body("title", equalTo("某地调整方案"));
        as("auditor", "330105")
                .get("/api/v1/plans/" + plan + "/revisions")
                .then()
                .body("documentNumber", contains("杭〔2023〕3号", "杭〔2023〕3号", "杭〔2024〕9号"))
                .body("reason", hasItem("机构改革"));
        as("auditor", "330105")
                .get("/api/v1/audit-entries?subject=" + plan)
                .then()
                .body(
                        "items.action",
                        containsInAnyOrder(
                                "org.tuoyu.plan.drafted.v1",
                                "org.tuoyu.ledger.drafted.v1",
                                "org.tuoyu.plan.published.v1",
                                "org.tuoyu.ledger.revised.v1",
                                "org.tuoyu.plan.published.v1",
                                "org.tuoyu.ledger.revised.v1"));
    }

    private static void district(String code) {
        regions(
                code,
                "{\"regions\": [{\"code\": \"%1$s\", \"name\": \"某区\"}, {\"code\": \"%1$s001\", \"name\": \"一街道\"}]}"
                        .formatted(code));
    }

    private static ValidatableResponse board(String code) {
        return as("auditor", code)
                .get("/api/v1/regions/" + code + "/board?year=2025")
                .then();
    }

    private static ValidatableResponse act(String region, String plan, String act, String body) {
        var path = "/api/v1/plans/" + plan;
        var etag = as("plan-manager", region).get(path).header("ETag");
        var request = as("plan-manager", region).header("If-Match", etag);
        if (!body.isEmpty()) request.contentType(ContentType.JSON).body(body);
        return request.post(path + "/" + act).then().log().ifValidationFails();
    }

    /** The plan of {@code simplePlan} under another title. */
    private static ValidatableResponse amend(String region, String plan, String amendment) {
        return as("plan-manager", region)
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"regionCode": "%s", "documentNumber": "杭〔2023〕3号", "title": "某地调整方案", "issuedOn": "2023-01-01",
                         "firstYear": 2023, "lastYear": 2025, "departments": [{"code": "health", "name": "卫生健康委"}],
                         "clauses": [{"number": "一", "heading": "进度", "text": "按年度推进", "responsible": ["卫生健康委"],
                                      "towns": true, "matters": ["progress"]}]%s}"""
                                .formatted(region, amendment))
                .post("/api/v1/plans")
                .then();
    }

    private static ValidatableResponse amendLedger(String region, String plan, String documentNumber) {
        var request = as("plan-manager", region)
                .contentType(CSV)
                .body(ledger("一街道", 10, 20, 30).getBytes(StandardCharsets.UTF_8));
        if (documentNumber != null) {
            request.queryParam("documentNumber", documentNumber)
                    .queryParam("reason", "调整")
                    .queryParam("validFrom", "2024-07-01");
        }
        return request.post("/api/v1/plans/" + plan + "/ledger-revisions").then();
    }
}
