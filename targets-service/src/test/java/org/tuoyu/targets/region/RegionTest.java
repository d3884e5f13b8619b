package org.tuoyu.targets.region;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.targets.TargetsTest.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class RegionTest {
    private static final String FIGURE = "{\"year\": 2020, \"persons\": %d, \"source\": \"%s\"}";

    @Test
    void aCorrectedPopulationIsInTheAuditWithTheOldOneAndTheSameAgainChangesNothing() {
        var census = FIGURE.formatted(400_000, "普查");
        var corrected = FIGURE.formatted(401_000, "公报更正");
        define("220102", census).body("defined", equalTo(1));
        define("220102", census).body("unchanged", equalTo(1));
        define("220102", corrected).body("changed", equalTo(1));
        as("auditor", "220102")
                .get("/api/v1/audit-entries?subject=220102")
                .then()
                .body("items.size()", equalTo(2))
                .body("items[1].before.population[0].persons", equalTo(400_000))
                .body("items[1].after.population[0].persons", equalTo(401_000))
                .body("items[1].after.population[0].source", equalTo("公报更正"));
    }

    @Test
    void oneYearTwiceIsRefused() {
        as("plan-manager", "220103")
                .contentType(ContentType.JSON)
                .body(region("220103", FIGURE.formatted(1, "甲") + "," + FIGURE.formatted(2, "乙")))
                .post("/api/v1/regions")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("population-year-twice"))
                .body("violations.pointer", hasItem("/regions/0/population"));
    }

    private static ValidatableResponse define(String code, String figures) {
        return as("plan-manager", code)
                .contentType(ContentType.JSON)
                .body(region(code, figures))
                .post("/api/v1/regions")
                .then()
                .statusCode(200);
    }

    private static String region(String code, String figures) {
        return "{\"regions\": [{\"code\": \"%s\", \"name\": \"某区\", \"population\": [%s]}]}".formatted(code, figures);
    }
}
