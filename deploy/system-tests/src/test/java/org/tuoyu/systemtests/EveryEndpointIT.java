package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Generated from the OpenAPI documents: a new endpoint is tested without a line here. */
@DisplayName("Every endpoint of every service")
class EveryEndpointIT {
    private static final String STREAM = "text/event-stream";
    /** What they do, they do in the caller's own region. */
    private static final List<String> OWN_REGION =
            List.of("receipts", "/routing/trial", "/notifications/acknowledgements", "/subscriptions");

    private static final String POST =
            """
            {"regionCode": "211104", "department": "health", "name": "值班岗", "rank": "HANDLER", "language": "zh",
             "channels": [], "validFrom": "2020-01-01"}""";
    private static final String SUBSCRIPTION =
            """
            {"name": "x", "url": "http://127.0.0.1:9/", "types": [], "regions": [], "notifyDepartment": "health"}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES = List.of("targets", "institutions", "inspections", "notifications");
    private static final List<String> ALL_ROLES = List.of(
            "plan-manager",
            "town-officer",
            "registrar",
            "filing-officer",
            "inspector",
            "inspection-manager",
            "department-officer",
            "auditor",
            "administrator");
    private static final List<String> BROKEN_BODIES = List.of(
            "",
            "{",
            "[]",
            "[1]",
            "null",
            "true",
            "5",
            "\"x\"",
            "{}",
            "{\"x\":{}}",
            "{\"\\u0000\":1}",
            "\uFEFF{}",
            "[".repeat(3000),
            "{\"a\":".repeat(1500),
            "<x/>",
            "\u0000");
    private static final List<String> BROKEN_VALUES = List.of(
            "null",
            "5",
            "-1",
            "1e400",
            "true",
            "\"\"",
            "\"\\u0000\"",
            "\"x\"",
            "\"2024-02-30\"",
            "[]",
            "[null]",
            "{}",
            "\"" + "长".repeat(9000) + "\"",
            "99999999999999999999");
    private static final List<String> BROKEN_PARAMETERS = List.of(
            "x", "-1", "0", "99999999999", "", "'", "%00", "%C0%80", "../..", "\uD800", "{\"a\":1}", "2024-02-30");

    private final RunningSystem system = RunningSystem.get();
    private static Map<String, String> realIds;

    private record Answer(int status, String type, String body) {}

    @TestFactory
    Stream<DynamicTest> refusesACallWithoutToken() {
        return each(endpoint -> {
            var answer = call(endpoint, null, realPath(endpoint), goodBody(endpoint));
            if (endpoint.isPublic()) assertThat(answer.status()).isNotIn(401, 403);
            else problem(endpoint, answer, 401);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAWrongRole() {
        var token = token("nobody", "211104", List.of("passer-by"));
        return each(endpoint -> {
            if (endpoint.isPublic()) return;
            problem(endpoint, call(endpoint, token, realPath(endpoint), goodBody(endpoint)), 403);
        });
    }

    /** All roles, but of another district: nothing is shown, nothing changed, nothing hinted at. */
    @TestFactory
    Stream<DynamicTest> refusesAForeignRegion() {
        var token = token("foreigner", "110101", ALL_ROLES);
        return each(endpoint -> {
            if (endpoint.isPublic()) return;
            var answer = call(endpoint, token, realPath(endpoint), goodBody(endpoint));
            var isList = endpoint.method().equals("GET") && !endpoint.path().contains("{") && answer.status() == 200;
            if (isList && answer.type().startsWith(STREAM)) { // of the caller's own inbox
                assertThat(endpoint.path()).endsWith("/live");
            } else if (isList && !answer.type().startsWith("application/json")) { // a template, the same for everybody
                assertThat(endpoint.path()).endsWith("/file");
            } else if (isList) {
                for (var item : JSON.readTree(answer.body()).path("items")) { // but for what holds in the whole nation
                    if (item.has("regioncode")) { // events, of the caller's own region only
                        assertThat(item.path("regioncode").asText()).startsWith("110101");
                        continue;
                    }
                    var thing = item.has("regionCode") ? item : item.path("content"); // what a device is told of
                    assertThat(thing.path("regionCode").asText())
                            .as(answer.body())
                            .isEqualTo("000000");
                }
            } else if (endpoint.path().contains("/sync/photos/")) { // whose photos are the caller's own
                problem(endpoint, answer, 404, 422);
            } else if (endpoint.path().contains("{")) {
                problem(endpoint, answer, 404, 403);
                if (!endpoint.path().matches(".*(dead-letters|event-reconciliations).*"))
                    assertThat(answer.status()).isEqualTo(404);
            } else if (endpoint.hasBody() && !endpoint.mediaType().contains("json")) {
                problem(endpoint, answer, 403, 404, 422); // the file names no region: it is refused before one is read
            } else if (endpoint.path().endsWith("/calendar-feeds")) { // everybody's own
                assertThat(answer.status()).isEqualTo(201);
            } else if (endpoint.path().endsWith("/routing/trial")) { // no events of others are counted
                assertThat(JSON.readTree(answer.body()).path("events").asInt()).isZero();
            } else if (endpoint.path().endsWith("/notifications/acknowledgements")) { // each by itself
                assertThat(JSON.readTree(answer.body())
                                .path("items")
                                .path(0)
                                .path("code")
                                .asText())
                        .isEqualTo("not-found");
            } else if (endpoint.path().endsWith("/subscriptions")) { // of the caller's own region, to nowhere
                problem(endpoint, answer, 422);
            } else if (endpoint.path().endsWith("/receipts")) { // nothing of others is said to be there
                assertThat(JSON.readTree(answer.body()).path("stored").asInt()).isZero();
            } else {
                refusedFor(endpoint, answer, 403, 404);
            }
            assertThat(answer.body()).doesNotContain("大洼");
        });
    }

    @TestFactory
    Stream<DynamicTest> answersABrokenBodyWithAProblem() {
        var token = token("everyone", "211104", ALL_ROLES);
        return each(endpoint -> {
            if (!endpoint.hasBody()) return;
            for (var body : BROKEN_BODIES) {
                refused(endpoint, call(endpoint, token, realPath(endpoint), body), body);
            }
            if (!endpoint.mediaType().contains("json")) return;
            var good = JSON.readTree(goodBody(endpoint));
            for (var field : (Iterable<String>) good::fieldNames) {
                for (var value : BROKEN_VALUES) {
                    var broken = goodBody(endpoint)
                            .replace("\"" + field + "\":" + good.path(field), "\"" + field + "\":" + value);
                    var answer = call(endpoint, token, realPath(endpoint), broken);
                    assertThat(answer.status())
                            .as(endpoint.name() + " " + broken + " → " + answer)
                            .isLessThan(500);
                    if (answer.status() >= 400) problem(endpoint, answer, answer.status());
                }
            }
            problem(endpoint, send(endpoint, token, realPath(endpoint), "x", "application/pdf"), 415);
        });
    }

    @TestFactory
    Stream<DynamicTest> answersABrokenAddressWithAProblem() {
        var token = token("everyone", "211104", ALL_ROLES);
        return each(endpoint -> {
            for (var value : BROKEN_PARAMETERS) {
                var encoded = value.startsWith("%") ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
                if (endpoint.path().contains("{") && !encoded.isEmpty()) {
                    var path = endpoint.path().replaceAll("\\{[^}]+}", encoded);
                    refused(endpoint, call(endpoint, token, path, goodBody(endpoint)), path);
                }
                for (var parameter : endpoint.operation().path("parameters")) {
                    if (!parameter.path("in").asText().equals("query")) continue;
                    var path = realPath(endpoint) + "?" + parameter.path("name").asText() + "=" + encoded;
                    var answer = call(endpoint, token, path, goodBody(endpoint));
                    assertThat(answer.status()).as(path + " → " + answer).isLessThan(500);
                    if (answer.status() >= 400) problem(endpoint, answer, answer.status());
                }
            }
        });
    }

    /** With a summary, the errors and an example that is valid: so another district's caller is told of the region only. */
    @TestFactory
    Stream<DynamicTest> describesItself() {
        var token = token("foreigner", "110101", ALL_ROLES);
        return each(endpoint -> {
            assertThat(endpoint.operation().path("summary").asText()).isNotBlank();
            assertThat(endpoint.operation().path("security").isEmpty()).isEqualTo(endpoint.isPublic());
            for (var status : List.of("400", "401", "403", "404", "409", "412", "422", "429")) {
                assertThat(endpoint.operation().path("responses").has(status))
                        .as(status)
                        .isTrue();
            }
            if (!endpoint.takesJson()) return;
            var example = endpoint.example();
            assertThat(example.isMissingNode()).as("has an example").isFalse();
            if (OWN_REGION.stream().anyMatch(endpoint.path()::endsWith)) return;
            refusedFor(endpoint, call(endpoint, token, realPath(endpoint), example.toString()), 403, 404);
        });
    }

    private interface Check {
        void on(Endpoint endpoint) throws Exception;
    }

    private Stream<DynamicTest> each(Check check) {
        var endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(30);
        return endpoints.stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> check.on(endpoint)));
    }

    private List<Endpoint> endpoints() {
        return SERVICES.stream()
                .flatMap(
                        service -> Endpoint.of(
                                service,
                                send("GET", "/" + service + "/q/openapi?format=json", null, null, null)
                                        .body())
                                .stream())
                .toList();
    }

    private static void problem(Endpoint endpoint, Answer answer, Integer... statuses) throws IOException {
        assertThat(answer.status()).as(endpoint.name() + " → " + answer.body()).isIn((Object[]) statuses);
        assertThat(answer.type()).as(endpoint.name()).startsWith("application/problem+json");
        var problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(answer.body())
                .doesNotContain("org.tuoyu")
                .doesNotContain("java.")
                .doesNotContain("Exception");
    }

    /** As a whole, or each item of a batch by itself. */
    private static void refusedFor(Endpoint endpoint, Answer answer, Integer... statuses) throws IOException {
        if (answer.status() != 207) {
            problem(endpoint, answer, statuses);
            return;
        }
        for (var result : JSON.readTree(answer.body()).path("results")) {
            if (result.has("stored")) { // what a device has captured
                assertThat(result.path("stored").asBoolean()).isFalse();
                continue;
            }
            assertThat(result.path("problem").path("status").asInt())
                    .as(answer.body())
                    .isIn((Object[]) statuses);
        }
    }

    private static void refused(Endpoint endpoint, Answer answer, String input) throws IOException {
        assertThat(answer.status())
                .as(endpoint.name() + " " + input + " → " + answer)
                .isBetween(400, 499);
        problem(endpoint, answer, answer.status());
    }

    private String realPath(Endpoint endpoint) {
        var ids = realIds();
        return endpoint.path()
                .replace("{uscc}/suspensions/{id}", ids.get("uscc") + "/suspensions/" + ids.get("suspension"))
                .replace("{uscc}", ids.get("uscc"))
                .replace("{code}", Story.TOWN)
                .replace("{act}", "verification")
                .replace("{month}", "2024-03")
                .replace("{number}", Story.CERTIFICATE)
                .replace("{sha256}", "0".repeat(64))
                .replace("{account}", Supervision.INSPECTOR)
                .replace("{department}", "emergency")
                .replace("{secret}", "0".repeat(43))
                .replace("{absence}", UUID.randomUUID().toString())
                .replace("{day}", "2024-06-03")
                .replace(
                        "{id}",
                        ids.getOrDefault(endpoint.resource(), UUID.randomUUID().toString()));
    }

    /** One of each resource, in 大洼街道, made once. */
    private Map<String, String> realIds() {
        if (realIds != null) return realIds;
        var story = new Story(system, "52211104MJ0009960F");
        story.register();
        story.setClasses();
        story.file();
        story.awaitTold("visit.planned", 1);
        story.inspectionFindsDanger();
        story.awaitTold("slots.suspended", 1);
        var ids = new HashMap<String, String>(
                Map.of("uscc", story.uscc, "filings", story.filingId(), "plans", system.plan));
        ids.put(
                "visits",
                first("inspector", "/inspections/api/v1/visits?uscc=" + story.uscc)
                        .path("visitId")
                        .asText());
        var finding = first("inspector", "/inspections/api/v1/findings?uscc=" + story.uscc);
        ids.put("findings", finding.path("findingId").asText());
        ids.put("suspension", finding.path("findingId").asText());
        ids.putAll(new Supervision(system, story.uscc).play());
        ids.put(
                "notifications",
                first("auditor", "/notifications/api/v1/notifications")
                        .path("id")
                        .asText());
        ids.put("posts", made("posts", POST, "postId"));
        ids.put("subscriptions", made("subscriptions", SUBSCRIPTION, "id"));
        return realIds = ids;
    }

    private String made(String resource, String body, String id) {
        return system.api
                .post("admin", "/notifications/api/v1/" + resource, body.getBytes(StandardCharsets.UTF_8), Map.of())
                .expect(201)
                .text(id);
    }

    private JsonNode first(String person, String path) {
        return system.api.get(person, path).expect(200).body().path("items").path(0);
    }

    private String goodBody(Endpoint endpoint) {
        return endpoint.goodBody(field -> switch (field) {
            case "uscc" -> realIds().get("uscc");
            case "regionCode", "code" -> Story.TOWN;
            case "department", "notifyDepartment" -> "health";
            case "digestAt", "quietUntil" -> "07:30:00";
            case "quietFrom" -> "21:00:00";
            case "language" -> "zh";
            case "channels" -> "EMAIL";
            case "email" -> "tuoyu@example.org";
            case "phone" -> "0427-0000000";
            case "robotKind" -> "WECOM";
            case "types" -> "org.tuoyu.filing.*";
            default -> null;
        });
    }

    private String token(String name, String region, List<String> roles) {
        return system.tokens.with(name, Map.of("region", region, "groups", roles, "department", "health"));
    }

    private Answer call(Endpoint endpoint, String token, String path, String body) {
        return send(endpoint, token, path, body, endpoint.hasBody() ? endpoint.mediaType() : null);
    }

    private Answer send(Endpoint endpoint, String token, String path, String body, String type) {
        return send(endpoint.method(), path, token, body, type);
    }

    private Answer send(String method, String path, String token, String body, String type) {
        var request = HttpRequest.newBuilder(URI.create(system.local.address() + path))
                .header("If-Match", "\"1\"")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (type != null) request.header("Content-Type", type);
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            var answered = response.headers().firstValue("Content-Type").orElse("");
            try (var stream = response.body()) {
                var bytes = answered.startsWith(STREAM) ? new byte[0] : stream.readAllBytes(); // it has no end
                return new Answer(response.statusCode(), answered, new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
