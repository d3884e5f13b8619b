package org.tuoyu.inspections.health;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.inspections.InspectionsTest.act;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.itself;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Numbers only: how many are there, how many have what; and the signal when it is more than chance. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class HealthTest {
    private static final String DISTRICT = "360602";

    @Test
    void threeSimilarCasesInAClassOnADayAreASignalOnceAndAreReported() {
        var uscc = known("1");
        count(uscc, "2026-06-01", "托大班", 2).statusCode(200);
        outbreaks(uscc, 0);
        count(uscc, "2026-06-01", "托大班", 3).statusCode(200);
        count(uscc, "2026-06-01", "托大班", 4).statusCode(200);
        outbreaks(uscc, 1).body("items[0].symptom", equalTo("FEVER")).body("items[0].cases", equalTo(3));
        var outbreak = "/api/v1/outbreaks/"
                + itself(uscc, DISTRICT).get("/api/v1/outbreaks").path("items[0].outbreakId");
        act(itself(uscc, DISTRICT), outbreak, "report", Map.of("report", "已报疾控"))
                .then()
                .statusCode(200)
                .body("report", equalTo("已报疾控"));
        act(itself(uscc, DISTRICT), outbreak, "report", Map.of("report", "再报"))
                .then()
                .statusCode(409)
                .body("code", equalTo("outbreak-reported"));
    }

    @Test
    void fiveInThreeDaysAreASignalAlsoWhenTheFirstDayIsCountedLast() {
        var uscc = known("2");
        count(uscc, "2026-06-03", "托小班", 2).statusCode(200);
        count(uscc, "2026-06-02", "托小班", 2).statusCode(200);
        outbreaks(uscc, 0);
        count(uscc, "2026-06-01", "托小班", 1).statusCode(200);
        outbreaks(uscc, 1).body("items[0].cases", equalTo(5)).body("items[0].days", equalTo(3));
    }

    @Inject
    WatchOutbreaks watchOutbreaks;

    @Test
    void anOutbreakThatIsNotReportedInTimeIsToldOnce() {
        var uscc = known("6");
        count(uscc, "2026-06-01", "托大班", 3).statusCode(200);
        watchOutbreaks.tellOverdue(Instant.now().plusSeconds(86_300));
        outbreaks(uscc, 1).body("items[0].act", equalTo("SIGNALLED"));
        watchOutbreaks.tellOverdue(Instant.now().plusSeconds(86_500));
        watchOutbreaks.tellOverdue(Instant.now().plusSeconds(90_000));
        outbreaks(uscc, 1).body("items[0].act", equalTo("OVERDUE"));
        String id = itself(uscc, DISTRICT).get("/api/v1/outbreaks").path("items[0].outbreakId");
        itself(uscc, DISTRICT).get("/api/v1/outbreaks/" + id).then().header("ETag", "\"2\"");
    }

    @Test
    void casesOfOtherClassesOrOfFourDaysAreNone() {
        var uscc = known("3");
        count(uscc, "2026-06-01", "一班", 2).statusCode(200);
        count(uscc, "2026-06-02", "二班", 2).statusCode(200);
        count(uscc, "2026-06-03", "一班", 1).statusCode(200);
        count(uscc, "2026-06-04", "一班", 2).statusCode(200);
        outbreaks(uscc, 0);
    }

    @Test
    void anInstitutionCountsItselfOnlyAndWhatTheRulesDoNotNameIsRefused() {
        var uscc = known("4");
        var other = known("5");
        itself(other, DISTRICT)
                .header("If-Match", "\"0\"")
                .body(counts("一班", "FEVER", 1))
                .put("/api/v1/institutions/" + uscc + "/health-days/2026-06-01")
                .then()
                .statusCode(404);
        itself(uscc, DISTRICT)
                .header("If-Match", "\"0\"")
                .body(counts("一班", "BOREDOM", 1))
                .put("/api/v1/institutions/" + uscc + "/health-days/2026-06-01")
                .then()
                .statusCode(422)
                .body("violations.code", contains("symptom-unknown"));
    }

    private static String known(String number) {
        var uscc = "52360602MJ000000" + number + "A";
        institution(uscc, DISTRICT + "001");
        return uscc;
    }

    private static ValidatableResponse count(String uscc, String day, String className, int cases) {
        var path = "/api/v1/institutions/" + uscc + "/health-days/" + day;
        var etag = as("inspector", DISTRICT).get(path).header("ETag");
        return itself(uscc, DISTRICT)
                .header("If-Match", etag == null ? "\"0\"" : etag)
                .body(counts(className, "FEVER", cases))
                .put(path)
                .then();
    }

    private static Map<String, Object> counts(String className, String symptom, int cases) {
        var present = new HashMap<String, Object>(Map.of("className", className, "children", 15));
        var ill = Map.<String, Object>of("className", className, "symptom", symptom, "children", cases);
        return Map.of("counts", new ArrayList<>(List.of(present, ill)));
    }

    private static ValidatableResponse outbreaks(String uscc, int many) {
        return itself(uscc, DISTRICT)
                .get("/api/v1/outbreaks")
                .then()
                .statusCode(200)
                .body("items", hasSize(many));
    }
}
