package org.tuoyu.institutions.filing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.DOCUMENTS;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.itself;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** 变更 and 停止服务: an institution has one filing in force, and what changes it takes its place. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ChangeFilingTest {
    @jakarta.inject.Inject
    MoveFiling moveFiling;

    @Test
    void aChangeOfSlotsCountsThemFromItsReceiptAndTakesThePlaceOfTheFilingBefore() {
        var uscc = registered();
        var first = receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        classes(uscc, 20, 15);
        slots(uscc, 35, 20);
        var change = granted(open(uscc, "CHANGE", "SLOTS"));
        slots(uscc, 35, 35);
        filingOfficer()
                .get(first)
                .then()
                .body("stage", equalTo("ENDED"))
                .body("supersededBy", equalTo(change.substring(change.lastIndexOf('/') + 1)));
    }

    @Test
    void aChangeOfTheNameLeavesTheSlotsAsTheyWereFiled() {
        var uscc = registered();
        receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        classes(uscc, 20, 15);
        granted(open(uscc, "CHANGE", "NAME"));
        slots(uscc, 35, 20);
    }

    @Test
    void aChangeThatIsRefusedLeavesWhatIsInForce() {
        var uscc = registered();
        var first = receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        var change = path(open(uscc, "CHANGE", "SLOTS"));
        act(change + "/submission", Map.of("documents", DOCUMENTS)).then().statusCode(200);
        act(change + "/refusal", Map.of("reasons", List.of("不符"))).then().statusCode(200);
        slots(uscc, 20, 20);
        filingOfficer().get(first).then().body("stage", equalTo("IN_FORCE"));
    }

    @Test
    void aChangeThatIsRefusedAfterItsReceiptBringsBackWhatItChanged() {
        var uscc = registered();
        var first = receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        act(first + "/verification", Map.of()).then().statusCode(200);
        var name = granted(open(uscc, "CHANGE", "NAME"));
        act(name + "/refusal", Map.of("reasons", List.of("不符"))).then().statusCode(200);
        slots(uscc, 20, 20);
        filingOfficer()
                .get(first)
                .then()
                .body("stage", equalTo("IN_FORCE"))
                .body("status", equalTo("VERIFIED"))
                .body("supersededBy", nullValue());
        classes(uscc, 20, 15);
        var slots = granted(open(uscc, "CHANGE", "SLOTS"));
        slots(uscc, 35, 35);
        act(slots + "/refusal", Map.of("reasons", List.of("不符"))).then().statusCode(200);
        slots(uscc, 35, 20);
        granted(open(uscc, "CHANGE", "SLOTS"));
        slots(uscc, 35, 35);
    }

    @Test
    void aNewFilingThatIsRefusedAfterItsReceiptLeavesNothingFiled() {
        var uscc = registered();
        receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        var move = granted(open(uscc, "NEW", "MOVE"));
        act(move + "/refusal", Map.of("reasons", List.of("不符"))).then().statusCode(200);
        slots(uscc, 20, 0);
    }

    @Test
    void aMoveAsksForANewFiling() {
        var uscc = registered();
        open(uscc, "CHANGE", "NAME").statusCode(409).body("code", equalTo("nothing-filed"));
        receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        open(uscc, "CHANGE", "MOVE").statusCode(409).body("code", equalTo("filing-other-kind"));
        open(uscc, "NEW").statusCode(409).body("code", equalTo("filed-already"));
        open(uscc, "CHANGE").statusCode(422);
        open(uscc, "CHANGE", "X").statusCode(422);
        granted(open(uscc, "NEW", "MOVE"));
        slots(uscc, 20, 20);
    }

    @Test
    void aClosureLeavesNothingFiledAndTheInstitutionMayFileAgain() {
        var uscc = registered();
        receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        granted(open(uscc, "CLOSURE"));
        slots(uscc, 20, 0);
        open(uscc, "NEW").statusCode(201);
        open(uscc, "NEW").statusCode(409).body("code", equalTo("filing-open"));
    }

    @Test
    void whatHasEndedIsNotRevivedAndWhatWasSeenOnSiteIsOfTheFilingThatTookItsPlace() {
        var uscc = registered();
        var first = receipted(submitted(uscc, "2024-02-01"), "2024-02-05");
        classes(uscc, 20, 15);
        var change = granted(open(uscc, "CHANGE", "NAME"));
        filingOfficer().get(change).then().body("slots", equalTo(20)); // not the 35 that nobody has filed
        act(first + "/refusal", Map.of("reasons", List.of("x"))).then().statusCode(409);
        moveFiling.confirm(
                java.util.UUID.fromString(first.substring(first.lastIndexOf('/') + 1)),
                java.time.LocalDate.of(2024, 3, 1),
                org.tuoyu.platform.identity.Actor.theClock());
        filingOfficer().get(first).then().body("stage", equalTo("ENDED"));
        filingOfficer().get(change).then().body("status", equalTo("VERIFIED"));
        var closure = granted(open(uscc, "CLOSURE"));
        act(closure + "/verification", Map.of()).then().statusCode(409);
    }

    @Test
    void anActThatIsNotTheInstitutionsIsRefusedToIt() {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        itself(uscc, "211104")
                .header("If-Match", filingOfficer().get(filing).header("ETag"))
                .body(Map.of())
                .post(filing + "/receipt")
                .then()
                .statusCode(403)
                .body("code", equalTo("act-of-others"));
    }

    private static ValidatableResponse open(String uscc, String kind, String... subjects) {
        return filingOfficer()
                .body(new HashMap<>(Map.of("uscc", uscc, "kind", kind, "subjects", List.of(subjects))))
                .post("/api/v1/filings")
                .then();
    }

    private static String path(ValidatableResponse opened) {
        return "/api/v1/filings/" + opened.statusCode(201).extract().path("filingId");
    }

    private static String granted(ValidatableResponse opened) {
        var filing = path(opened);
        act(filing + "/submission", Map.of("documents", DOCUMENTS)).then().statusCode(200);
        return receipted(filing, null);
    }

    private static String receipted(String filing, String day) {
        var body = new HashMap<String, Object>();
        body.put("day", day);
        act(filing + "/receipt", body).then().statusCode(200);
        return filing;
    }

    private static void classes(String uscc, int... slots) {
        var path = "/api/v1/institutions/" + uscc;
        var classes = java.util.Arrays.stream(slots)
                .mapToObj(count -> Map.of("name", "班", "ageBand", "SENIOR", "slots", count))
                .toList();
        filingOfficer()
                .header("If-Match", filingOfficer().get(path).header("ETag"))
                .body(Map.of("classes", classes))
                .put(path + "/classes")
                .then()
                .statusCode(200);
    }

    private static void slots(String uscc, int registered, int filed) {
        filingOfficer()
                .get("/api/v1/institutions/" + uscc)
                .then()
                .body("registeredSlots", equalTo(registered))
                .body("filedSlots", equalTo(filed));
    }
}
