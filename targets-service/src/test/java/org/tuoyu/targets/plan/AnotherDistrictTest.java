package org.tuoyu.targets.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.write;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A district with 40 towns, five years, departments and indicators of its own is set up from a folder of files alone. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class AnotherDistrictTest {
    private static final String DISTRICT = "530103";

    @Test
    void aFolderOfFilesIsAllThatAnotherDistrictNeeds() throws IOException {
        regions(DISTRICT, file("regions.json"));
        as("plan-manager", DISTRICT)
                .contentType(CSV)
                .body(file("population.csv").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/regions/population/file")
                .then()
                .statusCode(200)
                .body("changed", equalTo(41));
        var plan = write(DISTRICT, file("plan.json"));
        importLedger(DISTRICT, plan, file("ledger.csv"));
        importLedger(DISTRICT, plan, file("targets.csv"));
        issue(DISTRICT, plan);
        as("plan-manager", DISTRICT)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(file("evaluation.json"))
                .put("/api/v1/plans/" + plan + "/evaluation/scheme")
                .then()
                .statusCode(200);
        as("auditor", DISTRICT)
                .get("/api/v1/plans/" + plan + "/evaluation?year=2026")
                .then()
                .body("scheme.basis", equalTo("示例政办发〔2026〕8号"))
                .body("towns", hasSize(40));
        var board = as("auditor", DISTRICT).get("/api/v1/regions/" + DISTRICT + "/board?year=2030");
        board.then().body("below", hasSize(40)).body("plan.documentNumber", equalTo("示例政发〔2026〕5号"));
        assertThat(board.<List<Integer>>path("below.targetSlots").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(board.<Integer>path("own.targetSlots"))
                .isEqualTo(printedSum());
        // Its own indicators: a flow that towns promise, and a rate of which less is better.
        report("home-visits", DISTRICT + "001", 70);
        report("home-visits", DISTRICT + "002", 30);
        report("accidents", DISTRICT, 2);
        report("children-enrolled", DISTRICT, 4000);
        as("auditor", DISTRICT)
                .get("/api/v1/regions/" + DISTRICT + "/indicators?year=2026")
                .then()
                .body("indicators.find { it.indicator.code == 'home-visits' }.own.value", equalTo(100))
                .body("indicators.find { it.indicator.code == 'home-visits' }.below", hasSize(40))
                .body("indicators.find { it.indicator.code == 'accidents-per-ten-thousand' }.own.value", equalTo(5.0f))
                .body("indicators.find { it.indicator.code == 'accidents-per-ten-thousand' }.own.met", equalTo(true));
    }

    private static int printedSum() throws IOException {
        var sum = file("ledger.csv").lines().filter(line -> line.contains("合计")).findFirst();
        return Integer.parseInt(sum.orElseThrow().split(",")[2]);
    }

    private static void report(String indicator, String region, int value) {
        as("plan-manager", DISTRICT)
                .contentType(ContentType.JSON)
                .body(
                        "{\"observations\": [{\"indicator\": \"%s\", \"regionCode\": \"%s\", \"year\": 2026, \"value\": %d, \"evidence\": \"月报\"}]}"
                                .formatted(indicator, region, value))
                .post("/api/v1/observations")
                .then()
                .statusCode(200);
    }

    private static String file(String name) throws IOException {
        try (var file = AnotherDistrictTest.class.getResourceAsStream("/another-district/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
