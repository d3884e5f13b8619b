package org.tuoyu.notifications.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.OutsideWorld;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Who is told, in which words and by when is data of each region; a mistake in it is refused before it does harm. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RulesTest {
    private static final String VISIT = "org.tuoyu.visit.planned.v1";
    private static final String ONE_DAY = "\"acknowledge\": {\"amount\": 1, \"unit\": \"WORKING_DAYS\"}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    MeterRegistry metrics;

    @Inject
    Session session;

    private Desk district(String region) {
        var desk = new Desk(region, bootstrapServers, issuer);
        desk.plan();
        return desk;
    }

    @Test
    void aDistrictTellsOthersThanTheNationDoesAndOnlyWhenItsConditionHolds() {
        var desk = district("460401");
        desk.rules(
                        "routing/" + VISIT,
                        """
                        {"routes": [
                          {"when": [{"field": "kind", "is": ["FIRE_SAFETY"]}], "matter": "supervision", "urgent": true, %1$s,
                           "tell": [{"role": "DEPARTMENT", "acts": true, "of": "fire"}, {"role": "LEAD", "acts": false}]},
                          {"matter": "supervision", "urgent": false, %1$s, "tell": [{"role": "TOWN", "acts": false}]}]}"""
                                .formatted(ONE_DAY))
                .then()
                .statusCode(201);
        desk.happens("visit.planned", one -> one.put("kind", "FIRE_SAFETY"));
        var fire = desk.awaitOne("fire");
        assertThat(fire.get("role")).isEqualTo("DEPARTMENT");
        assertThat(desk.inbox("health")).hasSize(1);
        assertThat(desk.inbox("town")).isEmpty();
        desk.happens("visit.planned", one -> one.put("kind", "PATROL"));
        desk.awaitOne("town");
        assertThat(desk.inbox("health")).hasSize(1);
    }

    @Test
    void whatNoRouteOfItsRulesTakesGoesToTheLeadOfTheWholeAndIsCountedOnceAlsoAfterItWaitedForAPlan() {
        var desk = new Desk("460411", bootstrapServers, issuer);
        desk.rules(
                        "routing/" + VISIT,
                        """
                        {"routes": [
                          {"when": [{"field": "kind", "is": ["FIRE_SAFETY"]}], "matter": "supervision", "urgent": true, %s,
                           "tell": [{"role": "DEPARTMENT", "acts": true, "of": "fire"}]}]}"""
                                .formatted(ONE_DAY))
                .then()
                .statusCode(201);
        var before = metrics.get("tuoyu.routing.fallback").counter().count();
        desk.happens("visit.planned", one -> one.put("kind", "PATROL"));
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> held("460411") == 1);
        desk.plan();
        assertThat(desk.awaitOne("health")).containsEntry("role", "LEAD");
        assertThat(desk.inbox("fire")).isEmpty();
        assertThat(metrics.get("tuoyu.routing.fallback").counter().count()).isEqualTo(before + 1);
    }

    private long held(String region) {
        return session.createNativeQuery(
                        "SELECT count(*) FROM held_event WHERE authorities @> ARRAY[CAST(:region AS text)]", Long.class)
                .setParameter("region", region)
                .getSingleResult();
    }

    @Test
    void thePreviewSaysWhoWouldBeToldByWhichClauseAndWhyOthersNot() {
        var desk = district("460402");
        desk.as("administrator")
                .body(
                        """
                        {"type": "%s", "regionCode": "460402001", "data": {"institutionName": "示例"}}"""
                                .formatted(VISIT))
                .post("/api/v1/routing/preview")
                .then()
                .statusCode(200)
                .body("clause", equalTo("三(五)2"))
                .body("told.department", equalTo(List.of("health", "town")))
                .body("told[0].acts", equalTo(true))
                .body("notTold.find { it.department == 'emergency' }.reason", equalTo("not-in-rule"))
                .body("title", equalTo("Visit planned: 示例"));
        assertThat(desk.inbox("health")).isEmpty(); // nothing is written
        desk.as("administrator")
                .body("{\"type\": \"" + VISIT + "\", \"regionCode\": \"990401001\"}")
                .post("/api/v1/routing/preview")
                .then()
                .statusCode(403);
        var nowhere = new Desk("990402", bootstrapServers, issuer);
        nowhere.as("administrator")
                .body("{\"type\": \"" + VISIT + "\", \"regionCode\": \"990402001\"}")
                .post("/api/v1/routing/preview")
                .then()
                .statusCode(200)
                .body("waits", equalTo(true));
    }

    @Test
    void aTrialSaysWhatOtherRulesWouldHaveChangedInTheLastMonth() {
        var desk = district("460403");
        for (int i = 0; i < 3; i++) desk.happens("visit.planned", one -> {});
        desk.happens("visit.planned", one -> one.put("kind", "FIRE_SAFETY"));
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 4);
        desk.as("administrator")
                .body(
                        """
                        {"type": "%s", "days": 30, "proposed": {"routes": [
                          {"when": [{"field": "kind", "is": ["FIRE_SAFETY"]}], "matter": "supervision", "urgent": false, %2$s,
                           "tell": [{"role": "DEPARTMENT", "acts": true, "of": "fire"}]},
                          {"matter": "supervision", "urgent": false, %2$s,
                           "tell": [{"role": "LEAD", "acts": true}, {"role": "TOWN", "acts": false}]}]}}"""
                                .formatted(VISIT, ONE_DAY))
                .post("/api/v1/routing/trial")
                .then()
                .statusCode(200)
                .body("events", equalTo(4))
                .body("changed", equalTo(1))
                .body("before.'460403/health'", equalTo(4))
                .body("after.'460403/health'", equalTo(3))
                .body("after.'460403/fire'", equalTo(1))
                .body("examples[0].after", equalTo(List.of("460403/fire")));
    }

    @Test
    void aRuleThatCouldNotWorkIsRefusedWithThePlaceOfEachMistake() {
        var desk = district("460404");
        desk.rules(
                        "routing/" + VISIT,
                        """
                        {"routes": [
                          {"when": [], "matter": "supervision", "urgent": false, %1$s,
                           "tell": [{"role": "NAMED", "acts": true, "of": "colour"}, {"role": "DEPARTMENT", "acts": true}]},
                          {"when": [{"field": "weather", "is": ["RAIN"]}], "matter": "supervision", "urgent": false, %1$s,
                           "tell": [], "settles": ["org.tuoyu.sun.shone.v1"]}]}"""
                                .formatted(ONE_DAY))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/content/routes/0/tell/0/of"))
                .body("violations.pointer", hasItem("/content/routes/0/tell/1/of"))
                .body("violations.pointer", hasItem("/content/routes/1"))
                .body("violations.pointer", hasItem("/content/routes/1/when/0/field"))
                .body("violations.pointer", hasItem("/content/routes/1/settles/0"));
        desk.rules(
                        "routing/org.tuoyu.sun.shone.v1",
                        "{\"routes\": [{\"matter\": \"x\", \"urgent\": false, \"tell\": [], " + ONE_DAY + "}]}")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("event-kind"));
        desk.rules(
                        "routing/" + VISIT,
                        """
                        {"routes": [{"matter": "supervision", "urgent": false, %s, "tell": [{"role": "LEAD", "acts": true}],
                                     "escalation": "panic"}]}"""
                                .formatted(ONE_DAY))
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/content/routes/0/escalation"));
    }

    @Test
    void aDistrictTellsInItsOwnWordsAndWhatAnEventSaysIsNeverMoreThanText() {
        var desk = district("460405");
        desk.rules(
                        "template/" + VISIT,
                        """
                        {"titleZh": "{institutionName}要来检查", "reasonZh": "{kind}", "titleEn": "Visit to {institutionName}",
                         "reasonEn": "A {kind}."}""")
                .then()
                .statusCode(201);
        desk.happens("visit.planned", one -> one.put("institutionName", "{kind}<b>$1\\")
                .put("kind", "PATROL"));
        var told = desk.awaitOne("health");
        assertThat(told.get("title")).isEqualTo("Visit to {kind}<b>$1\\");
        assertThat(told.get("reason")).isEqualTo("A Patrol.");
    }

    @Test
    void aTemplateWithAFieldThatTheEventHasNotIsRefused() {
        var desk = district("460406");
        desk.rules(
                        "template/" + VISIT,
                        """
                        {"titleZh": "{name}", "reasonZh": "{kind", "titleEn": "Visit", "reasonEn": "x"}""")
                .then()
                .statusCode(422)
                .body("violations.find { it.pointer == '/content/titleZh' }.code", equalTo("event-field"))
                .body("violations.find { it.pointer == '/content/reasonZh' }.code", equalTo("template-brace"));
    }

    @Test
    void anEventOfAKindThatNoRuleTakesGoesToTheLeadOfTheWhole() {
        var desk = district("460407");
        desk.rules(
                        "routing/" + VISIT,
                        "{\"routes\": [{\"matter\": \"no-such-matter\", \"urgent\": false, \"tell\": [{\"role\": \"LEAD\", \"acts\": true}], "
                                + ONE_DAY + "}]}")
                .then()
                .statusCode(201);
        desk.happens("visit.planned", one -> {});
        assertThat(desk.awaitOne("health").get("clause")).isEqualTo("五(二)");
    }
}
