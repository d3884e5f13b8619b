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
import java.util.HashMap;
import java.util.Map;
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

    @Test
    void slotsAreToldByKindByOwnershipAndByStageAndEachWayAddsUp() {
        regions(
                "370103",
                """
                {"regions": [{"code": "370103", "name": "某区"}, {"code": "370103001", "name": "一街道"}]}""");
        try (var slots = new Slots()) {
            var kindergarten = Map.of("kind", "KINDERGARTEN", "ownership", "PUBLIC");
            slots.send("52370103MJ00000011", 1, "370103001", "2024-01-01", and(kindergarten, "plannedSlots", 40));
            slots.send(
                    "52370103MJ00000011",
                    2,
                    "370103001",
                    "2024-06-01",
                    and(kindergarten, "registeredSlots", 40, "filedSlots", 30, "verifiedSlots", 20));
            slots.send(
                    "52370103MJ00000021",
                    1,
                    "370103001",
                    "2024-02-01",
                    Map.of("kind", "HOME", "ownership", "PRIVATE", "registeredSlots", 5));
            slots.send("52370103MJ00000031", 1, "370103", "2024-02-01", and(nothingSaid(), "suspendedSlots", 12));
            slots.send("52370103MJ00000041", 1, "370103001", "2024-02-01", and(nothingSaid(), "closedSlots", 7));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("auditor", "370103")
                                .get("/api/v1/regions/370103/slots")
                                .<Integer>path("items.size()")
                        == 4);
        as("auditor", "370103")
                .get("/api/v1/regions/370103/slots/breakdown?asOf=2025-01-01")
                .then()
                .body("total.institutions", equalTo(3)) // the closed one is none any more
                .body("total.registered", equalTo(45))
                .body("total.filed", equalTo(30))
                .body("total.verified", equalTo(20))
                .body("total.suspended", equalTo(12))
                .body("total.closed", equalTo(7))
                .body("byKind.of", contains("KINDERGARTEN", "HOME", null))
                .body("byKind.stages.registered", contains(40, 5, 0))
                .body("byOwnership.of", contains("PUBLIC", "PRIVATE", null))
                .body("byOwnership.stages.suspended", contains(0, 0, 12));
        as("auditor", "370103")
                .get("/api/v1/regions/370103001/slots/breakdown?asOf=2024-01-15")
                .then()
                .body("total.planned", equalTo(40))
                .body("total.registered", equalTo(0));
        as("auditor", "370102")
                .get("/api/v1/regions/370103/slots/breakdown")
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> nothingSaid() {
        var nothing = new HashMap<String, Object>();
        nothing.put("kind", null);
        nothing.put("ownership", null);
        return nothing;
    }

    private static Map<String, Object> and(Map<String, ?> some, Object... more) {
        var all = new HashMap<String, Object>(some);
        for (int i = 0; i < more.length; i += 2) all.put((String) more[i], more[i + 1]);
        return all;
    }
}
