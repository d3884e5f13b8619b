package org.tuoyu.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.Tokens;

/** A district of its own for a test: its plan, what happens there, and who sits at which desk. */
public final class Desk {
    private final String region;
    private final String bootstrapServers;
    private final Tokens tokens;

    public Desk(String region, String bootstrapServers, String issuer) {
        this.region = region;
        this.bootstrapServers = bootstrapServers;
        this.tokens = new Tokens(issuer);
    }

    public String region() {
        return region;
    }

    /** The plan of the contracts' example, as one of this district: 三(四)5 is led by housing, 三(五)2 by health. */
    public void plan() {
        try (var sender = new EventSender(bootstrapServers)) {
            var plan = (ObjectNode) sender.contracts().example("org.tuoyu.plan.published.v1");
            var id = UUID.randomUUID().toString();
            plan.put("planId", id).put("regionCode", region);
            sender.send(UUID.randomUUID(), "org.tuoyu.plan.published.v1", id, 1, plan);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        as("auditor").get("/api/v1/directory/clauses").<List<Object>>path("items"))
                .isNotEmpty());
    }

    /** The example of the contracts, with changes, about a thing of its own. Returns the thing. */
    public String happens(String kind, Consumer<ObjectNode> change) {
        var subject = UUID.randomUUID().toString();
        happens(kind, subject, 1, change);
        return subject;
    }

    public void happens(String kind, String subject, long sequence, Consumer<ObjectNode> change) {
        try (var sender = new EventSender(bootstrapServers)) {
            var type = "org.tuoyu." + kind + ".v1";
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("regionCode", region + "001");
            change.accept(data);
            sender.send(UUID.randomUUID(), type, subject, sequence, data);
        }
    }

    public RequestSpecification as(String... roles) {
        return json().auth().oauth2(tokens.of(roles[0] + region, region, roles));
    }

    public RequestSpecification department(String code) {
        return json().auth()
                .oauth2(tokens.with(
                        code + region,
                        Map.of("groups", List.of("department-officer"), "region", region, "department", code)));
    }

    public RequestSpecification town(String code) {
        return json().auth().oauth2(tokens.of("town" + code, code, "town-officer"));
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON).header("Accept-Language", "en");
    }

    /** The one notification in the inbox of a department, once it is there. */
    public Map<String, Object> awaitOne(String department) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inbox(department)).hasSize(1));
        return inbox(department).get(0);
    }

    public List<Map<String, Object>> inbox(String department) {
        return as("auditor")
                .get("/api/v1/notifications?limit=200&department=" + department)
                .path("items");
    }

    public Map<String, Object> get(Object id) {
        return as("auditor").get("/api/v1/notifications/" + id).path("");
    }

    /** An answer of the recipient, on the revision that there is. */
    public io.restassured.response.Response answer(RequestSpecification who, Object id, String act, String body) {
        return who.header("If-Match", "\"" + get(id).get("revision") + "\"")
                .body(body)
                .post("/api/v1/notifications/" + id + "/" + act);
    }

    /** A post of a department with an e-mail address. */
    public String post(String department, String rank, String more) {
        return as("administrator")
                .body(
                        """
                        {"regionCode": "%s", "department": "%s", "name": "%s %s", "rank": "%s", "language": "zh",
                         "email": "%s.%s@example.org", "channels": ["EMAIL"], "validFrom": "2020-01-01"%s}"""
                                .formatted(
                                        region,
                                        department,
                                        department,
                                        rank,
                                        rank,
                                        department,
                                        rank.toLowerCase(java.util.Locale.ROOT),
                                        more))
                .post("/api/v1/posts")
                .then()
                .statusCode(201)
                .extract()
                .path("postId");
    }

    /** Rules of the district from 2020 on. */
    public io.restassured.response.Response rules(String kind, String content) {
        return as("administrator")
                .body(
                        """
                        {"kind": "%s", "regionCode": "%s", "validFrom": "2020-01-01", "source": "test", "content": %s}"""
                                .formatted(kind, region, content))
                .post("/api/v1/rules");
    }
}
