package org.tuoyu.inspections.law;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.inspections.InspectionsTest.arrivalCode;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.certificate;
import static org.tuoyu.inspections.InspectionsTest.finding;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.itself;
import static org.tuoyu.inspections.InspectionsTest.person;
import static org.tuoyu.inspections.InspectionsTest.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.inspections.InspectionsTest;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** What 国办发〔2024〕54号 refuses is refused, and the answer says by which rule. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class InspectionLawTest {
    private static final String LAW = "国办发〔2024〕54号";

    @Test
    void withoutAPublishedItemNothingIsInspected() {
        institution("52330104MJ0000011K", "330104001");
        plan("330104", "52330104MJ0000011K", "2025-03-03", null)
                .statusCode(422)
                .body("violations.code", contains("item-missing"))
                .body("violations[0].message", containsString(LAW));
        published("330104", null);
        plan("330104", "52330104MJ0000011K", "2025-03-03", "gardens")
                .statusCode(422)
                .body("violations.code", contains("item-unknown"))
                .body("violations[0].message", containsString(LAW));
        plan("330104", "52330104MJ0000011K", "2025-03-03", "fire")
                .statusCode(403)
                .body("code", equalTo("item-of-others"))
                .body("detail", containsString(LAW));
        plan("330104", "52330104MJ0000011K", "2025-03-03", "childcare")
                .statusCode(201)
                .body("nature", equalTo("ADMINISTRATIVE"))
                .body("department", equalTo("health"));
    }

    @Test
    void theYearlyCapHoldsForAllDepartmentsTogetherAndWhatSomebodyAskedForIsBesideIt() {
        var uscc = "52330105MJ0000011R";
        institution(uscc, "330105001");
        published("330105", 2);
        plan("330105", uscc, "2025-03-03", "childcare").statusCode(201);
        plan(person("f@330105", "inspector", "330105", "fire-rescue"), uscc, "2025-06-02", "fire", null)
                .statusCode(201);
        plan("330105", uscc, "2025-09-01", "childcare")
                .statusCode(409)
                .body("code", equalTo("yearly-cap"))
                .body("detail", containsString(LAW));
        plan(as("inspector", "330105"), uscc, "2025-09-01", "childcare", "COMPLAINT")
                .statusCode(201);
        plan("330105", uscc, "2026-01-05", "childcare").statusCode(201); // another year
        as("inspector", "330105")
                .body(Map.of("kind", "PATROL", "uscc", uscc, "dueDay", "2025-09-01"))
                .post("/api/v1/visits")
                .then()
                .statusCode(201);
    }

    @Test
    void anInspectionThatIsMadeInAnotherYearThanItWasPlannedForTakesAPlaceOfThatYear() {
        var uscc = "52360802MJ0000011A";
        institution(uscc, "360802001");
        published("360802", 1);
        certificate("赣-802", "inspector@360802", "360802");
        plan("360802", uscc, "2025-03-03", "childcare").statusCode(201);
        String visit = plan("360802", uscc, "2024-12-30", "childcare")
                .statusCode(201)
                .extract()
                .path("visitId");
        InspectionsTest.report("/api/v1/visits/" + visit, "360802", made(uscc, "2025-01-03"))
                .then()
                .statusCode(409)
                .body("code", equalTo("yearly-cap"));
        InspectionsTest.report("/api/v1/visits/" + visit, "360802", made(uscc, "2024-12-31"))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> made(String uscc, String day) {
        return Map.of(
                "conforms",
                true,
                "visitedOn",
                day,
                "certificateNumber",
                "赣-802",
                "arrivalCode",
                arrivalCode(uscc, "360802"));
    }

    @Test
    void aFollowUpNeedsSomethingToFollow() {
        var uscc = "52360803MJ0000011A";
        institution(uscc, "360803001");
        published("360803", 1);
        var followUp = Map.of("kind", "FOLLOW_UP", "uscc", uscc, "dueDay", "2025-03-03", "item", "childcare");
        as("inspector", "360803")
                .body(followUp)
                .post("/api/v1/visits")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-follow"));
        finding(uscc, "360803", "SERIOUS");
        as("inspector", "360803").body(followUp).post("/api/v1/visits").then().statusCode(201);
    }

    @Test
    void whatIsCancelledDoesNotCountToTheCap() {
        var uscc = "52330111MJ0000011W";
        institution(uscc, "330111001");
        published("330111", 1);
        String visit = plan("330111", uscc, "2025-03-03", "childcare")
                .statusCode(201)
                .extract()
                .path("visitId");
        plan("330111", uscc, "2025-03-03", "childcare").statusCode(409);
        as("inspection-manager", "330111")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "机构停业"))
                .post("/api/v1/visits/" + visit + "/cancellation")
                .then()
                .statusCode(200);
        plan("330111", uscc, "2025-04-03", "childcare").statusCode(201);
    }

    @Test
    void onlyTheHolderOfACertificateThatIsValidOnTheDayReports() {
        var uscc = "52330106MJ0000011X";
        institution(uscc, "330106001");
        published("330106", null);
        certificate("浙-1", "inspector@330106", "330106");
        certificate("浙-2", "somebody", "330106");
        String visit = plan("330106", uscc, "2025-03-03", "childcare").extract().path("visitId");
        report(visit, null, "2025-03-03", arrivalCode(uscc, "330106"))
                .statusCode(422)
                .body("violations.code", contains("certificate-missing"));
        report(visit, "浙-2", "2025-03-03", arrivalCode(uscc, "330106"))
                .statusCode(422)
                .body("violations.code", contains("certificate-unknown"))
                .body("violations[0].message", containsString(LAW));
        report(visit, "浙-1", "2022-12-31", arrivalCode(uscc, "330106"))
                .statusCode(422)
                .body("violations.code", contains("certificate-not-valid"));
        report(visit, "浙-1", "2025-03-03", null)
                .statusCode(422)
                .body("violations.code", contains("arrival-code"))
                .body("violations[0].message", containsString(LAW));
        report(visit, "浙-1", "2025-03-03", "ABC")
                .statusCode(422)
                .body("violations.code", contains("arrival-code-wrong"));
        report(visit, "浙-1", "2025-03-03", arrivalCode(uscc, "330106"))
                .statusCode(200)
                .body("status", equalTo("REPORTED"));
    }

    @Test
    void theArrivalCodeIsForTheInstitutionAndNotForTheInspector() {
        var uscc = "52330107MJ0000011A";
        institution(uscc, "330107001");
        var path = "/api/v1/institutions/" + uscc + "/arrival-code";
        itself(uscc, "330107001").get(path).then().statusCode(200).body("code", equalTo(arrivalCode(uscc, "330107")));
        itself("52330107MJ0000021X", "330107001").get(path).then().statusCode(404);
        as("inspector", "330107").get(path).then().statusCode(403);
        as("inspection-manager", "330106").get(path).then().statusCode(404);
    }

    @Test
    void aCertificateIsPutOnRecordInItsOwnRegionAndChangedByWhoHasReadIt() {
        certificate("浙-9", "x", "330108");
        var path = "/api/v1/enforcement-certificates/浙-9";
        var request =
                new HashMap<String, Object>(Map.of("holder", "y", "regionCode", "330108", "department", "health"));
        request.put("validFrom", "2023-01-01");
        request.put("validUntil", "2022-01-01");
        var manager = as("inspection-manager", "330108");
        manager.header("If-Match", "\"1\"").body(request).put(path).then().statusCode(422);
        request.put("validUntil", "2024-01-01");
        as("inspection-manager", "330108")
                .header("If-Match", "\"0\"")
                .body(request)
                .put(path)
                .then()
                .statusCode(412);
        as("inspection-manager", "330109")
                .header("If-Match", "\"1\"")
                .body(request)
                .put(path)
                .then()
                .statusCode(404);
        as("inspector", "330108")
                .header("If-Match", "\"1\"")
                .body(request)
                .put(path)
                .then()
                .statusCode(403);
        as("inspection-manager", "330108")
                .header("If-Match", "\"1\"")
                .body(request)
                .put(path)
                .then()
                .statusCode(200)
                .body("holder", equalTo("y"));
        as("auditor", "330108").get("/api/v1/enforcement-certificates").then().body("items.number", contains("浙-9"));
    }

    @Test
    void visitsOfSeveralDepartmentsToOnePlaceInAMonthAreProposedAsOne() {
        var uscc = "52330110MJ0000011Q";
        institution(uscc, "330110001");
        published("330110", null);
        plan("330110", uscc, "2025-03-20", "childcare").statusCode(201);
        as("inspection-manager", "330110")
                .get("/api/v1/joint-visits?month=2025-03")
                .then()
                .body("items", hasSize(0));
        plan(person("f@330110", "inspector", "330110", "fire-rescue"), uscc, "2025-03-10", "fire", null)
                .statusCode(201);
        as("inspection-manager", "330110")
                .get("/api/v1/joint-visits?month=2025-03")
                .then()
                .body("items", hasSize(1))
                .body("items[0].uscc", equalTo(uscc))
                .body("items[0].day", equalTo("2025-03-10"))
                .body("items[0].departments", equalTo(List.of("fire-rescue", "health")))
                .body("items[0].visits", hasSize(2));
        as("inspection-manager", "330110")
                .get("/api/v1/joint-visits?month=2025-04")
                .then()
                .body("items", hasSize(0));
        as("inspection-manager", "330110")
                .get("/api/v1/joint-visits?month=x")
                .then()
                .statusCode(422);
    }

    private static ValidatableResponse plan(String district, String uscc, String day, String item) {
        return plan(as("inspector", district), uscc, day, item, null);
    }

    private static ValidatableResponse plan(
            RequestSpecification who, String uscc, String day, String item, String trigger) {
        var visit = new HashMap<String, Object>(Map.of("kind", "ADMINISTRATIVE_INSPECTION", "uscc", uscc));
        visit.put("dueDay", day);
        visit.put("item", item);
        visit.put("trigger", trigger);
        return who.body(visit).post("/api/v1/visits").then();
    }

    private static ValidatableResponse report(String visit, String certificate, String day, String arrivalCode) {
        var report = new HashMap<String, Object>(Map.of("conforms", true, "findings", List.of(), "visitedOn", day));
        report.put("certificateNumber", certificate);
        report.put("arrivalCode", arrivalCode);
        return as("inspector", "330106")
                .header("If-Match", "\"1\"")
                .body(report)
                .post("/api/v1/visits/" + visit + "/report")
                .then();
    }
}
