package org.tuoyu.notifications.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.rules.EventKinds;
import org.tuoyu.notifications.rules.Routes;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;

/** Each event reaches the lead, those that co-operate and the town of its clause: each inbox once, in effect. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class RoutingTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    Session session;

    @Inject
    RuleSets ruleSets;

    @BeforeEach
    void thePlanIsKnown() {
        try (var sender = new EventSender(bootstrapServers)) {
            var plan = sender.contracts().example("org.tuoyu.plan.published.v1");
            sender.send(
                    UUID.randomUUID(),
                    "org.tuoyu.plan.published.v1",
                    plan.path("planId").asText(),
                    1,
                    plan);
        }
    }

    private record Rule(String type, boolean told) {}

    private List<Rule> rules() {
        return session.createNativeQuery(
                        """
                        SELECT substring(kind FROM 9), content #>> '{routes,0,tell}' <> '[]' FROM rule_set
                        WHERE kind LIKE 'routing/%' AND region_code = '000000'""",
                        Rule.class)
                .getResultList();
    }

    @Test
    void everyKindOfEventOfTheContractsHasARuleOfItsOwn() {
        var ruled = rules().stream().map(Rule::type).toList();
        try (var sender = new EventSender(bootstrapServers)) {
            for (var type : sender.contracts().types()) {
                if (sender.contracts().topic(type).equals("notifications.v1")) continue;
                assertThat(ruled).as(type).contains(type);
            }
        }
    }

    @Test
    void everyKindOfEventThatIsToldIsToldInWordsOfItsOwnFieldsInBothLanguages() {
        for (var rule : rules()) {
            if (!rule.told() || rule.type().equals("*")) continue;
            var kind = EventKinds.SHIPPED.of(rule.type()).orElseThrow();
            for (var language : Language.values()) {
                for (var part : List.of(".title", ".reason")) {
                    var text = Texts.in(language).get("event." + rule.type() + part);
                    assertThat(text).as(rule.type()).isNotEqualTo("event." + rule.type() + part);
                    var place = Pattern.compile("\\{([^{}]*)}").matcher(text);
                    while (place.find()) {
                        assertThat(kind.has(place.group(1)))
                                .as(rule.type() + ": " + place.group())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void theRulesThatComeWithTuoyuWouldBeTakenByItsOwnCheck() {
        var recorded = session.createNativeQuery(
                        "SELECT id, kind FROM rule_set WHERE kind LIKE 'routing/%'", Recorded.class)
                .getResultList();
        for (var one : recorded) {
            var routes = ruleSets.of(one.id(), Routes.class).content();
            assertThat(routes.contradictions(one.kind().substring("routing/".length())))
                    .as(one.kind())
                    .isEmpty();
        }
    }

    private record Recorded(UUID id, String kind) {}

    @Test
    void theClauseThatTheEventNamesDecidesAndTwiceToldIsOnceInTheInbox() {
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.finding.raised.v1", finding -> finding.put("clause", "三(四)5")
                .put("regionCode", "211104004"));
        send(id, "org.tuoyu.finding.raised.v1", finding -> finding.put("clause", "三(四)5")
                .put("regionCode", "211104004"));
        awaitInboxes(
                id,
                "211104/housing/LEAD",
                "211104/health/COOPERATING",
                "211104/emergency/COOPERATING",
                "211104004/town/TOWN");
    }

    @Test
    void whomTheEventItselfNamesLearnsOfItBesideTheUnitsOfTheClause() {
        var penalty = UUID.randomUUID();
        send(penalty, "org.tuoyu.penalty.proposed.v1", one -> one.put("clause", "三(四)5")
                .put("regionCode", "211104004")
                .put("penaltyDepartment", "fire"));
        awaitInboxes(
                penalty,
                "211104/housing/LEAD",
                "211104/health/COOPERATING",
                "211104/emergency/COOPERATING",
                "211104/fire/NAMED",
                "211104004/town/TOWN");
        var incident = UUID.randomUUID();
        send(incident, "org.tuoyu.incident.reported.v1", one -> {
            one.put("clause", "三(四)5").put("regionCode", "211104004");
            ((ObjectNode) one.path("chain").path(0)).put("department", "public-security");
        });
        awaitInboxes(
                incident,
                "211104/housing/LEAD",
                "211104/health/COOPERATING",
                "211104/emergency/COOPERATING",
                "211104/public-security/NAMED",
                "211104004/town/TOWN");
    }

    @Test
    void withoutAClauseTheMatterFindsItInThePlan() {
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.institution.registered.v1", one -> one.put("regionCode", "211104005"));
        awaitInboxes(
                id,
                "211104/civil-affairs/LEAD",
                "211104/establishment/COOPERATING",
                "211104/market-regulation/COOPERATING",
                "211104/health/COOPERATING",
                "211104005/town/TOWN");
    }

    @Test
    void anEventThatComesBeforeItsPlanIsHeldAndRoutedOnceThePlanIsThere() {
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.institution.registered.v1", one -> one.put("regionCode", "110101001"));
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        session.createNativeQuery("SELECT count(*) FROM held_event WHERE event_id = :id", Long.class)
                                        .setParameter("id", id)
                                        .getSingleResult()
                                == 1);
        planOf("110101", plan -> {});
        await().atMost(Duration.ofSeconds(30)).until(() -> inboxes("110101", id).size() == 5);
    }

    @Test
    void thePlanOfACityHoldsInItsDistrictsAndTheDistrictAnswersOnTheSpot() {
        planOf("210700", plan -> {});
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.visit.planned.v1", one -> one.put("regionCode", "210702001"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(inboxes("210700", id))
                .containsExactlyInAnyOrder("210700/health/LEAD", "210702/town/TOWN"));
    }

    @Test
    void aFindingUnderAClauseForWhichNoUnitAnswersGoesByItsMatter() {
        planOf("220600", plan -> {
            var clause = (ObjectNode) plan.path("clauses").path(0);
            clause.putNull("lead").putArray("cooperating");
        });
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.visit.reported.v1", one -> one.put("regionCode", "220602001"));
        var named = UUID.randomUUID();
        send(named, "org.tuoyu.finding.raised.v1", finding -> finding.put("clause", "三(四)5")
                .put("regionCode", "220602001"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inboxes("220600", named)).contains("220600/health/LEAD"));
    }

    @Test
    void whatThePlanHasNoClauseForIsForTheLeadOfTheWhole() {
        planOf("220100", plan -> plan.path("clauses").forEach(clause -> {
            var matters = (ArrayNode) clause.path("matters");
            if (!matters.toString().contains("progress")) matters.removeAll();
        }));
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.filing.submitted.v1", one -> one.put("regionCode", "220102001"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inboxes("220100", id)).containsExactly("220100/health/LEAD"));
    }

    private void planOf(String region, java.util.function.Consumer<ObjectNode> change) {
        try (var sender = new EventSender(bootstrapServers)) {
            var plan = (ObjectNode) sender.contracts().example("org.tuoyu.plan.published.v1");
            var planId = UUID.randomUUID().toString();
            plan.put("planId", planId).put("regionCode", region);
            change.accept(plan);
            sender.send(UUID.randomUUID(), "org.tuoyu.plan.published.v1", planId, 1, plan);
        }
    }

    @Test
    void aDepartmentSeesItsOwnInboxATownItsOwnAndAnOtherDistrictNothing() {
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.visit.planned.v1", one -> one.put("regionCode", "211104006"));
        awaitInboxes(id, "211104/health/LEAD", "211104006/town/TOWN");
        assertThat(seen(department("health"), id)).hasSize(1);
        assertThat(seen(department("housing"), id)).isEmpty();
        assertThat(seen(as("town-officer", "211104006"), id)).hasSize(1);
        assertThat(seen(as("town-officer", "211104007"), id)).isEmpty();
        assertThat(seen(as("auditor", "211103"), id)).isEmpty();
    }

    @Test
    void anAcknowledgementIsKeptOnceAndOnlyTheRecipientMayGiveIt() {
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.visit.planned.v1", one -> one.put("regionCode", "211104006"));
        awaitInboxes(id, "211104/health/LEAD", "211104006/town/TOWN");
        var path =
                "/api/v1/notifications/" + seen(department("health"), id).get(0).get("id") + "/acknowledgement";
        department("housing")
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(path)
                .then()
                .statusCode(404);
        department("health")
                .header("If-Match", "\"1\"")
                .body("{\"note\":\"收到\"}")
                .post(path)
                .then()
                .statusCode(200)
                .body("note", equalTo("收到"))
                .header("ETag", "\"2\"");
        department("health")
                .header("If-Match", "\"2\"")
                .body("{}")
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("acknowledged-already"));
    }

    @Test
    void theReasonIsInTheReadersLanguage() {
        var id = UUID.randomUUID();
        send(id, "org.tuoyu.slots.suspended.v1", one -> one.put("regionCode", "211104006")
                .put("clause", "三(五)2")
                .put("institutionName", "示例机构")
                .put("suspendedSlots", 45)
                .put("effectiveDay", "2026-09-30")
                .put("reason", "失火"));
        awaitInboxesOf(id, 8);
        assertThat(seen(as("auditor", "211104").header("Accept-Language", "en"), id)
                        .get(0)
                        .get("reason"))
                .isEqualTo("45 slots of 示例机构 are out of service from 2026-09-30. Reason: 失火");
        assertThat(seen(as("auditor", "211104").header("Accept-Language", "zh-CN"), id)
                        .get(0)
                        .get("reason"))
                .isEqualTo("示例机构 的 45 个托位自 2026-09-30 起暂停。原因：失火");
    }

    private void awaitInboxes(UUID event, String... expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inboxes("211104", event)).containsExactlyInAnyOrder(expected));
    }

    private void awaitInboxesOf(UUID event, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> inboxes("211104", event).size() == count);
    }

    private List<String> inboxes(String region, UUID event) {
        return seen(as("auditor", region), event).stream()
                .map(one -> one.get("recipientRegion") + "/" + one.get("recipientDepartment") + "/" + one.get("role"))
                .toList();
    }

    private static List<Map<String, Object>> seen(RequestSpecification who, UUID event) {
        return who.get("/api/v1/notifications?limit=200").path("items.findAll { it.eventId == '" + event + "' }");
    }

    private RequestSpecification department(String code) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(new Tokens(issuer)
                        .with(
                                code,
                                Map.of(
                                        "groups",
                                        List.of("department-officer"),
                                        "region",
                                        "211104",
                                        "department",
                                        code)));
    }

    private RequestSpecification as(String role, String region) {
        return given().contentType(ContentType.JSON).auth().oauth2(new Tokens(issuer).of(role + region, region, role));
    }

    private void send(UUID id, String type, java.util.function.Consumer<ObjectNode> change) {
        try (var sender = new EventSender(bootstrapServers)) {
            var data = (ObjectNode) sender.contracts().example(type);
            change.accept(data);
            sender.send(id, type, id.toString(), 1, data);
        }
    }
}
