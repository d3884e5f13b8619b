package org.tuoyu.inspections.planning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.tuoyu.inspections.InspectionsTest.act;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.certificate;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A plan of visits from what is due and who is there, approved by a manager. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class PlanningTest {
    private static final LocalDate FIRST = LocalDate.now().plusDays(1);
    private static final LocalDate LAST = FIRST.plusDays(27);

    @Test
    void anApprovedPlanPutsEachVisitOnTheDeviceOfItsInspector() {
        var district = "360302";
        var uscc = "52360302MJ0000001A";
        institution(uscc, district + "001");
        inspector("甲@" + district, district, List.of("PATROL"), List.of());
        var visit = plan(district, "PATROL", uscc, LAST, null);
        var schedule = proposed(district);
        var state = manager(district).get(schedule);
        state.then()
                .body("planned", equalTo(1))
                .body("unplanned", equalTo(0))
                .body("score.part", hasItems("capacity", "fair", "joint", "late", "moved", "travel", "unplanned"));
        as("inspection-manager", "360303").get(schedule).then().statusCode(404);
        act(manager(district), schedule, "approval", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"));
        manager(district).get(visit).then().body("assignee", equalTo("甲@" + district));
        assertThat(LocalDate.parse(manager(district).get(visit).path("plannedOn")))
                .isBetween(FIRST, LAST);
        act(manager(district), schedule, "approval", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("schedule-not-proposed"));
    }

    @Test
    void whoIsNotCompetentNotCertifiedOrAbsentMakesNoVisitAndThePlanSaysWhyNobodyDoes() {
        var district = "360304";
        var uscc = "52360304MJ0000001A";
        institution(uscc, district + "001");
        published(district, null);
        inspector("有证@" + district, district, List.of("ADMINISTRATIVE_INSPECTION"), List.of());
        inspector("无证@" + district, district, List.of("ADMINISTRATIVE_INSPECTION", "SPECIAL"), List.of());
        inspector(
                "休假@" + district,
                district,
                List.of("PATROL"),
                List.of(Map.of("firstDay", FIRST.toString(), "lastDay", LAST.toString())));
        var certified = plan(district, "ADMINISTRATIVE_INSPECTION", uscc, LAST, "childcare");
        var uncertified = plan(district, "SPECIAL", uscc, LAST, "childcare");
        var absent = plan(district, "PATROL", uscc, LAST, null);
        var nobody = plan(district, "QUALITY_ASSESSMENT", uscc, LAST, null);
        certificate("赣-" + district, "有证@" + district, district);
        var visits = manager(district).get(proposed(district) + "/visits");
        visits.then().body(find(certified) + ".account", equalTo("有证@" + district));
        visits.then().body(find(uncertified) + ".why", equalTo("NOBODY_CERTIFIED"));
        visits.then().body(find(absent) + ".why", equalTo("NO_DAY"));
        visits.then().body(find(nobody) + ".why", equalTo("NOBODY_COMPETENT"));
    }

    @Test
    void pinnedVisitsStayAndWhatWasDecidedOtherwiseAfterTheProposalIsLeftAlone() {
        var district = "360305";
        institution("52360305MJ0000001A", district + "001");
        inspector("甲@" + district, district, List.of("PATROL"), List.of());
        var pinned = plan(district, "PATROL", "52360305MJ0000001A", LAST, null);
        var cancelled = plan(district, "PATROL", "52360305MJ0000001A", LAST, null);
        var day = LAST.minusDays(2).toString();
        assign(pinned, district, Map.of("assignee", "乙@" + district, "plannedOn", day, "pinned", true))
                .then()
                .statusCode(200);
        assign(cancelled, district, Map.of("assignee", "", "pinned", true))
                .then()
                .statusCode(422)
                .body("violations.code", contains("pinned-where"));
        var schedule = proposed(district);
        manager(district)
                .get(schedule + "/visits")
                .then()
                .body(find(pinned) + ".account", equalTo("乙@" + district))
                .body(find(pinned) + ".day", equalTo(day));
        act(manager(district), cancelled, "cancellation", Map.of("reason", "停业"))
                .then()
                .statusCode(200);
        act(manager(district), schedule, "approval", Map.of())
                .then()
                .statusCode(200)
                .body("notTaken", equalTo(1));
        manager(district).get(cancelled).then().body("status", equalTo("CANCELLED"));
    }

    @Test
    void anInspectorSubscribesToTheOwnPlannedVisitsAtAnAddressThatANewOneEnds() {
        var district = "360306";
        institution("52360306MJ0000001A", district + "001");
        var visit = plan(district, "PATROL", "52360306MJ0000001A", LAST, null);
        assign(visit, district, Map.of("assignee", "inspector@" + district, "plannedOn", "2099-06-01"))
                .then()
                .statusCode(200);
        var feed = feed(district);
        var calendar = given().get(feed);
        calendar.then().statusCode(200).contentType("text/calendar");
        assertThat(calendar.asString())
                .contains(
                        "BEGIN:VCALENDAR",
                        "DTSTART;VALUE=DATE:20990601",
                        "UID:" + visit.substring(visit.lastIndexOf('/') + 1));
        var next = feed(district);
        given().get(feed).then().statusCode(404);
        given().get(next).then().statusCode(200);
    }

    private static String feed(String district) {
        var opened = as("inspector", district).post("/api/v1/calendar-feeds");
        opened.then().statusCode(201);
        var address = opened.<String>path("address");
        return address.substring(address.indexOf("/api/"));
    }

    @Test
    void whoHasVisitsElsewhereHasNoRoomForThemHereAndWhoIsAbsentMeanwhileIsNotSent() {
        var district = "360307";
        institution("52360307MJ0000001A", district + "001");
        institution("52360307MJ0000002B", district + "002");
        inspector("甲@" + district, district, List.of("PATROL"), List.of());
        var day = LAST.minusDays(3).toString();
        for (int i = 0; i < 2; i++) { // two a day are all
            var there = plan(district, "PATROL", "52360307MJ0000002B", LAST, null);
            assign(there, district, Map.of("assignee", "甲@" + district, "plannedOn", day, "pinned", true));
        }
        var here = plan(district, "PATROL", "52360307MJ0000001A", LAST, null);
        var schedule = proposed(district + "001");
        assertThat(manager(district).get(schedule + "/visits").<String>path(find(here) + ".day"))
                .isNotNull()
                .isNotEqualTo(day);
        var body = new HashMap<String, Object>(record(
                district,
                List.of("PATROL"),
                List.of(Map.of("firstDay", FIRST.toString(), "lastDay", LAST.toString()))));
        manager(district)
                .header("If-Match", "\"1\"")
                .body(body)
                .put("/api/v1/inspectors/甲@" + district)
                .then()
                .statusCode(200);
        act(manager(district), schedule, "approval", Map.of())
                .then()
                .statusCode(200)
                .body("notTaken", equalTo(1));
    }

    @Test
    void aPlanBeginsTodayOrLaterEndsAfterThatAndReachesThreeMonthsAtMost() {
        for (var bad : List.of(
                List.of(LocalDate.now().minusDays(2), LAST, "day-before"),
                List.of(FIRST, FIRST.minusDays(1), "day-before"),
                List.of(FIRST, FIRST.plusDays(93), "plan-too-long"))) {
            manager("360302")
                    .body(Map.of("regionCode", "360302", "firstDay", "" + bad.get(0), "lastDay", "" + bad.get(1)))
                    .post("/api/v1/schedules")
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains(bad.get(2)));
        }
        manager("360302")
                .body(Map.of("regionCode", "360303", "firstDay", FIRST.toString(), "lastDay", LAST.toString()))
                .post("/api/v1/schedules")
                .then()
                .statusCode(403);
    }

    @Test
    void anInspectorIsPutOnRecordWithWhatIsWrongSaidAtOnce() {
        var body = new HashMap<String, Object>(record("360302", List.of("PATROL"), List.of()));
        body.remove("latitude");
        body.put("absences", List.of(Map.of("firstDay", "2024-06-03", "lastDay", "2024-06-01")));
        manager("360302")
                .header("If-Match", "\"0\"")
                .body(body)
                .put("/api/v1/inspectors/乙")
                .then()
                .statusCode(422)
                .body("violations.code", contains("place-half", "day-before"));
    }

    private static Response assign(String visit, String district, Map<String, Object> body) {
        return manager(district)
                .header("If-Match", manager(district).get(visit).header("ETag"))
                .body(body)
                .put(visit + "/assignment");
    }

    private static String find(String visit) {
        return "visits.find { it.visitId == '" + visit.substring(visit.lastIndexOf('/') + 1) + "' }";
    }

    private static String proposed(String district) {
        var asked = manager(district)
                .body(Map.of("regionCode", district, "firstDay", FIRST.toString(), "lastDay", LAST.toString()))
                .post("/api/v1/schedules");
        asked.then().statusCode(201);
        var schedule = "/api/v1/schedules/" + asked.path("scheduleId");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        manager(district).get(schedule).<String>path("status").equals("PROPOSED"));
        return schedule;
    }

    private static String plan(String district, String kind, String uscc, LocalDate due, String item) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "uscc", uscc, "dueDay", due.toString()));
        if (item != null) body.put("item", item);
        var planned = as("inspector", district).body(body).post("/api/v1/visits");
        planned.then().statusCode(201);
        return "/api/v1/visits/" + planned.path("visitId");
    }

    private static void inspector(
            String account, String district, List<String> kinds, List<Map<String, String>> absences) {
        manager(district)
                .header("If-Match", "\"0\"")
                .body(record(district, kinds, absences))
                .put("/api/v1/inspectors/" + account)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> record(String district, List<String> kinds, List<Map<String, String>> absences) {
        return Map.of(
                "regionCode",
                district,
                "department",
                "health",
                "kinds",
                kinds,
                "visitsPerDay",
                2,
                "longitude",
                115.9,
                "latitude",
                28.7,
                "absences",
                absences);
    }

    private static io.restassured.specification.RequestSpecification manager(String district) {
        return as("inspection-manager", district);
    }
}
