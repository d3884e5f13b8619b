package org.tuoyu.inspections.incident;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.itself;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A serious incident begins the clock of all who must be told (附件1). */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class IncidentTest {
    private static final String DISTRICT = "360702";
    private static final String USCC = "52360702MJ0000001A";

    @Test
    void eachOfTheChainIsToldOnceAndSaysSoItselfOrTheManagerDoes() {
        institution(USCC, DISTRICT + "001");
        String id = report(itself(USCC, DISTRICT), "SERIOUS_INJURY", "2026-06-01T10:00:00+08:00")
                .statusCode(201)
                .body("serious", equalTo(true))
                .body("chain.department", contains("emergency", "public-security", "health"))
                .body("chain[0].toldAt", nullValue())
                .extract()
                .path("incidentId");
        told(as("department-officer", DISTRICT, "health"), id, "emergency").statusCode(403);
        told(as("department-officer", DISTRICT, "emergency"), id, "emergency")
                .statusCode(200)
                .body("chain[0].toldAt", notNullValue());
        told(as("inspection-manager", DISTRICT), id, "emergency")
                .statusCode(409)
                .body("code", equalTo("told-already"));
        told(as("inspection-manager", DISTRICT), id, "health").statusCode(200);
        told(as("inspection-manager", DISTRICT), id, "tax").statusCode(404);
    }

    @Inject
    WatchIncidents watchIncidents;

    @Test
    void ofWhomWasNotToldInTimeOthersLearnOnce() {
        institution(USCC, DISTRICT + "001");
        String id = report(as("inspector", DISTRICT), "FIRE", "2026-06-01T10:00:00+08:00")
                .statusCode(201)
                .extract()
                .path("incidentId");
        watchIncidents.tellOverdue(Instant.now().plusSeconds(5)); // the fire brigade was to be told at once
        watchIncidents.tellOverdue(Instant.now().plusSeconds(7200));
        as("auditor", DISTRICT)
                .get("/api/v1/incidents/" + id)
                .then()
                .body("act", equalTo("OVERDUE"))
                .header("ETag", "\"2\"");
    }

    @Test
    void whatIsNotOfThisDistrictNotAKindOrNotYetHappenedIsRefused() {
        institution(USCC, DISTRICT + "001");
        report(itself("52360702MJ0000002B", DISTRICT), "FIRE", "2026-06-01T10:00:00+08:00")
                .statusCode(404);
        report(as("inspector", "360703"), "FIRE", "2026-06-01T10:00:00+08:00").statusCode(404);
        report(as("inspector", DISTRICT), "BOREDOM", "2026-06-01T10:00:00+08:00")
                .statusCode(422)
                .body("violations.code", contains("incident-kind"));
        report(as("inspector", DISTRICT), "FIRE", "2999-06-01T10:00:00+08:00")
                .statusCode(422)
                .body("violations.code", contains("time-in-future"));
    }

    private static ValidatableResponse report(RequestSpecification who, String kind, String when) {
        return who.body(Map.of("uscc", USCC, "kind", kind, "occurredAt", when, "description", "一名儿童摔伤，已送医"))
                .post("/api/v1/incidents")
                .then();
    }

    private static ValidatableResponse told(RequestSpecification who, String id, String department) {
        var incident = "/api/v1/incidents/" + id;
        return who.header("If-Match", as("auditor", DISTRICT).get(incident).header("ETag"))
                .put(incident + "/chain/" + department)
                .then();
    }
}
