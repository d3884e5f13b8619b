package org.tuoyu.inspections;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.Tokens;

/** What tests of inspections have in common. */
public final class InspectionsTest {
    private static final Map<String, Tokens> TOKENS = new ConcurrentHashMap<>();

    private InspectionsTest() {}

    public static RequestSpecification as(String role, String region) {
        return as(role, region, "health");
    }

    /** Each is another person: {@code role@region}. */
    public static RequestSpecification as(String role, String region, String department) {
        return person(role + "@" + region, role, region, department);
    }

    public static RequestSpecification person(String account, String role, String region, String department) {
        var claims = Map.<String, Object>of("groups", List.of(role), "region", region, "department", department);
        return given().contentType(ContentType.JSON).auth().oauth2(tokens().with(account, claims));
    }

    /** The account of an institution. */
    public static RequestSpecification itself(String uscc, String region) {
        var claims = Map.<String, Object>of("groups", List.of("institution"), "region", region, "uscc", uscc);
        return given().contentType(ContentType.JSON).auth().oauth2(tokens().with("itself", claims));
    }

    private static Tokens tokens() {
        return TOKENS.computeIfAbsent(setting("tuoyu.test.issuer"), Tokens::new);
    }

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** Told by institutions-service; known here a moment later. */
    public static void moved(String uscc, String region) {
        try (var sender = new EventSender(setting("kafka.bootstrap.servers"))) {
            var type = "org.tuoyu.institution.registration-changed.v1";
            var institution = (ObjectNode) sender.contracts().example(type);
            institution.put("uscc", uscc).put("regionCode", region);
            sender.send(UUID.randomUUID(), type, uscc, 2, institution);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("inspection-manager", region.substring(0, 6))
                                .get("/api/v1/institutions/" + uscc + "/arrival-code")
                                .statusCode()
                        == 200);
    }

    /** Told by institutions-service, and known here. */
    public static void institution(String uscc, String region) {
        try (var sender = new EventSender(setting("kafka.bootstrap.servers"))) {
            var type = "org.tuoyu.institution.registered.v1";
            var institution = (ObjectNode) sender.contracts().example(type);
            institution.put("uscc", uscc).put("regionCode", region);
            sender.send(UUID.randomUUID(), type, uscc, 1, institution);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("inspection-manager", region.substring(0, 6))
                                .get("/api/v1/institutions/" + uscc + "/arrival-code")
                                .statusCode()
                        == 200);
    }

    /**
     * Items “childcare” of the health department and “fire” of the fire brigade are published.
     *
     * @param mostPerYear null without a cap
     */
    public static void published(String district, Integer mostPerYear) {
        var content = new HashMap<>(as("auditor", "000000")
                .get("/api/v1/rules?kind=inspections")
                .<Map<String, Object>>path("items[0].content"));
        content.put("items", List.of(item("childcare", "health"), item("fire", "fire-rescue")));
        content.put("mostPerYear", mostPerYear);
        as("administrator", district)
                .body(Map.of(
                        "kind",
                        "inspections",
                        "regionCode",
                        district,
                        "validFrom",
                        "2024-01-01",
                        "source",
                        "某区检查事项清单",
                        "content",
                        content))
                .post("/api/v1/rules")
                .then()
                .statusCode(201);
    }

    private static Map<String, String> item(String code, String department) {
        return Map.of("code", code, "nameZh", code, "nameEn", code, "department", department, "source", "某法");
    }

    /** Put on record for an account, valid from 2023 to 2027. */
    public static void certificate(String number, String account, String district) {
        var path = "/api/v1/enforcement-certificates/" + number;
        var etag = as("inspection-manager", district).get(path).header("ETag");
        as("inspection-manager", district)
                .header("If-Match", etag == null ? "\"0\"" : etag)
                .body(Map.of(
                        "holder",
                        account,
                        "regionCode",
                        district,
                        "department",
                        "health",
                        "validFrom",
                        "2023-01-01",
                        "validUntil",
                        "2027-12-31"))
                .put(path)
                .then()
                .statusCode(200);
    }

    public static String arrivalCode(String uscc, String district) {
        return as("inspection-manager", district)
                .get("/api/v1/institutions/" + uscc + "/arrival-code")
                .path("code");
    }

    /** A visit that is planned, by its address. */
    public static String visit(String kind, String uscc, String district) {
        var planned = as("inspector", district)
                .body(Map.of("kind", kind, "uscc", uscc, "dueDay", "2024-06-03"))
                .post("/api/v1/visits");
        planned.then().statusCode(201);
        return "/api/v1/visits/" + planned.path("visitId");
    }

    /** @param more what the report says beside {@code conforms} */
    public static Response report(String visit, String district, Map<String, Object> more) {
        var report = new HashMap<String, Object>(Map.of("conforms", false, "findings", List.of()));
        report.putAll(more);
        var inspector = as("inspector", district);
        return inspector
                .header("If-Match", inspector.get(visit).header("ETag"))
                .body(report)
                .post(visit + "/report");
    }

    /** Of a quality assessment that was made, by its address. */
    public static String finding(String uscc, String district, String severity) {
        var visit = visit("QUALITY_ASSESSMENT", uscc, district);
        var found = Map.of("severity", severity, "clause", "三(五)3", "description", "记录不完整");
        report(visit, district, Map.of("visitedOn", "2024-06-03", "findings", List.of(found)))
                .then()
                .statusCode(200);
        var id = visit.substring(visit.lastIndexOf('/') + 1);
        return "/api/v1/findings/"
                + as("inspector", district)
                        .get("/api/v1/findings?limit=200&uscc=" + uscc)
                        .path("items.find { it.visitId == '" + id + "' }.findingId");
    }

    /** An act on something that has a revision, with the one that it has now. */
    public static Response act(RequestSpecification who, String thing, String act, Map<String, Object> body) {
        return who.header("If-Match", as("auditor", "000000").get(thing).header("ETag"))
                .body(body)
                .post(thing + "/" + act);
    }
}
