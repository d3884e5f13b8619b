package org.tuoyu.targets.evaluation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.simplePlan;
import static org.tuoyu.targets.TargetsTest.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** Each department and town is evaluated by its targets, tasks and answers; each point says whence it comes. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class EvaluationTest {
    private static final String SCHEME =
            """
            {"basis": "某区〔2024〕2号", "fromYear": 2024, "towns": {"targets": 50, "tasks": 30, "answers": 20},
             "departments": {"targets": 50, "tasks": 30, "answers": 20}, "lateShare": 0.5,
             "grades": [{"name": "合格", "nameEn": "Pass", "from": 60}, {"name": "不合格", "nameEn": "Fail", "from": %d}]}""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void targetsTasksAndAnswersMakeTheScoreAndEachPointSaysWhenceItComes() {
        var plan = district("450102", "桂〔2023〕1号");
        try (var slots = new Slots()) {
            slots.send("52450102MJ00000011", 1, "450102001", "2024-02-01", 10, 10); // all of the ten promised
            slots.send("52450102MJ00000021", 1, "450102002", "2024-02-01", 20, 5); // five of twenty
        }
        answers(plan, "450102001", "town", "2024-03", 1, 6, 2, 0);
        answers(plan, "450102001", "town", "2024-03", 2, 6, 2, 2); // the last that was told holds
        answers(plan, "450102001", "town", "2023-12", 1, 0, 0, 9); // of another year
        milestone(plan);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> evaluation("plan-manager", "450102", plan)
                .body("schemeRevision", equalTo(0))
                .body("towns.name", contains("一街道", "二街道"))
                // 60 of targets, 0 of tasks, 20 × (6 + 2 × 0.5) / 10 of answers
                .body("towns[0].parts.score", contains(60f, 0f, 14f))
                .body("towns[0].score", equalTo(74f))
                .body("towns[0].grade.nameEn", equalTo("Pass"))
                .body(
                        "towns[0].parts[2].lines.text",
                        contains("Notifications due in 2024-03: in time 6, late 2, unanswered 2"))
                .body("towns[0].parts[1].lines.text", contains("甲 总结: due 2024-06-28, not reported or sent back"))
                // a quarter of 60; nothing of tasks; no answers to measure: 15 of 80
                .body("towns[1].parts.score", contains(15f, 0f, null))
                .body("towns[1].score", equalTo(18.75f))
                .body("towns[1].place", equalTo(2))
                .body("towns[1].parts[0].lines.text", contains("Filed childcare slots: reached 5, target 20"))
                // 15 of 30 filed, which health answers for; education has nothing to measure
                .body("departments.name", contains("卫生健康委", "教育局"))
                .body("departments[0].score", equalTo(50f))
                .body("departments[1].score", nullValue()));
        as("plan-manager", "450102")
                .get("/api/v1/plans/" + plan + "/evaluation?year=2031")
                .then()
                .statusCode(422);
    }

    @Test
    void aTownSeesItsOwnScoreAndPlaceOnly() {
        var plan = district("450103", "桂〔2023〕2号");
        evaluation("town-officer", "450103002", plan)
                .body("towns.name", contains("二街道"))
                .body("towns[0].place", equalTo(1))
                .body("departments", hasSize(0));
        as("town-officer", "450102001")
                .get("/api/v1/plans/" + plan + "/evaluation")
                .then()
                .statusCode(404);
    }

    @Test
    void theSchemeIsSetByThePlanOfficeAndGivesEveryScoreAGrade() {
        var plan = district("450104", "桂〔2023〕3号");
        set("plan-manager", "450104", plan, "\"0\"", SCHEME.formatted(10))
                .statusCode(422)
                .body("violations[0].code", equalTo("grade-from-zero"));
        set("town-officer", "450104001", plan, "\"0\"", SCHEME.formatted(0)).statusCode(403);
        set("plan-manager", "450103", plan, "\"0\"", SCHEME.formatted(0)).statusCode(404);
        set("plan-manager", "450104", plan, "\"0\"", SCHEME.formatted(0))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        set("plan-manager", "450104", plan, "\"0\"", SCHEME.formatted(0)).statusCode(412);
        evaluation("plan-manager", "450104", plan)
                .body("schemeRevision", equalTo(1))
                .body("scheme.basis", equalTo("某区〔2024〕2号"))
                .body("towns[0].parts.points", contains(50, 30, 20));
    }

    @Test
    void aSchemeHoldsFromItsYearOnAndYearsBeforeKeepTheirs() {
        var plan = district("450105", "桂〔2023〕4号");
        set("plan-manager", "450105", plan, "\"0\"", SCHEME.formatted(0)).statusCode(200);
        as("auditor", "450105")
                .get("/api/v1/plans/" + plan + "/evaluation?year=2023")
                .then()
                .body("schemeRevision", equalTo(0));
        as("auditor", "450105")
                .get("/api/v1/plans/" + plan + "/evaluation?year=2025")
                .then()
                .body("schemeRevision", equalTo(1));
        as("auditor", "450105")
                .get("/api/v1/plans/" + plan + "/evaluation") // over since 2025: its last year
                .then()
                .body("year", equalTo(2025));
    }

    @Test
    void whatATownDidThatHasMergedIsItsSuccessors() {
        var plan = district("450107", "桂〔2023〕6号");
        answers(plan, "450107001", "town", "2024-03", 1, 1, 0, 9);
        as("plan-manager", "450107")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"regionCode": "450107", "day": "2024-07-01", "documentNumber": "x", "reason": "并入",
                         "successions": [{"from": "450107001", "to": "450107002", "share": 1}]}""")
                .post("/api/v1/region-changes")
                .then()
                .statusCode(201);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> evaluation("plan-manager", "450107", plan)
                .body("towns.regionCode", contains("450107002"))
                .body("towns[0].parts[2].share", equalTo(0.1f)));
    }

    @Test
    void byADraftNobodyIsEvaluated() {
        regions("450106", "{\"regions\": [{\"code\": \"450106\", \"name\": \"某区\"}]}");
        var draft = simplePlan("450106", "桂〔2023〕5号");
        as("plan-manager", "450106")
                .get("/api/v1/plans/" + draft + "/evaluation")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-does-not-govern"));
    }

    private static ValidatableResponse evaluation(String role, String region, String plan) {
        return as(role, region)
                .header("Accept-Language", "en")
                .get("/api/v1/plans/" + plan + "/evaluation?year=2024")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse set(String role, String region, String plan, String ifMatch, String scheme) {
        return as(role, region)
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(scheme)
                .put("/api/v1/plans/" + plan + "/evaluation/scheme")
                .then();
    }

    private static void milestone(String plan) {
        as("plan-manager", "450102")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"planId": "%s", "clause": "甲", "title": "总结", "dueDay": "2024-06-28", "reporters": ["TOWN"]}"""
                                .formatted(plan))
                .post("/api/v1/milestones")
                .then()
                .statusCode(201);
    }

    private void answers(
            String plan, String region, String department, String month, long sequence, int... inTimeLateUnanswered) {
        var type = "org.tuoyu.answers.counted.v1";
        try (var sender = new EventSender(bootstrapServers)) {
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("planId", plan)
                    .put("regionCode", region)
                    .put("department", department)
                    .put("month", month);
            var counts = List.of("inTime", "late", "unanswered");
            for (int i = 0; i < 3; i++) data.put(counts.get(i), inTimeLateUnanswered[i]);
            var subject = String.join("/", plan, region, department, month);
            sender.send(UUID.randomUUID(), type, subject, sequence, data);
        }
    }

    private static String district(String code, String documentNumber) {
        regions(
                code,
                """
                {"regions": [{"code": "%1$s", "name": "某区"}, {"code": "%1$s001", "name": "一街道"}, {"code": "%1$s002", "name": "二街道"}]}"""
                        .formatted(code));
        var plan = write(
                code,
                """
                {"regionCode": "%s", "documentNumber": "%s", "title": "某地方案", "issuedOn": "2023-01-01",
                 "firstYear": 2023, "lastYear": 2025,
                 "departments": [{"code": "health", "name": "卫生健康委"}, {"code": "education", "name": "教育局"}],
                 "clauses": [{"number": "甲", "heading": "进度", "text": "按年度推进", "responsible": ["卫生健康委", "教育局"],
                              "towns": true, "matters": ["progress"]}],
                 "indicators": [{"code": "slots", "responsible": "卫生健康委"}]}"""
                        .formatted(code, documentNumber));
        importLedger(code, plan, ledger("一街道", 5, 10, 15, "二街道", 10, 20, 30));
        issue(code, plan);
        return plan;
    }
}
