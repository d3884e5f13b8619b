package org.tuoyu.inspections.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.report;
import static org.tuoyu.inspections.InspectionsTest.visit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Checklists: versions that never change, answers that are judged, points that are not met and become findings. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ChecklistTest {
    private static final String DISTRICT = "360202";
    private static final String USCC = "52360202MJ0000001A";

    @BeforeEach
    void anInstitutionIsKnown() {
        institution(USCC, DISTRICT + "001");
    }

    @Test
    void whatIsNotMetBecomesAFindingUnderTheClauseOfItsMatter() {
        var checklist = record(DISTRICT, false, "2024-01-01");
        var visit = visit("HEALTH_CARE_CHECK", USCC, DISTRICT);
        report(visit, DISTRICT, Map.of("checklist", checklist, "answers", List.of(met("a"), notMet("b", "缺记录"))))
                .then()
                .statusCode(200)
                .body("checklist", equalTo(checklist))
                .body("points", equalTo(60))
                .body("mostPoints", equalTo(100))
                .body("grade", equalTo("B"));
        as("inspector", DISTRICT)
                .get("/api/v1/findings?limit=200&uscc=" + USCC)
                .then()
                .body("items.description", hasItem("某表：乙（缺记录）"))
                .body("items.find { it.description == '某表：乙（缺记录）' }.severity", equalTo("SERIOUS"));
        as("inspector", DISTRICT).get(visit + "/answers").then().body("answers.item", contains("a", "b"));
    }

    @Test
    void oneVetoMakesTheLowestGrade() {
        var checklist = record(DISTRICT, false, "2024-01-01");
        var answers = List.of(notMet("a", null), met("b"));
        report(visit("HEALTH_CARE_CHECK", USCC, DISTRICT), DISTRICT, Map.of("checklist", checklist, "answers", answers))
                .then()
                .statusCode(200)
                .body("vetoes", contains("a"))
                .body("grade", equalTo("C"));
    }

    @Test
    void allThatIsWrongWithTheAnswersIsSaidAtOnceAndNothingIsReported() {
        var checklist = record(DISTRICT, false, "2024-01-01");
        var visit = visit("HEALTH_CARE_CHECK", USCC, DISTRICT);
        var tooMany = new HashMap<>(met("a"));
        tooMany.put("points", 61);
        var answers = List.of(tooMany, notMet("z", null), met("a"));
        report(visit, DISTRICT, Map.of("checklist", checklist, "answers", answers))
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        containsInAnyOrder("answer-points", "answer-item-unknown", "code-twice", "answer-missing"));
        var unshown = List.of(met("a"), Map.of("item", "b", "outcome", "NOT_MET"));
        report(visit, DISTRICT, Map.of("checklist", checklist, "answers", unshown))
                .then()
                .statusCode(422)
                .body("violations.code", contains("answer-evidence"));
        as("inspector", DISTRICT).get(visit).then().body("status", equalTo("PLANNED"));
    }

    @Test
    void aPointThatAppliesOnlyIfAnotherIsMetIsAskedForOnlyThen() {
        var checklist = record(DISTRICT, false, "2024-01-01");
        var answers = List.of(met("a"), met("b"));
        report(visit("HEALTH_CARE_CHECK", USCC, DISTRICT), DISTRICT, conforming(checklist, List.of(met("a"))))
                .then()
                .statusCode(422)
                .body("violations.code", contains("answer-missing"));
        report(visit("HEALTH_CARE_CHECK", USCC, DISTRICT), DISTRICT, conforming(checklist, answers))
                .then()
                .statusCode(200);
    }

    @Test
    void whoBeganWithAVersionIsJudgedByItAlsoWhenThereIsANewerOne() {
        var older = record(DISTRICT, false, "2024-01-01");
        record(DISTRICT, false, "2024-02-01");
        var answers = List.of(met("a"), met("b"));
        report(visit("HEALTH_CARE_CHECK", USCC, DISTRICT), DISTRICT, conforming(older, answers))
                .then()
                .statusCode(200)
                .body("checklist", equalTo(older));
    }

    @Test
    void aReportThatConformsHasNoPointThatIsNotMetAndOneOfAnotherKindIsNoChecklist() {
        var checklist = record(DISTRICT, false, "2024-01-01");
        var answers = List.of(met("a"), notMet("b", "缺"));
        report(visit("HEALTH_CARE_CHECK", USCC, DISTRICT), DISTRICT, conforming(checklist, answers))
                .then()
                .statusCode(422)
                .body("violations.code", contains("conforms-with-findings"));
        report(visit("PATROL", USCC, DISTRICT), DISTRICT, conforming(checklist, List.of(met("a"), met("b"))))
                .then()
                .statusCode(422)
                .body("violations.code", contains("checklist-unknown"));
    }

    @Test
    void anotherRegionsChecklistOrOneThatHasNotBegunIsNoneHere() {
        for (var version : List.of(record("360298", false, "2024-01-01"), record(DISTRICT, false, "2099-01-01"))) {
            report(
                            visit("HEALTH_CARE_CHECK", USCC, DISTRICT),
                            DISTRICT,
                            conforming(version, List.of(met("a"), met("b"))))
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("checklist-not-in-force"));
        }
    }

    @Test
    void whereTheRulesWantItNothingIsReportedWithoutItsChecklist() {
        record("360203", true, "2024-01-01");
        institution("52360203MJ0000001A", "360203001");
        report(visit("HEALTH_CARE_CHECK", "52360203MJ0000001A", "360203"), "360203", Map.of("conforms", true))
                .then()
                .statusCode(422)
                .body("violations.code", contains("checklist-wanted"));
    }

    @Test
    void theReadyOnesCanBeFilledIn() {
        for (var kind : List.of("PATROL", "HEALTH_CARE_CHECK", "ON_SITE_VERIFICATION", "QUALITY_ASSESSMENT")) {
            var rules = as("auditor", "000000").get("/api/v1/rules?kind=checklist/" + kind);
            List<String> items = rules.path("items[0].content.sections.items.code.flatten()");
            var answers = items.stream().map(ChecklistTest::met).toList();
            if (kind.equals("ON_SITE_VERIFICATION")) assertThat(items).hasSize(14); // they are planned by a receipt
            var visit = visit(kind, USCC, DISTRICT);
            var reported = report(visit, DISTRICT, conforming(rules.path("items[0].id"), answers));
            reported.then().statusCode(200);
            if (kind.equals("QUALITY_ASSESSMENT")) reported.then().body("points", equalTo(1000));
        }
    }

    @Test
    void devicesGetEveryVersionForTheirRegionAndThoseAboveItAndNoOther() {
        var here = record(DISTRICT, false, "2030-01-01");
        var elsewhere = record("360299", false, "2024-01-01");
        var pulled = new ArrayList<String>();
        var device = as("inspector", DISTRICT);
        var answer = device.get("/api/v1/sync/pull?limit=1000");
        while (true) {
            pulled.addAll(answer.<List<String>>path("items.findAll { it.kind == 'CHECKLIST' }.key"));
            if (!answer.<Boolean>path("more")) break;
            answer = device.get("/api/v1/sync/pull?limit=1000&cursor=" + answer.path("next"));
        }
        assertThat(pulled)
                .contains(here, "01900000-0000-7000-8000-000000000020")
                .doesNotContain(elsewhere);
    }

    @Test
    void aChecklistThatContradictsItselfIsRefusedWithEverythingThatIsWrong() {
        var section = Map.of(
                "titleZh",
                "节",
                "titleEn",
                "Section",
                "items",
                List.of(item("a", 1, true, "b"), item("a", 1, false, null)));
        var content = Map.of(
                "titleZh",
                "表",
                "titleEn",
                "List",
                "wanted",
                false,
                "grades",
                List.of(grade("A", 50), grade("B", 60)),
                "sections",
                List.of(section));
        rules(DISTRICT, "checklist/PATROL", content, "2024-01-01")
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        containsInAnyOrder("only-if-unknown", "code-twice", "must-fall", "must-reach-zero"));
        rules(DISTRICT, "checklist/巡查", content, "2024-01-01")
                .then()
                .statusCode(422)
                .body("violations.code", contains("rule-kind"));
    }

    private static Map<String, Object> conforming(String checklist, List<? extends Map<String, ?>> answers) {
        return Map.of("conforms", true, "checklist", checklist, "answers", answers);
    }

    private static Map<String, Object> met(String item) {
        return Map.of("item", item, "outcome", "MET");
    }

    private static Map<String, Object> notMet(String item, String note) {
        return note == null
                ? Map.of("item", item, "outcome", "NOT_MET")
                : Map.of("item", item, "outcome", "NOT_MET", "note", note);
    }

    private static Map<String, Object> grade(String name, int from) {
        return Map.of("name", name, "fromPercent", from);
    }

    private static Map<String, Object> item(String code, int points, boolean veto, String onlyIf) {
        var item = new HashMap<String, Object>(Map.of(
                "code",
                code,
                "textZh",
                code.equals("a") ? "甲" : "乙",
                "textEn",
                code,
                "points",
                points,
                "veto",
                veto,
                "source",
                "某标准",
                "matter",
                "health-care"));
        item.put("onlyIf", onlyIf);
        if (code.equals("b")) item.putAll(Map.of("severity", "SERIOUS", "evidence", "NOTE"));
        return item;
    }

    /** Point a, a veto with 60 points; point b with 40, only if a is met. */
    private static String record(String district, boolean wanted, String from) {
        var section = Map.of(
                "titleZh",
                "节",
                "titleEn",
                "Section",
                "items",
                List.of(item("a", 60, true, null), item("b", 40, false, "a")));
        var content = Map.of(
                "titleZh",
                "某表",
                "titleEn",
                "List",
                "wanted",
                wanted,
                "grades",
                List.of(grade("A", 90), grade("B", 60), grade("C", 0)),
                "sections",
                List.of(section));
        var recorded = rules(district, "checklist/HEALTH_CARE_CHECK", content, from);
        recorded.then().statusCode(201);
        return recorded.path("id");
    }

    private static io.restassured.response.Response rules(
            String district, String kind, Map<String, Object> content, String from) {
        return as("administrator", district)
                .body(Map.of(
                        "kind", kind, "regionCode", district, "validFrom", from, "source", "某标准", "content", content))
                .post("/api/v1/rules");
    }
}
