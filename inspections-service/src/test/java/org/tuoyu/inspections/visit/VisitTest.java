package org.tuoyu.inspections.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.tuoyu.inspections.InspectionsTest.arrivalCode;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.certificate;
import static org.tuoyu.inspections.InspectionsTest.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Each kind of visit with its own rights (国办发〔2024〕54号). */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class VisitTest {
    private static final String USCC = "52211104MJ0000018Y";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void anInstitutionAndAPlanAreKnown() {
        tellWhere(USCC, "211104004", 1);
        published("211104", null);
        certificate("辽-1", "inspector@211104", "211104");
        try (var sender = new EventSender(bootstrapServers)) {
            var plan = sender.contracts().example("org.tuoyu.plan.published.v1");
            sender.send(
                    UUID.randomUUID(),
                    "org.tuoyu.plan.published.v1",
                    plan.path("planId").asText(),
                    1,
                    plan);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        inspector().body(visit("PATROL")).post("/api/v1/visits").statusCode() == 201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> report(plan("PATROL"), "三(九)9", "MINOR").statusCode() == 422);
    }

    @Test
    void aReceiptCausesOneVerificationHoweverOftenItIsTold() {
        var filing = UUID.randomUUID();
        try (var sender = new EventSender(bootstrapServers)) {
            var type = "org.tuoyu.filing.receipt-issued.v1";
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("filingId", filing.toString())
                    .put("uscc", "52211104MJ00001148")
                    .put("decidedOn", "2026-09-30");
            for (int i = 0; i < 3; i++) sender.send(UUID.randomUUID(), type, filing.toString(), 3, data);
            data.put("filingId", UUID.randomUUID().toString());
            sender.send(UUID.randomUUID(), type, filing.toString(), 3, data); // same key: comes after the others
        }
        var path = "/api/v1/visits?limit=200&uscc=52211104MJ00001148";
        await().atMost(Duration.ofSeconds(30)).until(() -> inspector().get(path).<Integer>path("items.size()") == 2);
        inspector()
                .get(path)
                .then()
                .body("items.filingId", hasItem(filing.toString()))
                .body("items.dueDay", contains("2026-10-27", "2026-10-27"))
                .body("items.kind", contains("ON_SITE_VERIFICATION", "ON_SITE_VERIFICATION"));
    }

    @Test
    void aGraveFindingOfAnInspectionOrdersSuspensionAndHasADeadlineInWorkingDays() {
        var visit = plan("ADMINISTRATIVE_INSPECTION");
        report(visit, "三(四)5", "GRAVE").then().statusCode(200).body("status", equalTo("REPORTED"));
        var finding = findingOf(visit);
        assertThat(finding.get("suspendsSlots")).isEqualTo(true);
        assertThat(finding.get("dueDay")).isEqualTo("2026-10-13");
        report(visit, "三(四)5", "GRAVE").then().statusCode(409);
    }

    @Test
    void aPatrolReportsLeadsAndOrdersNothing() {
        var visit = plan("PATROL");
        report(visit, "三(四)5", "GRAVE").then().statusCode(200);
        assertThat(findingOf(visit).get("lead")).isEqualTo(true);
        assertThat(findingOf(visit).get("suspendsSlots")).isEqualTo(false);
    }

    @Test
    void aTownPatrolsOnlyAndInItsOwnRegion() {
        var town = as("town-officer", "211104004");
        town.body(visit("ADMINISTRATIVE_INSPECTION"))
                .post("/api/v1/visits")
                .then()
                .statusCode(403)
                .body("code", equalTo("patrol-only"));
        as("town-officer", "211104004")
                .body(visit("PATROL"))
                .post("/api/v1/visits")
                .then()
                .statusCode(201);
        as("town-officer", "211104005")
                .body(visit("PATROL"))
                .post("/api/v1/visits")
                .then()
                .statusCode(404);
    }

    @Test
    void anAdministrativeInspectionWithoutCertificateIsRefused() {
        var visit = plan("ADMINISTRATIVE_INSPECTION");
        inspector()
                .header("If-Match", "\"1\"")
                .body(Map.of("conforms", true, "findings", List.of()))
                .post(visit + "/report")
                .then()
                .statusCode(422)
                .body("violations.code", contains("certificate-missing"));
        inspector().get(visit).then().body("status", equalTo("PLANNED"));
    }

    @Test
    void aFindingIsLiftedOnceAndNotBeforeItWasRaised() {
        var visit = plan("ADMINISTRATIVE_INSPECTION");
        report(visit, "三(四)5", "SERIOUS");
        var path = "/api/v1/findings/" + findingOf(visit).get("findingId") + "/lifting";
        lift(path, "\"1\"", "2026-09-29").then().statusCode(409).body("code", equalTo("lifted-before-raised"));
        lift(path, "\"1\"", "2026-10-09").then().statusCode(200).body("liftedOn", equalTo("2026-10-09"));
        lift(path, "\"2\"", "2026-10-10").then().statusCode(409).body("code", equalTo("finding-lifted"));
    }

    @Test
    void whatIsStillToBeDoneMovesWithTheInstitutionAndWhatWasDoneStays() {
        var moving = "52211104MJ0003008K";
        tellWhere(moving, "211104004", 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> inspector()
                                .body(visit("ADMINISTRATIVE_INSPECTION", moving))
                                .post("/api/v1/visits")
                                .statusCode()
                        == 201);
        var made = firstOf("/api/v1/visits?uscc=" + moving, "visitId");
        report("/api/v1/visits/" + made, "三(四)5", "SERIOUS").then().statusCode(200);
        var open = firstOf("/api/v1/findings?uscc=" + moving, "findingId");
        String planned =
                inspector().body(visit("PATROL", moving)).post("/api/v1/visits").path("visitId");

        tellWhere(moving, "211104009", 2);

        var newTown = as("town-officer", "211104009");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newTown.get("/api/v1/visits/" + planned).statusCode() == 200);
        newTown.get("/api/v1/findings/" + open)
                .then()
                .statusCode(200)
                .body("regionCode", equalTo("211104009"))
                .header("ETag", "\"2\"");
        newTown.get("/api/v1/visits/" + made).then().statusCode(404);
        as("town-officer", "211104004").get("/api/v1/visits/" + planned).then().statusCode(404);
    }

    private String firstOf(String path, String field) {
        return inspector().get(path).path("items[0]." + field);
    }

    private void tellWhere(String uscc, String region, long sequence) {
        try (var sender = new EventSender(bootstrapServers)) {
            var type = sequence == 1
                    ? "org.tuoyu.institution.registered.v1"
                    : "org.tuoyu.institution.registration-changed.v1";
            var institution = (ObjectNode) sender.contracts().example(type);
            institution.put("uscc", uscc).put("regionCode", region);
            sender.send(UUID.randomUUID(), type, uscc, sequence, institution);
        }
    }

    private io.restassured.response.Response lift(String path, String ifMatch, String day) {
        return inspector()
                .header("If-Match", ifMatch)
                .body(Map.of("lifting", "已整改", "day", day))
                .post(path);
    }

    private Map<String, Object> findingOf(String visit) {
        var id = visit.substring(visit.lastIndexOf('/') + 1);
        return inspector()
                .get("/api/v1/findings?limit=200&uscc=" + USCC)
                .path("items.find { it.visitId == '" + id + "' }");
    }

    private String plan(String kind) {
        return "/api/v1/visits/"
                + inspector().body(visit(kind)).post("/api/v1/visits").path("visitId");
    }

    private io.restassured.response.Response report(String visit, String clause, String severity) {
        String uscc = inspector().get(visit).path("uscc");
        return inspector()
                .header("If-Match", inspector().get(visit).header("ETag"))
                .body(Map.of(
                        "arrivalCode",
                        arrivalCode(uscc, "211104"),
                        "visitedOn",
                        "2026-09-30",
                        "certificateNumber",
                        "辽-1",
                        "conforms",
                        false,
                        "findings",
                        List.of(Map.of("severity", severity, "clause", clause, "description", "疏散通道被封堵"))))
                .post(visit + "/report");
    }

    private static Map<String, Object> visit(String kind) {
        return visit(kind, USCC);
    }

    private static Map<String, Object> visit(String kind, String uscc) {
        return Map.of("kind", kind, "uscc", uscc, "dueDay", "2026-09-30", "item", "childcare");
    }

    private RequestSpecification inspector() {
        return as("inspector", "211104");
    }
}
