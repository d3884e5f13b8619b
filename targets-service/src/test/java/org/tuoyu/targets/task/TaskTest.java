package org.tuoyu.targets.task;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.write;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Each clause is a task: its units report by a day, the lead reviews, what is late counts in working days. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class TaskTest {
    @Test
    void theUnitsOfTheClauseReportTheLeadReviewsAndWhatIsAcceptedIsDone() {
        var plan = district("440103", "粤〔2023〕1号");
        milestone("440103", plan, "甲", "2024-06-28", "\"LEAD\", \"COOPERATING\", \"TOWN\"")
                .statusCode(201)
                .body(
                        "reporters",
                        containsInAnyOrder("440103/health", "440103/education", "440103001/town", "440103002/town"));
        var town = duty("440103", plan, "440103001", "town");
        act(department("440103", "education"), town, "report", "{\"report\": \"x\"}")
                .statusCode(403);
        act(as("town-officer", "440103001"), town, "acceptance", "{\"note\": \"x\"}")
                .statusCode(403);
        act(department("440103", "health"), town, "acceptance", "{\"note\": \"x\"}")
                .statusCode(409)
                .body("code", equalTo("duty-move"))
                .body("allowed", contains("REPORTED"));
        act(
                        as("town-officer", "440103001"),
                        town,
                        "report",
                        "{\"report\": \"巡查 12 家\", \"references\": [\"粤卫〔2024〕1号\"]}")
                .statusCode(200)
                .body("status", equalTo("REPORTED"));
        act(department("440103", "health"), town, "sending-back", "{\"note\": \"请补充\"}")
                .statusCode(200);
        act(as("town-officer", "440103001"), town, "report", "{\"report\": \"巡查 12 家，附照片\"}")
                .statusCode(200);
        act(department("440103", "health"), town, "acceptance", "{\"note\": \"通过\"}")
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"));
        // Nobody reviews its own: the lead's report goes to the plan office.
        var lead = duty("440103", plan, "440103", "health");
        act(department("440103", "health"), lead, "report", "{\"report\": \"总结\"}")
                .statusCode(200);
        act(department("440103", "health"), lead, "acceptance", "{\"note\": \"通过\"}")
                .statusCode(403);
        act(as("plan-manager", "440103"), lead, "acceptance", "{\"note\": \"通过\"}")
                .statusCode(200);
        // Another town sees nothing of it.
        as("town-officer", "440103002").get("/api/v1/duties/" + town).then().statusCode(404);
        as("town-officer", "440103002")
                .get("/api/v1/plans/" + plan + "/tasks")
                .then()
                .body("tasks[0].milestones[0].duties.regionCode", contains("440103002"));
    }

    @Test
    void whatIsLateIsToldOnceAndCountedInWorkingDays() {
        var plan = district("440104", "粤〔2023〕2号");
        milestone("440104", plan, "甲", "2024-09-30", "\"TOWN\"").statusCode(201);
        var town = duty("440104", plan, "440104001", "town");
        await().atMost(Duration.ofSeconds(40)).until(() -> as("auditor", "440104001")
                .get("/api/v1/audit-entries?subject=" + town)
                .<List<String>>path("items.action")
                .equals(List.of("org.tuoyu.duty.late.v1")));
        as("plan-manager", "440104")
                .get("/api/v1/plans/" + plan + "/tasks")
                .then()
                .body("overdue", equalTo(2))
                .body("tasks[0].milestones[0].duties.name", contains("一街道", "二街道"));
        milestone("440104", plan, "乙", "2024-09-30", "\"TOWN\"")
                .statusCode(422)
                .body("violations[0].code", equalTo("nobody-reports"));
        milestone("440104", plan, "丙", "2024-09-30", "\"LEAD\"")
                .statusCode(422)
                .body("violations[0].code", equalTo("clause-unknown"));
    }

    @Test
    void aMilestoneThatIsWithdrawnBindsNobody() {
        var plan = district("440105", "粤〔2023〕3号");
        var set = milestone("440105", plan, "乙", "2099-06-30", "\"LEAD\"")
                .statusCode(201)
                .extract();
        as("plan-manager", "440105")
                .header("If-Match", set.header("ETag"))
                .post("/api/v1/milestones/" + set.path("milestoneId") + "/withdrawal")
                .then()
                .statusCode(200);
        as("plan-manager", "440105")
                .get("/api/v1/plans/" + plan + "/tasks?department=education")
                .then()
                .body("tasks.clause", contains("甲"))
                .body("tasks[0].milestones", hasSize(0));
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
                 "clauses": [{"number": "甲", "heading": "监管", "text": "三级联动", "responsible": ["卫生健康委", "教育局"], "towns": true},
                             {"number": "乙", "heading": "财政", "text": "保障经费", "responsible": ["卫生健康委"], "towns": false}]}"""
                        .formatted(code, documentNumber));
        issue(code, plan);
        return plan;
    }

    private static ValidatableResponse milestone(
            String region, String plan, String clause, String due, String reporters) {
        return as("plan-manager", region)
                .contentType(ContentType.JSON)
                .body(
                        "{\"planId\": \"%s\", \"clause\": \"%s\", \"title\": \"总结\", \"dueDay\": \"%s\", \"reporters\": [%s]}"
                                .formatted(plan, clause, due, reporters))
                .post("/api/v1/milestones")
                .then()
                .log()
                .ifValidationFails();
    }

    private static String duty(String district, String plan, String region, String department) {
        return as("plan-manager", district)
                .get("/api/v1/plans/" + plan + "/tasks")
                .path("tasks[0].milestones[0].duties.find { it.regionCode == '" + region + "' && it.department == '"
                        + department + "' }.dutyId");
    }

    private static ValidatableResponse act(RequestSpecification who, String duty, String act, String body) {
        var path = "/api/v1/duties/" + duty;
        var etag = as("administrator", "440000").get(path).header("ETag");
        return who.header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path + "/" + act)
                .then();
    }

    private static RequestSpecification department(String region, String department) {
        var issuer = ConfigProvider.getConfig().getValue("tuoyu.test.issuer", String.class);
        var claims = Map.<String, Object>of(
                "region", region, "department", department, "groups", List.of("department-officer"));
        return given().auth().oauth2(new Tokens(issuer).with(department + region, claims));
    }
}
