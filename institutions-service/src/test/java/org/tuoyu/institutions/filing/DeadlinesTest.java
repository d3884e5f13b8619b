package org.tuoyu.institutions.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.DOCUMENTS;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.civilAffairs;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.push;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** The clocks of a filing: 5 working days for the receipt, 15 for a refusal, from complete material. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class DeadlinesTest {
    @Inject
    Deadlines deadlines;

    @Inject
    WorkingDays workingDays;

    @ParameterizedTest(name = "submitted on {0}: receipt by {1}, refusal by {2}")
    @CsvSource({
        "2024-03-11, 2024-03-18, 2024-04-01",
        "2026-09-30, 2026-10-13, 2026-10-27", // National Day, and the worked Saturday 10 October
        "2025-01-24, 2025-02-07, 2025-02-20", // Spring Festival, worked Sunday 26 January and Saturday 8 February
        "2025-12-26, 2026-01-05, 2026-01-19" // the turn of the year, worked Sunday 4 January
    })
    void theClocksCountWorkingDays(String submittedOn, String receipt, String refusal) {
        filingOfficer()
                .get(submitted(registered(), submittedOn))
                .then()
                .body("dueProvisional", equalTo(false))
                .body("clocks.due", contains(receipt, refusal));
    }

    @Test
    void aRequestForCompletionStopsTheClocksAndCompleteMaterialBeginsThemAnew() {
        var filing = submitted(registered(), "2026-03-03");
        act(filing + "/return", Map.of("reasons", List.of("消防安全检查合格证明"), "day", "2026-03-05"))
                .then()
                .statusCode(200)
                .body("nextDue", nullValue())
                .body("clocks.pausedOn", contains("2026-03-05", "2026-03-05"))
                .body("letters.code", contains("completion-request"));
        filingOfficer().get(filing + "/clocks").then().body("clocks[0].days.day", contains("2026-03-04", "2026-03-05"));
        act(filing + "/submission", Map.of("documents", DOCUMENTS, "day", "2026-03-12"))
                .then()
                .statusCode(200)
                .body("clocks.due", contains("2026-03-19", "2026-04-02"));
        act(filing + "/return", Map.of("reasons", List.of("还缺一份"))).then().statusCode(409); // 一次性告知: once
    }

    @Test
    void whatIsWithdrawnWhileItsClocksStandStillIsExplained() {
        var filing = submitted(registered(), "2026-03-03");
        act(filing + "/return", Map.of("reasons", List.of("缺一份"), "day", "2026-03-05"))
                .then()
                .statusCode(200);
        act(filing + "/withdrawal", Map.of("day", "2026-03-06")).then().statusCode(200);
        filingOfficer()
                .get(filing + "/clocks")
                .then()
                .statusCode(200)
                .body("clocks.endedOn", contains("2026-03-06", "2026-03-06"));
    }

    @Test
    void whatAClockThatResumesStoodStillDoesNotCount() {
        var clock = new FilingProcedure.Clock(
                "decision", "决定", "Decision", 5, List.of("a"), List.of("b"), List.of("c"), List.of("d"), "测试");
        var run = ClockRun.started(clock, LocalDate.of(2026, 3, 3), workingDays);
        assertThat(run.due()).isEqualTo("2026-03-10");
        var resumed = run.paused(LocalDate.of(2026, 3, 5))
                .resumed(LocalDate.of(2026, 3, 12))
                .counted(clock, workingDays);
        assertThat(resumed.due()).isEqualTo("2026-03-17"); // 4, 5, then 13, 16, 17
    }

    @Test
    void everyDueDayExplainsItselfDayByDay() {
        filingOfficer()
                .get(submitted(registered(), "2026-09-30") + "/clocks")
                .then()
                .body("clocks[0].days", hasSize(13))
                .body("clocks[0].days.findAll { it.counts }.day.size()", equalTo(5))
                .body("clocks[0].days.find { it.day == '2026-10-01' }.holiday", equalTo("国庆节"))
                .body("clocks[0].days.find { it.day == '2026-10-10' }.why", equalTo("MAKE_UP_DAY"));
    }

    @Test
    void aDeadlineIntoAYearWithoutCalendarIsProvisionalRaisesAnAlarmOnceAndIsCountedAnewWhenTheYearIsKnown() {
        var filing = submittedIn2022();
        filingOfficer()
                .get(filing)
                .then()
                .body("dueProvisional", equalTo(true))
                .body("clocks[0].provisional", equalTo(true))
                .body("clocks[0].due", equalTo("2022-12-21"));
        filingOfficer().get(filing + "/clocks").then().body("clocks[0].days.provisional", hasItem(true));
        assertThat(deadlines.raiseAlarms())
                .anySatisfy(alarm ->
                        assertThat(alarm).extracting("regionCode", "year").containsExactly("211104", 2022));
        assertThat(deadlines.raiseAlarms()).isEmpty();

        assertThat(deadlines.recount(workingDays)).isZero();
        var off = new HashMap<>(workingDays.off());
        off.put(LocalDate.of(2022, 12, 19), "测试");
        var years = new HashSet<>(workingDays.knownYears());
        years.add(Year.of(2022));
        assertThat(deadlines.recount(new WorkingDays(off, workingDays.worked(), years)))
                .isPositive();
        filingOfficer()
                .get(filing)
                .then()
                .body("dueProvisional", equalTo(false))
                .body("clocks[0].due", equalTo("2022-12-22"))
                .body("nextDue", equalTo("2022-12-22"));
    }

    @Test
    void aReceiptIsNumberedAndAnybodyCanVerifyIt() {
        var uscc = registered();
        var filing = submitted(uscc, "2024-05-06");
        List<String> numbers = act(filing + "/receipt", Map.of("day", "2024-05-08"))
                .then()
                .statusCode(200)
                .body("letters.code", contains("receipt", "basic-conditions"))
                .extract()
                .path("letters.number");
        assertThat(numbers.get(0)).matches("托备回〔2024〕211104-\\d{4}号");
        verify(numbers.get(0)).body("uscc", equalTo(uscc)).body("stage", equalTo("IN_FORCE"));
        act(filing + "/refusal", Map.of("reasons", List.of("现场与材料不符"), "day", "2024-05-20"))
                .then()
                .statusCode(200);
        verify(numbers.get(0)).body("stage", equalTo("ENDED"));
        io.restassured.RestAssured.given()
                .queryParam("number", "托备回〔2024〕211104-9999号")
                .get("/api/v1/public/letters")
                .then()
                .statusCode(404);
    }

    @Test
    void whatOnlyTheInstitutionIsToReadIsVerifiedWithoutItsText() {
        var filing = submitted(registered(), "2024-05-06");
        String number = act(filing + "/return", Map.of("reasons", List.of("缺一份"), "day", "2024-05-08"))
                .path("letters[0].number");
        verify(number).body("textZh", nullValue());
    }

    private static io.restassured.response.ValidatableResponse verify(String number) {
        return io.restassured.RestAssured.given()
                .queryParam("number", number)
                .get("/api/v1/public/letters")
                .then()
                .statusCode(200)
                .body("number", equalTo(number));
    }

    private static String submittedIn2022() {
        var uscc = newUscc();
        var push = new HashMap<>(push(uscc));
        push.put("registeredOn", "2022-01-05");
        civilAffairs().body(push).post("/api/v1/registrations").then().statusCode(201);
        filingOfficer()
                .header("If-Match", "\"0\"")
                .body(Map.of(
                        "classes",
                        List.of(Map.of("name", "一班", "ageBand", "SENIOR", "slots", 20)),
                        "day",
                        "2022-01-05"))
                .put("/api/v1/institutions/" + uscc + "/classes")
                .then()
                .statusCode(200);
        String id = as("filing-officer", "211104", "health")
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .path("filingId");
        act("/api/v1/filings/" + id + "/submission", Map.of("documents", DOCUMENTS, "day", "2022-12-14"))
                .then()
                .statusCode(200);
        return "/api/v1/filings/" + id;
    }
}
