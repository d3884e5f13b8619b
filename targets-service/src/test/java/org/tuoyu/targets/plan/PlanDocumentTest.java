package org.tuoyu.targets.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.targets.TargetsTest.FOLDER;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.plan;
import static org.tuoyu.targets.TargetsTest.planManager;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** The plan in the system is the plan in the document. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class PlanDocumentTest {
    private static final Pattern RESPONSIBLE = Pattern.compile("责任单位:(.+?)等部门按职责分工负责");

    @Test
    void everyClauseHasItsUnitsInThePrintedOrderAndTheFirstLeads() throws IOException {
        var document = Files.readString(FOLDER.resolve("document.txt"));
        var printed = new ArrayList<List<String>>();
        var found = RESPONSIBLE.matcher(document);
        while (found.find()) printed.add(List.of(found.group(1).split("、")));
        assertThat(printed).hasSize(22);

        var path = JsonPath.from(planManager().get("/api/v1/plans/" + plan()).asString());
        List<String> numbers = path.getList("clauses.number");
        assertThat(numbers).hasSize(25);
        for (int i = 0; i < printed.size(); i++) {
            var codes = new ArrayList<String>(List.of(path.getString("clauses[" + i + "].lead")));
            codes.addAll(path.<String>getList("clauses[" + i + "].cooperating"));
            var names = codes.stream()
                    .map(code -> path.getString("departments.find { it.code == '" + code + "' }.name"))
                    .toList();
            assertThat(names)
                    .as(numbers.get(i))
                    .isEqualTo(
                            printed.get(i).stream().map(PlanDocumentTest::today).toList());
        }
        assertThat(path.getString("clauses.find { it.number == '五(二)' }.lead")).isEqualTo("health");
    }

    /** 发展改革局 / 发展和改革局 and 住房城乡建设局 / 住房和城乡建设局 are one department each. */
    private static String today(String printed) {
        return printed.replace("发展和改革局", "发展改革局").replace("住房和城乡建设局", "住房城乡建设局");
    }

    @Test
    void aUnitThatNoDepartmentBearsIsRefusedWithItsPlace() throws IOException {
        plan();
        var body = Files.readString(FOLDER.resolve("plan.json")).replaceFirst("\"区总工会\",\\s*\"区妇联\"", "\"区旅游局\"");
        planManager()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/plans")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("department-unknown"))
                .body("violations.pointer", hasItem("/clauses/0/responsible/1"));
    }

    @Test
    void publishingTheSameAgainChangesNothingAndAnotherDistrictCannot() throws IOException {
        var id = plan();
        var etag = planManager().get("/api/v1/plans/" + id).header("ETag");
        assertThat(plan()).isEqualTo(id);
        planManager().get("/api/v1/plans/" + id).then().header("ETag", etag);
        as("plan-manager", "110101").get("/api/v1/plans/" + id).then().statusCode(404);
        as("plan-manager", "110101").get("/api/v1/plans").then().body("items.size()", equalTo(0));
        as("town-officer", "211104002").get("/api/v1/plans/" + id).then().statusCode(200);
        as("plan-manager", "110101")
                .contentType(ContentType.JSON)
                .body(Files.readString(FOLDER.resolve("plan.json")))
                .post("/api/v1/plans")
                .then()
                .statusCode(403);
    }
}
