package org.tuoyu.inspections.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.inspections.InspectionsTest.act;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.finding;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.itself;
import static org.tuoyu.inspections.InspectionsTest.report;
import static org.tuoyu.inspections.InspectionsTest.visit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** 整改: in time, with evidence, verified by a person, and followed when it is not made. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class RectificationTest {
    private static final String DISTRICT = "360102";
    private static final String USCC = "52360102MJ0000001A";
    private static final LocalDate DUE =
            LocalDate.of(2024, 6, 18); // ten working days, the Dragon Boat Festival between

    @Inject
    WatchDeadlines watchDeadlines;

    @Inject
    Rectification rectification;

    @BeforeEach
    void anInstitutionIsKnown() {
        institution(USCC, DISTRICT + "001");
    }

    @Test
    void evidenceThatDoesNotShowItIsGivenBackAndTheWholeStoryStaysOnRecord() {
        var finding = finding(USCC, DISTRICT, "SERIOUS");
        act(manager(), finding, "return", reason("看不清")).then().statusCode(409).body("code", equalTo("no-evidence"));
        evidence(itself(USCC, DISTRICT), finding).then().statusCode(200).body("answered", equalTo(true));
        evidence(itself(USCC, DISTRICT), finding).then().statusCode(409).body("code", equalTo("evidence-waits"));
        act(manager(), finding, "return", reason("看不清")).then().statusCode(200).body("answered", equalTo(false));
        evidence(itself(USCC, DISTRICT), finding).then().statusCode(200);
        act(inspector(), finding, "lifting", Map.of("lifting", "复核合格"))
                .then()
                .statusCode(200)
                .body("act", equalTo("LIFTED"));
        inspector()
                .get(finding + "/steps")
                .then()
                .body("steps.act", contains("RAISED", "ANSWERED", "RETURNED", "ANSWERED", "LIFTED"))
                .body("steps[2].remark", equalTo("看不清"));
        evidence(itself(USCC, DISTRICT), finding).then().statusCode(409).body("code", equalTo("finding-lifted"));
    }

    @Test
    void anInstitutionSeesAndAnswersItsOwnFindingsOnly() {
        var finding = finding(USCC, DISTRICT, "MINOR");
        var other = "52360102MJ0000002B";
        itself(other, DISTRICT).get(finding).then().statusCode(404);
        itself(other, DISTRICT).get("/api/v1/findings").then().body("items", hasSize(0));
        evidence(itself(other, DISTRICT), finding).then().statusCode(404);
        itself(USCC, DISTRICT).get(finding).then().statusCode(200);
    }

    @Test
    void evidenceNamesPhotosThatHaveCome() {
        var photo = "0".repeat(64);
        act(
                        itself(USCC, DISTRICT),
                        finding(USCC, DISTRICT, "MINOR"),
                        "evidence",
                        Map.of("evidence", "已整改", "photos", List.of(photo)))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/photos/" + photo))
                .body("violations.code", contains("photos-missing"));
    }

    @Test
    void aDeadlineIsExtendedOnceByWhatTheRulesAllowAndNotAfterItHasPassed() {
        var past = finding(USCC, DISTRICT, "SERIOUS");
        extend(past, 5).then().statusCode(409).body("code", equalTo("extended-too-late"));
        rules("360103", 250, 10, List.of());
        institution("52360103MJ0000001A", "360103001");
        var open = findingOfToday("52360103MJ0000001A", "360103");
        var before = LocalDate.parse(manager("360103").get(open).path("dueDay"));
        extend("360103", open, 11).then().statusCode(422).body("violations.code", contains("extension-too-long"));
        extend("360103", open, 10).then().statusCode(200).body("extended", equalTo(true));
        assertThat(LocalDate.parse(manager("360103").get(open).path("dueDay"))).isAfter(before);
        extend("360103", open, 1).then().statusCode(409).body("code", equalTo("extended-already"));
    }

    @Test
    void whatIsNotPutRightInTimeIsToldStepByStepAndEachStepOnce() {
        var finding = finding(USCC, DISTRICT, "SERIOUS");
        watchDeadlines.tellOverdue(DUE);
        inspector().get(finding).then().body("dueDay", equalTo(DUE.toString())).body("overdueSteps", equalTo(0));
        watchDeadlines.tellOverdue(DUE.plusDays(1));
        watchDeadlines.tellOverdue(DUE.plusDays(1));
        inspector().get(finding).then().body("overdueSteps", equalTo(1)).body("act", equalTo("OVERDUE"));
        watchDeadlines.tellOverdue(LocalDate.of(2024, 6, 25)); // the fifth working day after
        inspector().get(finding).then().body("overdueSteps", equalTo(1));
        watchDeadlines.tellOverdue(LocalDate.of(2024, 6, 26));
        watchDeadlines.tellOverdue(LocalDate.of(2025, 6, 26));
        inspector().get(finding).then().body("overdueSteps", equalTo(2));
    }

    @Test
    void whileEvidenceWaitsNobodyIsToldThatItIsOverdueAndGivenBackItIsToldAtOnce() {
        var finding = finding(USCC, DISTRICT, "SERIOUS");
        evidence(itself(USCC, DISTRICT), finding).then().statusCode(200);
        watchDeadlines.tellOverdue(DUE.plusDays(1));
        inspector().get(finding).then().body("overdueSteps", equalTo(0));
        act(manager(), finding, "return", reason("看不清")).then().statusCode(200);
        watchDeadlines.tellOverdue(DUE.plusDays(1));
        inspector().get(finding).then().body("overdueSteps", equalTo(1));
    }

    @Test
    void aPenaltyIsProposedByAPersonForWhatIsOverdueToTheDepartmentWithThePower() {
        var finding = finding(USCC, DISTRICT, "SERIOUS");
        penalty(finding, DISTRICT).then().statusCode(409).body("code", equalTo("not-overdue"));
        watchDeadlines.tellOverdue(DUE.plusDays(1));
        penalty(finding, DISTRICT).then().statusCode(409).body("code", equalTo("no-power"));
        var power = Map.of("clause", "三(五)3", "department", "market-regulation", "basis", "某法第一条");
        rules("360104", 10, 10, List.of(power));
        institution("52360104MJ0000001A", "360104001");
        var other = finding("52360104MJ0000001A", "360104", "SERIOUS");
        watchDeadlines.tellOverdue(DUE.plusDays(1));
        penalty(other, "360104")
                .then()
                .statusCode(200)
                .body("penaltyDepartment", equalTo("market-regulation"))
                .body("penaltyBasis", equalTo("某法第一条"));
        penalty(other, "360104").then().statusCode(409).body("code", equalTo("penalty-proposed"));
    }

    @Test
    void aLeadOrdersNothing() {
        var patrol = visit("PATROL", USCC, DISTRICT);
        var found = Map.of("severity", "GRAVE", "clause", "三(四)5", "description", "通道被堵");
        report(patrol, DISTRICT, Map.of("findings", List.of(found))).then().statusCode(200);
        var id = patrol.substring(patrol.lastIndexOf('/') + 1);
        String lead = inspector()
                .get("/api/v1/findings?limit=200&uscc=" + USCC)
                .path("items.find { it.visitId == '" + id + "' }.findingId");
        evidence(itself(USCC, DISTRICT), "/api/v1/findings/" + lead)
                .then()
                .statusCode(409)
                .body("code", equalTo("lead-orders-nothing"));
    }

    @Test
    void aDeadlineIntoAYearWithoutCalendarIsCountedAnewWhenItHasCome() {
        rules("360105", 250, 250, List.of());
        institution("52360105MJ0000001A", "360105001");
        var finding = findingOfToday("52360105MJ0000001A", "360105");
        extend("360105", finding, 250).then().statusCode(200).body("dueProvisional", equalTo(true));
        var due = LocalDate.parse(manager("360105").get(finding).path("dueDay"));
        var off = due.minusDays(7).datesUntil(due.plusDays(1)).collect(Collectors.toMap(day -> day, day -> "春节"));
        Set<Year> years =
                IntStream.range(2020, due.getYear() + 5).mapToObj(Year::of).collect(Collectors.toSet());
        assertThat(rectification.recount(new WorkingDays(off, Set.of(), years))).isPositive();
        manager("360105").get(finding).then().body("act", equalTo("RECOUNTED")).body("dueProvisional", equalTo(false));
        assertThat(LocalDate.parse(manager("360105").get(finding).path("dueDay")))
                .isNotEqualTo(due);
    }

    @Test
    void aVisitIsReviewedByAnotherAndClosedWhenAllThatItFoundIsPutRight() {
        var finding = finding(USCC, DISTRICT, "MINOR");
        var visit = "/api/v1/visits/" + inspector().get(finding).path("visitId");
        act(manager(), visit, "review", Map.of("remark", "记录完整"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REVIEWED"));
        act(inspector(), finding, "lifting", Map.of("lifting", "复核合格")).then().statusCode(200);
        inspector()
                .get(visit)
                .then()
                .body("status", equalTo("CLOSED"))
                .body("reviewer", equalTo("inspection-manager@" + DISTRICT));
        act(manager(), visit, "review", Map.of("remark", "再看"))
                .then()
                .statusCode(409)
                .body("code", equalTo("visit-move"));
    }

    private Response extend(String finding, int days) {
        return extend(DISTRICT, finding, days);
    }

    private Response extend(String district, String finding, int days) {
        return act(manager(district), finding, "extension", Map.of("workingDays", days, "reason", "等待器材"));
    }

    private Response evidence(RequestSpecification who, String finding) {
        return act(who, finding, "evidence", Map.of("evidence", "已整改", "photos", List.of()));
    }

    private Response penalty(String finding, String district) {
        return act(manager(district), finding, "penalty-proposal", reason("逾期未整改"));
    }

    private static Map<String, Object> reason(String text) {
        return Map.of("reason", text);
    }

    private static RequestSpecification inspector() {
        return as("inspector", DISTRICT);
    }

    private static RequestSpecification manager() {
        return manager(DISTRICT);
    }

    private static RequestSpecification manager(String district) {
        return as("inspection-manager", district);
    }

    private static String findingOfToday(String uscc, String district) {
        var visit = visit("QUALITY_ASSESSMENT", uscc, district);
        var found = Map.of("severity", "SERIOUS", "clause", "三(五)3", "description", "记录不完整");
        report(visit, district, Map.of("findings", List.of(found))).then().statusCode(200);
        return "/api/v1/findings/"
                + as("inspector", district)
                        .get("/api/v1/findings?limit=200&uscc=" + uscc)
                        .path("items[-1].findingId");
    }

    private static void rules(
            String district, int workingDays, int longestExtension, List<Map<String, String>> powers) {
        var severities = List.of("MINOR", "SERIOUS", "GRAVE").stream()
                .map(one -> Map.of("severity", one, "workingDays", workingDays, "suspendsSlots", false))
                .toList();
        var content = Map.of(
                "severities",
                severities,
                "longestExtension",
                longestExtension,
                "escalateAfter",
                List.of(0, 5),
                "powers",
                powers);
        var rules = Map.of(
                "kind",
                "rectification",
                "regionCode",
                district,
                "validFrom",
                "2024-01-01",
                "source",
                "某区规定",
                "content",
                content);
        as("administrator", district).body(rules).post("/api/v1/rules").then().statusCode(201);
    }
}
