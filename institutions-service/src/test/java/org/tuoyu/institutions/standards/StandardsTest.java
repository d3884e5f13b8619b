package org.tuoyu.institutions.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.classes;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.person;
import static org.tuoyu.institutions.InstitutionsTest.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class StandardsTest {
    @Test
    void everyRuleIsListedMetOrNotWithTheFiguresAndWhatWouldMeetIt() {
        var uscc = registered();
        classes(uscc, 20);
        check(uscc)
                .body("findings", hasSize(18))
                .body("findings.source", everyItem(not(nullValue())))
                .body(finding("class-size") + ".met", equalTo(true))
                .body(finding("carers") + ".met", equalTo(false))
                .body(finding("carers") + ".figure", equalTo(0f))
                .body(finding("carers") + ".wanted", equalTo(3f)) // ⌈20 ÷ 7⌉
                .body(finding("floor") + ".met", nullValue());
    }

    @ParameterizedTest(name = "{0} {1}: {2} carers, {3} cooks")
    @CsvSource({"INFANT, 10, 4, 1", "TODDLER, 15, 3, 1", "SENIOR, 20, 3, 1", "MIXED, 18, 0, 1", "INFANT, 1, 1, 1"})
    void carersAreRoundedUpClassByClass(String band, int slots, float carers, float cooks) {
        asIf(registered(), Map.of("classes", List.of(Map.of("ageBand", band, "slots", slots))))
                .body(finding("carers") + ".wanted", equalTo(carers))
                .body(finding("cooks") + ".wanted", equalTo(cooks));
        asIf(
                        registered(),
                        Map.of(
                                "classes",
                                List.of(
                                        Map.of("ageBand", band, "slots", slots),
                                        Map.of("ageBand", band, "slots", slots))))
                .body(finding("carers") + ".wanted", equalTo(carers * 2));
    }

    @Test
    void asIfAnswersForAPlannedClassAndChangesNothing() {
        var uscc = registered();
        asIf(
                        uscc,
                        Map.of(
                                "classes",
                                List.of(Map.of("ageBand", "INFANT", "slots", 12)),
                                "staff",
                                Map.of("CARER", 4),
                                "facts",
                                Map.of("floor", 4, "videoDays", 90)))
                .body(finding("class-size") + ".met", equalTo(false))
                .body(finding("class-size") + ".wanted", equalTo(10f))
                .body(finding("carers") + ".met", equalTo(true))
                .body(finding("floor") + ".met", equalTo(false))
                .body(finding("video-retention") + ".met", equalTo(true));
        check(uscc).body(finding("floor") + ".met", nullValue());
        filingOfficer()
                .body(Map.of("facts", Map.of("colour", 1)))
                .post(path(uscc) + "/as-if")
                .then()
                .statusCode(422)
                .body("violations.code", contains("code-unknown"));
    }

    @Test
    void whatIsNotMetIsToldWhenItChangesAndOnlyThen() {
        var uscc = registered();
        classes(uscc, 20);
        hire(uscc, "CARER", "2020-01-01"); // long ago: the health check is due
        hire(uscc, "CARER", "2020-01-01");
        for (var ignored : List.of(1, 2, 3))
            hire(uscc, "CARER", java.time.LocalDate.now().toString());
        premises(uscc, "0", Map.of("basement", 1)).statusCode(200);
        premises(uscc, "1", Map.of("basement", 1)).statusCode(200);
        premises(uscc, "0", Map.of()).statusCode(412);
        List<List<String>> told = as("auditor", "211104", "audit")
                .get("/api/v1/audit-entries?subject=" + uscc + "/standards")
                .then()
                .statusCode(200)
                .extract()
                .path("items.after.notMet");
        assertThat(told)
                .containsExactly(
                        List.of("carers", "cooks", "health-workers"),
                        List.of("carers", "cooks", "health-workers", "staff-health-checks"),
                        List.of("cooks", "health-workers", "staff-health-checks"),
                        List.of("cooks", "health-workers", "not-in-basement", "staff-health-checks"));
    }

    private static String finding(String code) {
        return "findings.find { it.code == '" + code + "' }";
    }

    private static ValidatableResponse check(String uscc) {
        return filingOfficer().get(path(uscc)).then().statusCode(200);
    }

    private static ValidatableResponse asIf(String uscc, Map<String, ?> body) {
        return filingOfficer().body(body).post(path(uscc) + "/as-if").then().statusCode(200);
    }

    private static ValidatableResponse premises(String uscc, String revision, Map<String, ?> facts) {
        return filingOfficer()
                .header("If-Match", '"' + revision + '"')
                .body(Map.of("facts", facts))
                .put(path(uscc) + "/premises")
                .then();
    }

    private static int people = 1;

    private static void hire(String uscc, String role, String healthCheckedOn) {
        var person = new HashMap<String, Object>(Map.of("name", "王示例", "identityNumber", person(people++)));
        person.put("role", role);
        person.put("healthCheckedOn", healthCheckedOn);
        person.put("fromDay", "2020-01-01");
        filingOfficer()
                .body(person)
                .post("/api/v1/institutions/" + uscc + "/staff")
                .then()
                .statusCode(201);
    }

    private static String path(String uscc) {
        return "/api/v1/institutions/" + uscc + "/standards";
    }
}
