package org.tuoyu.institutions.registration;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.civilAffairs;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class RegistrationTest {
    private static final String REGISTRATIONS = "/api/v1/registrations";
    private static final List<Map<String, String>> ONLY_APPROVAL =
            List.of(Map.of("legalForm", "NON_PROFIT", "department", "administrative-approval"));

    @Inject
    DataSource database;

    @Test
    void aRepeatedPushIsHarmlessAndAChangedOneIsAChange() {
        var push = new HashMap<>(push(newUscc()));
        civilAffairs()
                .body(push)
                .post(REGISTRATIONS)
                .then()
                .statusCode(201)
                .body("outcome", equalTo("NEW"))
                .body("registrar", equalTo("civil-affairs"));
        civilAffairs()
                .body(push)
                .post(REGISTRATIONS)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"))
                .header("ETag", "\"1\"");
        push.put("address", "二号");
        civilAffairs()
                .body(push)
                .post(REGISTRATIONS)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("CHANGED"))
                .header("ETag", "\"2\"");
        filingOfficer().get("/api/v1/institutions/" + push.get("uscc")).then().body("address", equalTo("二号"));
    }

    @Test
    void aWrongCheckDigitSaysWhichWouldBeRight() {
        var push = new HashMap<>(push("52211104MJ0000018X"));
        civilAffairs()
                .header("Accept-Language", "en")
                .body(push)
                .post(REGISTRATIONS)
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/uscc"))
                .body("violations[0].code", equalTo("uscc-check"))
                .body(
                        "violations[0].message",
                        equalTo(
                                "The check character of 52211104MJ0000018X is wrong; for its first 17 it is Y (GB 32100)."));
    }

    @Test
    void whichRegistrarMayRegisterWhichLegalFormIsData() {
        as("registrar", "211104", "market-regulation")
                .body(push(newUscc()))
                .post(REGISTRATIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("registrar-of-form"));
        as("registrar", "211104", "administrative-approval")
                .body(push(newUscc()))
                .post(REGISTRATIONS)
                .then()
                .statusCode(201);
    }

    @Test
    void theRulesOfTheInstitutionsDistrictHoldAtOnceAlsoWhereTheCityPushes() {
        pushTo("211182001", "civil-affairs").statusCode(201);
        var body = new HashMap<String, Object>(Map.of("kind", "registrars", "regionCode", "211182", "source", "测试"));
        body.put("validFrom", "2024-01-01");
        body.put("content", Map.of("registrars", ONLY_APPROVAL));
        as("administrator", "211182", "office")
                .body(body)
                .post("/api/v1/rules")
                .then()
                .statusCode(201);
        pushTo("211182001", "civil-affairs").statusCode(403).body("code", equalTo("registrar-of-form"));
        pushTo("211182001", "administrative-approval").statusCode(201);
    }

    @Test
    void rulesThatAnotherReplicaRecordedHoldSoonHereToo() throws Exception {
        pushTo("211183001", "civil-affairs").statusCode(201);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        """
                        INSERT INTO rule_set SELECT gen_random_uuid(), 'registrars', '211183', '2024-01-01', 'test', ?::jsonb,
                            'other', now()""")) {
            statement.setString(1, new ObjectMapper().writeValueAsString(Map.of("registrars", ONLY_APPROVAL)));
            statement.executeUpdate();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> pushTo("211183001", "civil-affairs").statusCode(403));
    }

    private static ValidatableResponse pushTo(String town, String registrar) {
        var push = new HashMap<>(push(newUscc()));
        push.put("regionCode", town);
        return as("registrar", "211100", registrar)
                .body(push)
                .post(REGISTRATIONS)
                .then();
    }

    @Test
    void whatOneRegistrarRegisteredAnotherCannotTakeOver() {
        var push = new HashMap<>(push(newUscc()));
        civilAffairs().body(push).post(REGISTRATIONS).then().statusCode(201);
        push.put("legalForm", "FOR_PROFIT");
        as("registrar", "211104", "market-regulation")
                .body(push)
                .post(REGISTRATIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("registrar-of-form"));
    }

    @Test
    void aRegistrarRegistersInItsOwnRegionOnlyAndNotInTheFuture() {
        as("registrar", "211103", "civil-affairs")
                .body(push(newUscc()))
                .post(REGISTRATIONS)
                .then()
                .statusCode(403);
        var push = new HashMap<>(push(newUscc()));
        push.put("registeredOn", LocalDate.now().plusDays(3).toString());
        push.put("regionCode", "211104");
        civilAffairs()
                .body(push)
                .post(REGISTRATIONS)
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("day-in-future"))
                .body("violations.code", hasItem("region-of-premises"));
    }
}
