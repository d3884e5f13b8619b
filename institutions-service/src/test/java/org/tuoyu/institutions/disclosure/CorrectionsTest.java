package org.tuoyu.institutions.disclosure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.disclosure.Filed.filed;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Anybody may say that something published is wrong, and reads the answer. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class CorrectionsTest {
    @Test
    void anybodyMayAskForACorrectionAndReadsTheAnswerByItsNumber() {
        var district = "211423";
        var uscc = filed(district, 121.1, 41.1);
        String id = correction(uscc).statusCode(201).extract().path("correctionId");
        var mine = "/api/v1/public/corrections/" + id;
        given().get(mine).then().body("status", equalTo("ASKED")).body("message", nullValue());
        office("211424").get("/api/v1/corrections").then().body("items", empty());
        office(district).get("/api/v1/corrections").then().body("items.message", contains("电话已更换"));
        var answer = "/api/v1/corrections/" + id + "/answer";
        office("211424")
                .header("If-Match", "\"1\"")
                .body(Map.of("answer", "x"))
                .post(answer)
                .then()
                .statusCode(404);
        office(district)
                .header("If-Match", "\"1\"")
                .body(Map.of("answer", "已更正"))
                .post(answer)
                .then()
                .statusCode(200);
        office(district)
                .header("If-Match", "\"2\"")
                .body(Map.of("answer", "又"))
                .post(answer)
                .then()
                .statusCode(409);
        given().get(mine).then().body("answer", equalTo("已更正"));
        correction(newUscc()).statusCode(404);
    }

    @Test
    void whoAsksForCorrectionsWithoutEndShutsTheWayForHimselfOnly() {
        var district = "211482";
        var uscc = filed(district, 121.1, 41.1);
        String first = correction(uscc, "203.0.113.7").statusCode(201).extract().path("correctionId");
        for (int i = 1; i < 5; i++) correction(uscc, "203.0.113.7").statusCode(201);
        correction(uscc, "203.0.113.7").statusCode(429).body("code", equalTo("corrections-open"));
        correction(uscc, "203.0.113.8").statusCode(201);
        office(district)
                .header("If-Match", "\"1\"")
                .body(Map.of("answer", "已更正"))
                .post("/api/v1/corrections/" + first + "/answer")
                .then()
                .statusCode(200);
        correction(uscc, "203.0.113.7").statusCode(201);
    }

    private static io.restassured.response.ValidatableResponse correction(String uscc) {
        return correction(uscc, "203.0.113.1");
    }

    /** @param from as the proxy before the service says it */
    private static io.restassured.response.ValidatableResponse correction(String uscc, String from) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", from)
                .body(Map.of("uscc", uscc, "message", "电话已更换"))
                .post("/api/v1/public/corrections")
                .then();
    }
}
