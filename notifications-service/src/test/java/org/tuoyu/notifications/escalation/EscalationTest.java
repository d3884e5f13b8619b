package org.tuoyu.notifications.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.MovedClock;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** When nobody answers, others learn of it: in office time, over holidays, once. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class EscalationTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    Escalate escalate;

    @Inject
    OverdueClocks overdue;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void theClockGoesRightAgain() {
        MovedClock.back();
    }

    private Desk district(String region) {
        var desk = new Desk(region, bootstrapServers, issuer);
        desk.plan();
        return desk;
    }

    @Test
    void overTheNationalDayNobodyIsRousedAndThenDeputyHeadAndTheOfficeLearnOfItOneAfterTheOther() {
        var desk = district("460101");
        MovedClock.at("2026-09-30T16:00");
        finding(desk);
        var id = desk.awaitOne("housing").get("id");
        assertThat(desk.get(id).get("dueDay")).isEqualTo("2026-10-08"); // urgent: one working day
        assertThat(sweptAt("2026-10-08T23:59", desk, id)).isEmpty();
        assertThat(sweptAt("2026-10-09T00:01", desk, id)).containsExactly("ESCALATED DEPUTY");
        assertThat(sweptAt("2026-10-09T10:29", desk, id)).hasSize(1); // two office hours from 8:30 on
        assertThat(sweptAt("2026-10-09T10:31", desk, id)).containsExactly("ESCALATED DEPUTY", "ESCALATED HEAD");
        assertThat(sweptAt("2026-10-09T23:59", desk, id)).hasSize(2); // one working day after the 8th
        assertThat(sweptAt("2026-10-10T00:01", desk, id)).last().isEqualTo("ESCALATED 460101/health");
        assertThat(sweptAt("2026-12-01T00:00", desk, id)).hasSize(3);
        // health was told anyway, since it co-operates: no second notification of the same event
        assertThat(desk.inbox("health")).hasSize(1);
    }

    @Test
    void whatATownDoesNotAnswerGoesToTheLeadOfTheClauseAndADepartmentsToTheLeadOfTheWhole() {
        var desk = district("460102");
        MovedClock.at("2026-11-02T09:00");
        desk.happens("visit.planned", visit -> {}); // supervision: health and the town
        desk.awaitOne("health");
        var town = desk.awaitOne("town").get("id");
        for (int i = 0; i < 3; i++) sweptAt("2026-11-20T00:01", desk, town);
        assertThat(acts(desk, town)).contains("ESCALATED 460102/health");
        desk.happens(
                "filing.verified", filing -> {}); // filing: led by civil affairs; only the lead and the town are told
        var civil = desk.awaitOne("civil-affairs").get("id");
        for (int i = 0; i < 3; i++) sweptAt("2026-12-31T00:01", desk, civil);
        assertThat(acts(desk, civil)).contains("ESCALATED 460102/health");
        assertThat(desk.inbox("health")).anySatisfy(told -> {
            assertThat(told.get("eventType")).isEqualTo("org.tuoyu.filing.verified.v1");
            assertThat(told.get("role")).isEqualTo("ESCALATED");
        });
    }

    @Test
    void whoAnswersInTimeIsLeftInPeaceUntilWhatIsToBeDoneIsNotDoneThenTheAcknowledgementCountsNoLonger() {
        var desk = district("460103");
        MovedClock.at("2026-11-02T09:00");
        finding(desk); // to be acknowledged by the 3rd, done within 15 working days: by the 23rd
        var id = desk.awaitOne("housing").get("id");
        MovedClock.at("2026-11-03T09:00");
        desk.answer(desk.department("housing"), id, "acknowledgement", "{}")
                .then()
                .statusCode(200);
        assertThat(desk.get(id).get("status")).isEqualTo("ACKNOWLEDGED");
        assertThat(sweptAt("2026-11-23T23:59", desk, id)).containsExactly("ACKNOWLEDGED null");
        assertThat(sweptAt("2026-11-24T00:01", desk, id)).last().isEqualTo("REOPENED null");
        assertThat(desk.get(id).get("status")).isEqualTo("OPEN");
        assertThat(sweptAt("2026-11-24T00:02", desk, id)).last().isEqualTo("ESCALATED DEPUTY");
        assertThat(sweptAt("2026-11-24T10:00", desk, id))
                .last()
                .isEqualTo("ESCALATED DEPUTY"); // as far apart as before
        assertThat(sweptAt("2026-11-24T10:40", desk, id)).last().isEqualTo("ESCALATED HEAD");
        desk.answer(desk.department("housing"), id, "completion", "{\"feedback\": \"整改完毕\"}")
                .then()
                .statusCode(200);
        assertThat(sweptAt("2027-01-01T00:00", desk, id)).last().isEqualTo("DONE 整改完毕");
    }

    @Test
    void aClockThatWasPausedGoesOnWithTheOfficeTimeThatWasLeft() {
        var desk = district("460104");
        MovedClock.at("2026-11-02T09:00");
        finding(desk);
        var id = desk.awaitOne("housing").get("id");
        MovedClock.at("2026-11-03T08:30"); // all of the last day is left
        desk.answer(desk.department("housing"), id, "pause", "{\"reason\": \"机构停业\"}")
                .then()
                .statusCode(200);
        assertThat(sweptAt("2026-11-10T00:00", desk, id)).containsExactly("PAUSED 机构停业");
        MovedClock.at("2026-11-13T13:30"); // a Friday afternoon: half a day of it, and half of Monday
        desk.answer(desk.department("housing"), id, "resumption", "").then().statusCode(200);
        assertThat(desk.get(id).get("dueDay")).isEqualTo("2026-11-16");
        assertThat(sweptAt("2026-11-16T23:59", desk, id)).last().isEqualTo("RESUMED null");
        assertThat(sweptAt("2026-11-17T00:01", desk, id)).last().isEqualTo("ESCALATED DEPUTY");
        assertThat(sweptAt("2026-11-17T10:29", desk, id)).last().isEqualTo("ESCALATED DEPUTY"); // two office hours
        assertThat(sweptAt("2026-11-17T10:31", desk, id)).last().isEqualTo("ESCALATED HEAD");
    }

    @Test
    void aClockThatRunsAroundTheClockGoesOnSoAfterAPauseAndItsStepsKeepTheirDistance() {
        var desk = district("460108");
        desk.rules(
                        "routing/org.tuoyu.visit.planned.v1",
                        """
                        {"routes": [{"matter": "supervision", "tell": [{"role": "LEAD", "acts": false}], "urgent": true,
                                     "acknowledge": {"amount": 6, "unit": "HOURS"}, "escalation": "urgent"}]}""")
                .then()
                .statusCode(201);
        MovedClock.at("2026-11-07T20:00"); // a Saturday
        desk.happens("visit.planned", visit -> {});
        var id = desk.awaitOne("health").get("id");
        MovedClock.at("2026-11-07T22:00"); // four hours are left
        desk.answer(desk.department("health"), id, "pause", "{\"reason\": \"停电\"}")
                .then()
                .statusCode(200);
        MovedClock.at("2026-11-08T10:00");
        desk.answer(desk.department("health"), id, "resumption", "").then().statusCode(200);
        assertThat(sweptAt("2026-11-08T13:59", desk, id)).last().isEqualTo("RESUMED null");
        assertThat(sweptAt("2026-11-08T14:01", desk, id)).last().isEqualTo("ESCALATED DEPUTY");
        assertThat(sweptAt("2026-11-09T10:29", desk, id)).last().isEqualTo("ESCALATED DEPUTY"); // Monday
        assertThat(sweptAt("2026-11-09T10:31", desk, id)).last().isEqualTo("ESCALATED HEAD");
    }

    @Test
    void aNewPolicyHoldsForWhatIsToldFromThenOnAndNotForWhatIsUnderWay() {
        var desk = district("460105");
        MovedClock.at("2026-11-02T09:00");
        finding(desk);
        var before = desk.awaitOne("housing").get("id");
        desk.rules(
                        "escalation/urgent",
                        """
                        {"steps": [{"after": {"amount": 1, "unit": "HOURS"}, "tell": "HEAD"}],
                         "staleAfter": {"amount": 1, "unit": "WORKING_DAYS"}}""")
                .then()
                .statusCode(201);
        finding(desk);
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("housing").size() == 2);
        var after = desk.inbox("housing").get(0).get("id");
        sweptAt("2026-11-04T00:30", desk, before);
        assertThat(acts(desk, before)).containsExactly("ESCALATED DEPUTY");
        assertThat(acts(desk, after)).isEmpty();
        sweptAt("2026-11-04T01:01", desk, after);
        assertThat(acts(desk, after)).containsExactly("ESCALATED HEAD");
        assertThat(acts(desk, before)).containsExactly("ESCALATED DEPUTY");
    }

    @Test
    void whoIsAbsentIsStoodInForAndWithoutAStandInTheStepIsForNobodyButIsTaken() {
        var desk = district("460106");
        var standIn = desk.post("housing", "HANDLER", "");
        var deputy = desk.post("housing", "DEPUTY", "");
        desk.as("administrator")
                .header("If-Match", "\"1\"")
                .body("{\"fromDay\": \"2026-11-03\", \"untilDay\": \"2026-11-06\", \"standIn\": \"" + standIn + "\"}")
                .post("/api/v1/posts/" + deputy + "/absences")
                .then()
                .statusCode(201);
        MovedClock.at("2026-11-02T09:00");
        finding(desk);
        var id = desk.awaitOne("housing").get("id");
        sweptAt("2026-11-04T00:01", desk, id);
        assertThat(deliveries(desk, id)).containsExactly("0 housing HANDLER", "1 housing HANDLER");
        sweptAt("2026-11-04T10:31", desk, id); // there is no head's post
        assertThat(acts(desk, id)).containsExactly("ESCALATED DEPUTY", "ESCALATED HEAD");
        assertThat(deliveries(desk, id)).hasSize(2);
    }

    @Test
    void ofSeveralReplicasOneTakesEachStepOnce() throws Exception {
        var desk = district("460107");
        MovedClock.at("2026-11-02T09:00");
        for (int i = 0; i < 40; i++) finding(desk);
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("housing").size() == 40);
        MovedClock.at("2026-11-04T00:01");
        var replicas = Executors.newFixedThreadPool(8);
        var sweeps = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 24; i++) {
            sweeps.add(() -> {
                escalate.sweep();
                return null;
            });
        }
        for (var sweep : replicas.invokeAll(sweeps)) sweep.get();
        replicas.shutdown();
        for (var one : desk.inbox("housing")) {
            assertThat(acts(desk, one.get("id"))).containsExactly("ESCALATED DEPUTY");
            assertThat(one.get("revision")).isEqualTo(2);
        }
    }

    @Test
    void whatALaterEventSaysIsDoneNeedsNoAnswer() {
        var desk = district("460108");
        var subject = finding(desk);
        var id = desk.awaitOne("housing").get("id");
        desk.happens("finding.lifted", subject, 2, lifted -> lifted.put("clause", "三(四)5"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.get(id).get("status")).isEqualTo("CLOSED"));
        assertThat(acts(desk, id)).containsExactly("SETTLED org.tuoyu.finding.lifted.v1");
        desk.answer(desk.department("housing"), id, "completion", "{\"feedback\": \"x\"}")
                .then()
                .statusCode(409);
    }

    @Test
    void whoWatchesIsToldOfWhatWaitsForAnAnswerAfterItsDayNotOfWhatIsSettledOrPaused() throws Exception {
        var desk = district("460110");
        var before = overdueAt("2026-11-20T09:00");
        MovedClock.at("2026-11-02T09:00");
        var settled = finding(desk);
        desk.awaitOne("housing");
        desk.happens("finding.lifted", settled, 2, lifted -> lifted.put("clause", "三(四)5"));
        await().atMost(Duration.ofSeconds(30)).until(() -> open(desk, "raised").isEmpty());
        finding(desk);
        await().atMost(Duration.ofSeconds(30)).until(() -> open(desk, "raised").size() > 1);
        var waiting = open(desk, "").size();
        assertThat(overdueAt("2026-11-20T09:00") - before).isEqualTo(waiting);
        var paused = open(desk, "raised").stream()
                .filter(one -> one.get("recipientDepartment").equals("housing"))
                .findFirst()
                .orElseThrow();
        desk.answer(desk.department("housing"), paused.get("id"), "pause", "{\"reason\": \"机构停业\"}")
                .then()
                .statusCode(200);
        assertThat(overdueAt("2026-11-20T09:00") - before).isEqualTo(waiting - 1);
    }

    private static List<Map<String, Object>> open(Desk desk, String kind) {
        List<Map<String, Object>> open = desk.as("auditor")
                .get("/api/v1/notifications?open=true&limit=200")
                .path("items");
        return open.stream()
                .filter(one -> one.get("eventType").toString().contains(kind))
                .toList();
    }

    private double overdueAt(String time) throws Exception {
        MovedClock.at(time);
        overdue.count();
        return metrics.get("tuoyu.notifications.overdue").gauge().value();
    }

    private static String finding(Desk desk) {
        return desk.happens("finding.raised", one -> one.put("clause", "三(四)5"));
    }

    /** What has become of it when a sweep ran then. */
    private List<String> sweptAt(String time, Desk desk, Object id) {
        MovedClock.at(time);
        escalate.sweep();
        return acts(desk, id);
    }

    private static List<String> acts(Desk desk, Object id) {
        List<Map<String, Object>> acts =
                desk.as("auditor").get("/api/v1/notifications/" + id + "/story").path("acts");
        return acts.stream().map(act -> act.get("act") + " " + act.get("text")).toList();
    }

    private static List<String> deliveries(Desk desk, Object id) {
        List<Map<String, Object>> all =
                desk.as("auditor").get("/api/v1/notifications/" + id + "/story").path("deliveries");
        return all.stream().map(one -> one.get("step") + " " + one.get("post")).toList();
    }
}
