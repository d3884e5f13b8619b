package org.tuoyu.institutions.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.civilAffairs;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.push;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Batches of pushes, and what surrounds them. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class IntakeTest {
    private static final String DISTRICT = "211122";

    @Inject
    DataSource database;

    @Test
    void pushesInAnyOrderAndAnyNumberGiveTheSameRegister() throws SQLException {
        var random = new Random(20260101);
        var pushes = new ArrayList<Map<String, Object>>();
        var newest = new TreeMap<String, String>();
        for (int n = 0; n < 300; n++) {
            var uscc = newUscc();
            int versions = 1 + random.nextInt(4);
            for (int v = 1; v <= versions; v++) {
                var push = pushOf(uscc);
                push.put("name", "第" + v + "名");
                push.put("regionCode", DISTRICT + "00" + (1 + random.nextInt(5)));
                push.put("recordedAt", "2024-02-0" + v + "T08:00:00+08:00");
                pushes.add(push);
                newest.put(uscc, push.get("name") + " " + push.get("regionCode"));
            }
        }
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(pushes, random);
            for (int from = 0; from < pushes.size(); from += 100) {
                batch(pushes.subList(from, Math.min(from + 100, pushes.size()))).body("counts.REFUSED", nullValue());
            }
            assertThat(register()).containsAllEntriesOf(newest);
        }
        batch(pushes.subList(0, 100)).body("counts.NEW", nullValue()).body("counts.CHANGED", nullValue());
    }

    @Test
    void aBrokenItemIsReportedWithItsReasonAndHoldsUpNoOther() {
        var items = new ArrayList<>();
        for (int i = 0; i < 4; i++) items.add(pushOf(newUscc()));
        items.add(1, "no registration");
        items.add(2, new HashMap<>(Map.of("uscc", newUscc())));
        var future = pushOf(newUscc());
        future.put("registeredOn", LocalDate.now().plusDays(2).toString());
        items.add(future);
        var foreign = pushOf(newUscc());
        foreign.put("regionCode", "110101001");
        items.add(foreign);
        var misspelt = pushOf(newUscc());
        misspelt.put("registeredOn", "2024-02-30");
        items.add(misspelt);
        items.add(null);
        var ahead = pushOf(newUscc());
        ahead.put("recordedAt", java.time.OffsetDateTime.now().plusDays(1).toString());
        items.add(ahead);
        batch(items)
                .body("counts.NEW", equalTo(4))
                .body("counts.REFUSED", equalTo(7))
                .body("results[10].problem.violations.pointer", contains("/recordedAt"))
                .body("results.index", contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .body(
                        "results[2].problem.violations.pointer",
                        contains("/address", "/legalForm", "/name", "/regionCode", "/registeredOn"))
                .body("results[6].problem.violations.code", contains("day-in-future"))
                .body("results[7].problem.code", equalTo("region-not-yours"))
                .body("results[8].problem.violations.pointer", contains("/registeredOn"));
    }

    @Test
    void aCancellationIsTakenEvenWhenItComesAsTheFirstThingHeardOfAnInstitution() {
        var cancelled = pushOf(newUscc());
        cancelled.put("cancelledOn", "2024-06-30");
        batch(List.of(cancelled)).body("results[0].problem.violations.pointer", contains("/cancellationReason"));
        cancelled.put("cancellationReason", "停止服务");
        batch(List.of(cancelled, cancelled))
                .body("results.outcome", contains("NEW", "UNCHANGED"))
                .body("results.revision", contains(2, 2));
        as("filing-officer", DISTRICT, "health")
                .get("/api/v1/institutions/" + cancelled.get("uscc"))
                .then()
                .body("cancelledOn", equalTo("2024-06-30"));
    }

    @Test
    void theSameCodeTwiceInABatchIsARegistrationAndItsChange() {
        var first = pushOf(newUscc());
        var second = new HashMap<>(first);
        second.put("address", "二号");
        batch(List.of(first, second, second)).body("results.outcome", contains("NEW", "CHANGED", "UNCHANGED"));
    }

    @Test
    void aBatchHasOneToAThousandItems() {
        registrar()
                .body(Map.of("items", List.of()))
                .post("/api/v1/registration-batches")
                .then()
                .statusCode(422);
        registrar()
                .body(Map.of("items", Collections.nCopies(1001, Map.of())))
                .post("/api/v1/registration-batches")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/items"));
    }

    @Test
    void aWrongCheckIsTakenOnceSomebodyHasAcceptedItWithAReason() {
        var right = newUscc();
        var wrong = right.substring(0, 17) + (right.endsWith("0") ? "1" : "0");
        var push = new HashMap<>(push(wrong));
        civilAffairs().body(push).post("/api/v1/registrations").then().statusCode(422);
        civilAffairs()
                .body(acceptance(wrong))
                .post("/api/v1/accepted-codes")
                .then()
                .statusCode(403);
        filingOfficer()
                .body(acceptance(right))
                .post("/api/v1/accepted-codes")
                .then()
                .statusCode(422);
        filingOfficer()
                .body(acceptance(wrong.replace('M', 'I')))
                .post("/api/v1/accepted-codes")
                .then()
                .statusCode(422)
                .body("violations.code", contains("uscc-character"));
        filingOfficer()
                .body(acceptance(wrong))
                .post("/api/v1/accepted-codes")
                .then()
                .statusCode(204);
        civilAffairs().body(push).post("/api/v1/registrations").then().statusCode(201);
        as("auditor", "211104", "audit")
                .get("/api/v1/audit-entries?subject=" + wrong + "/code/211104")
                .then()
                .body("items", hasSize(1))
                .body("items[0].after.reason", equalTo("证书原件如此"));
        var elsewhere = new HashMap<>(push(wrong));
        elsewhere.put("regionCode", DISTRICT + "001");
        registrar().body(elsewhere).post("/api/v1/registrations").then().statusCode(422);
    }

    @Test
    void howLateTheRegistrarsPushIsMeasuredAgainstTheRulesOfTheRegion() {
        var district = "211181";
        rules(
                        district,
                        "2020-01-01",
                        Map.of(
                                "registrars",
                                List.of(Map.of("legalForm", "NON_PROFIT", "department", "approvals")),
                                "pushWithinWorkingDays",
                                5))
                .statusCode(201);
        for (var registeredOn : List.of("2026-01-05", LocalDate.now().toString())) {
            var push = pushOf(newUscc());
            push.put("regionCode", district + "001");
            push.put("registeredOn", registeredOn);
            as("registrar", district, "civil-affairs")
                    .body(push)
                    .post("/api/v1/registrations")
                    .then()
                    .statusCode(403);
            as("registrar", district, "approvals")
                    .body(push)
                    .post("/api/v1/registrations")
                    .then()
                    .statusCode(201);
        }
        as("auditor", district, "audit")
                .get("/api/v1/intake-delays")
                .then()
                .body("items", hasSize(1))
                .body("items[0].registrar", equalTo("approvals"))
                .body("items[0].pushed", equalTo(2))
                .body("items[0].late", equalTo(1));
    }

    @Test
    void rulesThatCannotBeReadAreRefusedAndThoseOfOthersAreNotSeen() {
        rules("211182", "2020-01-01", Map.of("registrars", List.of(Map.of("legalForm", "X", "department", "a"))))
                .statusCode(422)
                .body("violations[0].code", equalTo("rule-unreadable"));
        rules("211182", "2020-01-01", Map.of("registrars", List.of()))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/content/registrars"));
        String id = rules(
                        "211182",
                        null,
                        Map.of("registrars", List.of(Map.of("legalForm", "FOR_PROFIT", "department", "a"))))
                .statusCode(201)
                .extract()
                .path("id");
        as("auditor", "211182", "audit").get("/api/v1/rules/" + id).then().statusCode(200);
        as("auditor", "211104", "audit").get("/api/v1/rules/" + id).then().statusCode(404);
    }

    private static ValidatableResponse rules(String district, String validFrom, Map<String, ?> content) {
        var body = new HashMap<String, Object>(
                Map.of("kind", "registrars", "regionCode", district, "source", "测试", "content", content));
        body.put("validFrom", validFrom);
        return as("administrator", district, "office")
                .body(body)
                .post("/api/v1/rules")
                .then();
    }

    private static Map<String, String> acceptance(String uscc) {
        return Map.of("uscc", uscc, "regionCode", "211104", "reason", "证书原件如此");
    }

    private static Map<String, Object> pushOf(String uscc) {
        var push = new HashMap<>(push(uscc));
        push.put("regionCode", DISTRICT + "001");
        return push;
    }

    private static io.restassured.specification.RequestSpecification registrar() {
        return as("registrar", DISTRICT, "civil-affairs");
    }

    private static ValidatableResponse batch(List<?> items) {
        return registrar()
                .body(Map.of("items", items))
                .post("/api/v1/registration-batches")
                .then()
                .statusCode(207)
                .body("results", hasSize(items.size()));
    }

    private Map<String, String> register() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT uscc, name || ' ' || region_code FROM registration WHERE region_code LIKE ?")) {
            statement.setString(1, DISTRICT + "%");
            var rows = statement.executeQuery();
            var register = new HashMap<String, String>();
            while (rows.next()) register.put(rows.getString(1), rows.getString(2));
            return register;
        }
    }
}
