package org.tuoyu.inspections.risk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.finding;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.report;
import static org.tuoyu.inspections.InspectionsTest.setting;
import static org.tuoyu.inspections.InspectionsTest.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** The risk of a district's institutions, what other weights would change, and what they would have changed. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class RiskTest {
    private static final String DISTRICT = "360502";

    @Test
    void theRiskiestComesFirstWithItsReasonsAndOtherWeightsAreTriedWithoutChangingAnything() {
        var good = "52360502MJ0000001A";
        var bad = "52360502MJ0000002B";
        institution(good, DISTRICT + "001");
        institution(bad, DISTRICT + "001");
        report(
                        visit("QUALITY_ASSESSMENT", bad, DISTRICT),
                        DISTRICT,
                        Map.of("conforms", true, "visitedOn", "2023-06-03"))
                .then()
                .statusCode(200);
        finding(bad, DISTRICT, "GRAVE"); // on 2024-06-03, overdue since
        manager()
                .get("/api/v1/risk")
                .then()
                .statusCode(200)
                .body("items[0].uscc", equalTo(bad))
                .body("items[0].grade", equalTo("D"))
                .body("items[0].reasons.code", contains("FINDING_GRAVE_OVERDUE"))
                .body("items[1].grade", equalTo("A"));
        var simulated = manager()
                .body(Map.of("regionCode", DISTRICT, "rules", rules(0)))
                .post("/api/v1/risk/simulations");
        simulated.then().statusCode(200).body("changed", hasSize(1)).body("changed[0].other", equalTo("A"));
        manager().get("/api/v1/risk").then().body("items[0].grade", equalTo("D"));

        manager()
                .body(Map.of("regionCode", DISTRICT, "from", "2024-01-01", "until", "2024-12-31", "rules", rules(20)))
                .post("/api/v1/risk/back-tests")
                .then()
                .statusCode(200)
                .body("grave", equalTo(1))
                .body("earlier", equalTo(1))
                .body("daysEarlier", equalTo(166)) // due 200 days after 2023-06-03
                .body("findings[0].grade", equalTo("A"));
    }

    @Test
    void aCertificateThatWasRenewedHasNotLapsedWhicheverOfTheTwoIsHeardOfFirst() {
        var uscc = "52360504MJ0000001A";
        institution(uscc, "360504001");
        var today = LocalDate.now();
        try (var sender = new EventSender(setting("kafka.bootstrap.servers"))) {
            tell(sender, "org.tuoyu.document.stored.v1", uscc, "fire-safety", today.plusYears(1));
            tell(sender, "org.tuoyu.certificate.expired.v1", uscc, "fire-safety", today.minusDays(3));
            tell(sender, "org.tuoyu.certificate.expired.v1", uscc, "food-licence", today.minusDays(3));
            tell(sender, "org.tuoyu.certificate.expired.v1", uscc, "premises", today.minusDays(3));
            tell(sender, "org.tuoyu.document.stored.v1", uscc, "premises", today.plusYears(1));
            tell(sender, "org.tuoyu.certificate.expired.v1", uscc, "health", today.minusDays(3));
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> as("inspection-manager", "360504")
                .get("/api/v1/risk")
                .then()
                .body("items[0].reasons.of", containsInAnyOrder("food-licence", "health")));
    }

    /** All of one subject: one after the other. */
    private static void tell(EventSender sender, String type, String uscc, String code, LocalDate validUntil) {
        var document = (ObjectNode) sender.contracts().example(type);
        document.put("uscc", uscc).put("code", code).put("validUntil", validUntil.toString());
        sender.send(UUID.randomUUID(), type, uscc, 1, document);
    }

    @Test
    void differencesBetweenInspectorsAreForTheManagerOnly() {
        institution("52360503MJ0000001A", "360503001");
        finding("52360503MJ0000001A", "360503", "MINOR");
        as("inspection-manager", "360503")
                .get("/api/v1/risk/inspectors?from=2024-01-01&until=2024-12-31")
                .then()
                .statusCode(200)
                .body("items[0].inspector", equalTo("inspector@360503"))
                .body("items[0].findings", equalTo(1.0f));
        as("department-officer", "360503").get("/api/v1/risk/inspectors").then().statusCode(403);
    }

    @Test
    void weightsThatContradictThemselvesAreRefused() {
        var bad = new HashMap<>(rules(1));
        bad.put("serious", 0.5);
        manager()
                .body(Map.of("regionCode", DISTRICT, "rules", bad))
                .post("/api/v1/risk/simulations")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/rules/serious"))
                .body("violations.code", hasItem("severity-not-lighter"));
    }

    private static Map<String, Object> rules(int grave) {
        var rules = new HashMap<String, Object>(Map.of(
                "minor",
                0,
                "serious",
                0,
                "grave",
                grave,
                "openFactor",
                1,
                "overdueFactor",
                1,
                "halfLifeDays",
                365,
                "lapsedCertificate",
                0,
                "incident",
                0,
                "complaint",
                0,
                "oneWorstMakesAll",
                true));
        rules.put("minor", Math.min(1, grave));
        rules.put("serious", Math.min(1, grave));
        rules.put(
                "grades",
                List.of(
                        Map.of("name", "A", "from", 0, "visitEveryDays", 200),
                        Map.of("name", "D", "from", 15, "visitEveryDays", 30)));
        return rules;
    }

    private static io.restassured.specification.RequestSpecification manager() {
        return as("inspection-manager", DISTRICT);
    }
}
