package org.tuoyu.institutions.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.civilAffairs;
import static org.tuoyu.institutions.InstitutionsTest.classes;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.push;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** From planned to closed, each stage of slots is told with what the institution is. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class StagesOfSlotsTest {
    @Inject
    DataSource database;

    @Test
    void plannedSlotsAreTakenOffAsClassesOpen() throws SQLException {
        var uscc = registered();
        plan(uscc, Map.of("slots", 30, "openingDay", "2199-09-01"))
                .then()
                .statusCode(200)
                .body("plannedSlots", equalTo(30))
                .body("plannedFor", equalTo("2199-09-01"));
        assertThat(told(uscc)).isEqualTo("PLANNED null 30 0 0 0 0 0");
        change(uscc, 20);
        assertThat(told(uscc)).isEqualTo("CLASSES null 10 20 0 0 0 0");
        change(uscc, 10); // fewer classes are no plan for more
        assertThat(told(uscc)).isEqualTo("CLASSES null 10 10 0 0 0 0");
        change(uscc, 20);
        filingOfficer().get("/api/v1/institutions/" + uscc).then().body("plannedFor", nullValue());
        plan(uscc, Map.of("slots", 5, "openingDay", "2020-01-01"))
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("opening-day-ahead"));
        plan(uscc, Map.of("slots", 5)).then().statusCode(422);
    }

    @Test
    void filedSlotsAreVerifiedOnSiteAndNoLongerSoWhenTheFilingFalls() throws SQLException {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        act(filing + "/receipt", Map.of("day", "2024-02-05")).then().statusCode(200);
        assertThat(told(uscc)).isEqualTo("FILED null 0 20 20 0 0 0");
        act(filing + "/verification", Map.of("day", "2024-02-20")).then().statusCode(200);
        assertThat(told(uscc)).isEqualTo("VERIFIED null 0 20 20 20 0 0");
        suspend(uscc);
        assertThat(told(uscc)).isEqualTo("SUSPENDED null 0 0 0 0 20 0");
    }

    @Test
    void slotsCountUnderWhatTheInstitutionIs() throws SQLException {
        var uscc = registered();
        submitted(uscc, "2024-02-01");
        var path = "/api/v1/institutions/" + uscc + "/record";
        filingOfficer().get(path).then().header("ETag", equalTo("\"0\"")).body("kind", nullValue());
        var employer = Map.of("kind", "EMPLOYER", "ownership", "PUBLIC", "day", "2024-02-02");
        filingOfficer().body(employer).put(path).then().statusCode(428);
        keep(path, employer, "\"0\"").then().statusCode(200).header("ETag", equalTo("\"1\""));
        assertThat(told(uscc)).isEqualTo("RECOUNTED EMPLOYER 0 20 0 0 0 0");
        keep(path, employer, "\"0\"").then().statusCode(412);
        keep(path, employer, "\"1\"").then().statusCode(200).header("ETag", equalTo("\"1\"")); // the same again
        as("institution", "211104", "").get(path).then().statusCode(404);
    }

    @Test
    void aCancelledRegistrationClosesTheSlotsForGood() throws SQLException {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        act(filing + "/receipt", Map.of("day", "2024-02-05")).then().statusCode(200);
        cancel(uscc, "2023-01-01")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("cancelled-before-registered"));
        as("registrar", "211104", "market-regulation")
                .body(Map.of("reason", "停止服务"))
                .post("/api/v1/registrations/" + uscc + "/cancellation")
                .then()
                .statusCode(403);
        cancel(uscc, "2024-03-01").then().statusCode(200).body("cancelledOn", equalTo("2024-03-01"));
        assertThat(told(uscc)).isEqualTo("CLOSED null 0 0 0 0 0 20");
        cancel(uscc, "2024-04-01").then().statusCode(200).body("cancelledOn", equalTo("2024-03-01"));
        classes(uscc, 10).then().statusCode(409).body("code", equalTo("institution-closed"));
        civilAffairs()
                .body(push(uscc))
                .post("/api/v1/registrations")
                .then()
                .statusCode(409)
                .body("code", equalTo("registration-cancelled"));
        filingOfficer()
                .body(Map.of("reason", "疏散通道被封堵"))
                .post("/api/v1/institutions/" + uscc + "/suspensions")
                .then()
                .statusCode(409);
        filingOfficer()
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .then()
                .statusCode(409)
                .body("code", equalTo("institution-closed"));
        filingOfficer().get(filing).then().body("status", equalTo("RECEIPTED")); // the receipt stays what it is
    }

    @Test
    void aFilingThatIsUnderWayEndsWithTheRegistration() {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        cancel(uscc, "2024-03-01").then().statusCode(200);
        filingOfficer().get(filing).then().body("status", equalTo("WITHDRAWN"));
    }

    /** Orders of others come late; days of slots do not run backwards. */
    @Test
    void aCancellationDatedBeforeTheLastChangeOfSlotsIsTakenFromThatOn() throws SQLException {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        act(filing + "/receipt", Map.of("day", "2024-02-05")).then().statusCode(200);
        cancel(uscc, "2024-02-01").then().statusCode(200).body("cancelledOn", equalTo("2024-02-01"));
        assertThat(told(uscc)).isEqualTo("CLOSED null 0 0 0 0 0 20");
    }

    private static Response cancel(String uscc, String day) {
        return civilAffairs()
                .body(Map.of("reason", "停止服务", "day", day))
                .post("/api/v1/registrations/" + uscc + "/cancellation");
    }

    private static void suspend(String uscc) {
        filingOfficer()
                .body(Map.of("reason", "疏散通道被封堵"))
                .post("/api/v1/institutions/" + uscc + "/suspensions")
                .then()
                .statusCode(201);
    }

    private static void change(String uscc, int slots) {
        var path = "/api/v1/institutions/" + uscc;
        var oneClass = Map.of("name", "一班", "ageBand", "SENIOR", "slots", slots);
        put(path, "/classes", Map.of("classes", java.util.List.of(oneClass)))
                .then()
                .statusCode(200);
    }

    private static Response plan(String uscc, Map<String, ?> body) {
        return put("/api/v1/institutions/" + uscc, "/planned-slots", body);
    }

    private static Response put(String path, String what, Map<String, ?> body) {
        return filingOfficer()
                .header("If-Match", filingOfficer().get(path).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .put(path + what);
    }

    private static Response keep(String path, Map<String, ?> body, String ifMatch) {
        return filingOfficer().header("If-Match", ifMatch).body(body).put(path);
    }

    /** Of the last event: the change, the kind, and the slots planned, registered, filed, verified, suspended, closed. */
    private String told(String uscc) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery(
                                """
                                SELECT concat_ws(' ', after ->> 'change', coalesce(after ->> 'kind', 'null'), after ->> 'plannedSlots',
                                    after ->> 'registeredSlots', after ->> 'filedSlots', after ->> 'verifiedSlots',
                                    after ->> 'suspendedSlots', after ->> 'closedSlots')
                                FROM audit_entry WHERE subject = '%s/slots' ORDER BY id DESC LIMIT 1"""
                                        .formatted(uscc))) {
            found.next();
            return found.getString(1);
        }
    }
}
