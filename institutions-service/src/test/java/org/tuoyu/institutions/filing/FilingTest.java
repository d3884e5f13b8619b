package org.tuoyu.institutions.filing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.institutions.InstitutionsTest.DOCUMENTS;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.classes;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class FilingTest {
    @Test
    void theClocksCountWorkingDaysOverNationalDayAndTheWorkedSaturday() {
        var filing = submitted(registered(), "2026-09-30");
        filingOfficer()
                .get(filing)
                .then()
                .body("clocks.due", contains("2026-10-13", "2026-10-27"))
                .body("nextDue", equalTo("2026-10-13"))
                .body("dueProvisional", equalTo(false));
    }

    @Test
    void aReceiptMakesTheSlotsFiledAndARefusalAfterItTakesThatBack() {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        act(filing + "/receipt", Map.of("day", "2024-02-05"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RECEIPTED"));
        filingOfficer().get("/api/v1/institutions/" + uscc).then().body("filedSlots", equalTo(20));
        act(filing + "/refusal", Map.of("reasons", List.of("现场与材料不符"), "day", "2024-02-20"))
                .then()
                .statusCode(200);
        filingOfficer()
                .get("/api/v1/institutions/" + uscc)
                .then()
                .body("filedSlots", equalTo(0))
                .body("registeredSlots", equalTo(20));
    }

    @Test
    void aMoveThatTheProcedureDoesNotHaveNamesThoseItHas() {
        var filing = submitted(registered(), "2024-02-01");
        act(filing + "/verification", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("filing-move"))
                .body("allowed", containsInAnyOrder("return", "receipt", "refusal", "withdrawal"));
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        var uscc = registered();
        classes(uscc, 20);
        String id = filingOfficer()
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .path("filingId");
        act("/api/v1/filings/" + id + "/submission", Map.of("documents", List.of("licence", "x")))
                .then()
                .statusCode(422)
                .body("violations", hasSize(DOCUMENTS.size()));
        filingOfficer().get("/api/v1/filings/" + id).then().body("status", equalTo("DRAFT"));
    }

    @Test
    void whoProvidesMealsHandsInTheFoodLicence() {
        var uscc = registered();
        classes(uscc, 20);
        filingOfficer()
                .header("If-Match", "\"0\"")
                .body(Map.of("facts", Map.of("mealsProvided", 1)))
                .put("/api/v1/institutions/" + uscc + "/standards/premises")
                .then()
                .statusCode(200);
        String id = filingOfficer()
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .path("filingId");
        var submission = "/api/v1/filings/" + id + "/submission";
        act(submission, Map.of("documents", DOCUMENTS))
                .then()
                .statusCode(422)
                .body("violations.code", contains("document-missing"))
                .body("violations[0].message", containsString("food-licence"));
        act(
                        submission,
                        Map.of(
                                "documents",
                                Stream.concat(DOCUMENTS.stream(), Stream.of("food-licence"))
                                        .toList()))
                .then()
                .statusCode(200);
        filingOfficer()
                .get("/api/v1/institutions/" + uscc + "/standards")
                .then()
                .body("findings.find { it.code == 'food-licence' }.source", equalTo("国卫办人口发〔2019〕25号"));
    }

    @Test
    void anInstitutionHasOneFilingAtATimeAndNeedsClasses() {
        var uscc = registered();
        String id = filingOfficer()
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .path("filingId");
        filingOfficer()
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .then()
                .statusCode(409);
        act("/api/v1/filings/" + id + "/submission", Map.of("documents", DOCUMENTS))
                .then()
                .statusCode(409)
                .body("code", equalTo("no-classes"));
    }

    @Test
    void aClassAboveTheStandardIsRefusedWithTheStandard() {
        classes(registered(), 21)
                .then()
                .statusCode(422)
                .body("violations.code", contains("class-too-large"))
                .body("violations.pointer", contains("/classes/0/slots"));
    }
}
