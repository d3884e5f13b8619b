package org.tuoyu.targets.board;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.regions;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** Every figure opens to the institutions it is made of, and each of them to its days and events. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ExplainTest {
    @Test
    void aFigureOpensToItsInstitutionsAndTheyAddUpToIt() {
        regions(
                "370102",
                """
                {"regions": [{"code": "370102", "name": "某区"}, {"code": "370102001", "name": "一街道"}, {"code": "370102002", "name": "二街道"}]}""");
        try (var slots = new Slots()) {
            slots.send("52370102MJ00000011", 1, "370102001", "2024-01-01", 30, 0);
            slots.send("52370102MJ00000011", 2, "370102001", "2024-03-01", 30, 30);
            slots.send("52370102MJ00000011", 3, "370102002", "2025-03-01", 30, 30);
            slots.send("52370102MJ00000021", 1, "370102001", "2024-02-01", 8, 8);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("auditor", "370102")
                                .get("/api/v1/regions/370102/board?year=2025")
                                .<Integer>path("own.filedSlots")
                        == 38);
        as("auditor", "370102")
                .get("/api/v1/regions/370102001/slots?asOf=2024-12-31")
                .then()
                .body("items.uscc", contains("52370102MJ00000011", "52370102MJ00000021"))
                .body("items.filedSlots", contains(30, 8))
                .body("items[0].since", equalTo("2024-03-01"))
                .body("items[0].eventId", notNullValue());
        as("auditor", "370102")
                .get("/api/v1/regions/370102001/slots?asOf=2025-12-31")
                .then()
                .body("items.filedSlots", contains(8));
        as("auditor", "370102")
                .get("/api/v1/regions/370102/slots?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("next", notNullValue());
        as("auditor", "370102")
                .get("/api/v1/institutions/52370102MJ00000011/slots")
                .then()
                .body("items.since", contains("2024-01-01", "2024-03-01", "2025-03-01"))
                .body("items.regionCode", contains("370102001", "370102001", "370102002"));
        // A town sees what was in it, and nothing else.
        as("town-officer", "370102002")
                .get("/api/v1/institutions/52370102MJ00000011/slots")
                .then()
                .body("items.since", contains("2025-03-01"));
        as("town-officer", "370102002")
                .get("/api/v1/institutions/52370102MJ00000021/slots")
                .then()
                .statusCode(404);
        as("town-officer", "370102002")
                .get("/api/v1/regions/370102/slots")
                .then()
                .statusCode(404);
    }
}
