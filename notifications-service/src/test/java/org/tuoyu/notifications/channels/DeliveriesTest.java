package org.tuoyu.notifications.channels;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.MovedClock;
import org.tuoyu.notifications.OutsideWorld;
import org.tuoyu.notifications.Receivers;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A notification reaches the post: by the channels it prefers, at the time it prefers, whatever the provider does. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeliveriesTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    SendDeliveries sendDeliveries;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void theMailboxesAreEmpty() throws Exception {
        OutsideWorld.mail.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void theClockGoesRightAgain() {
        MovedClock.back();
    }

    @Test
    void whatIsUrgentComesByMailWithReasonDeadlineAndClauseInTheLanguageOfThePost() throws Exception {
        var desk = district("460201");
        desk.post("housing", "HANDLER", "");
        MovedClock.at("2026-11-02T09:00");
        desk.happens("finding.raised", one -> one.put("clause", "三(四)5").put("description", "消防通道堵塞"));
        var id = desk.awaitOne("housing").get("id");
        assertThat(desk.get(id).get("deliveredAt")).isNull();
        send(Channel.Kind.EMAIL);
        assertThat(delivery(desk, id, 0)).containsEntry("error", null);
        var mail = mailTo("housing.handler@example.org");
        assertThat(mail).hasSize(1);
        assertThat(mail.get(0).getSubject()).startsWith("【紧急】 发现问题");
        assertThat(text(mail.get(0)))
                .contains("消防通道堵塞", "答复期限：2026-11-03", "依据：三(四)5 配套设施齐全", "/notifications/page/" + id);
        assertThat(desk.get(id).get("deliveredAt")).isNotNull();
        assertThat(delivery(desk, id, 0)).containsEntry("state", "DELIVERED").containsEntry("attempts", 1);
    }

    @Test
    void ofABurstComesOneMessageThatSaysHowMuchMoreThereIs() throws Exception {
        var desk = district("460202");
        desk.post("health", "HANDLER", "");
        for (int i = 0; i < 62; i++) desk.happens("visit.planned", one -> {});
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 62);
        send(Channel.Kind.EMAIL);
        var mail = mailTo("health.handler@example.org");
        assertThat(mail).hasSize(1);
        assertThat(mail.get(0).getSubject()).isEqualTo("62 条通知");
        assertThat(text(mail.get(0))).contains("另有 57 条");
        assertThat(desk.inbox("health"))
                .allSatisfy(one -> assertThat(one.get("deliveredAt")).isNotNull());
    }

    @Test
    void inQuietHoursOnlyWhatIsUrgentComesAndTheRestIsVisiblyHeldUntilTheyEnd() throws Exception {
        var desk = district("460203");
        desk.post("housing", "HANDLER", ", \"quietFrom\": \"21:00:00\", \"quietUntil\": \"07:30:00\"");
        desk.post("health", "HANDLER", ", \"quietFrom\": \"21:00:00\", \"quietUntil\": \"07:30:00\"");
        MovedClock.at("2026-11-02T22:00");
        desk.happens("finding.raised", one -> one.put("clause", "三(四)5"));
        desk.awaitOne("housing");
        desk.happens("visit.planned", one -> {});
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 2);
        send(Channel.Kind.EMAIL);
        assertThat(mailTo("housing.handler@example.org")).hasSize(1);
        assertThat(mailTo("health.handler@example.org")).hasSize(1);
        var quiet = desk.inbox("health").stream()
                .filter(one -> one.get("urgent").equals(false))
                .findFirst()
                .orElseThrow()
                .get("id");
        assertThat(delivery(desk, quiet, 0))
                .containsEntry("held", "QUIET_HOURS")
                .containsEntry("state", "CREATED")
                .containsEntry("nextAttemptAt", "2026-11-02T23:30:00Z");
        MovedClock.at("2026-11-03T07:31");
        send(Channel.Kind.EMAIL);
        assertThat(mailTo("health.handler@example.org")).hasSize(2);
    }

    @Test
    void whatIsNotUrgentComesTogetherWithTheDigest() throws Exception {
        var desk = district("460204");
        desk.post("health", "HANDLER", ", \"digestAt\": \"16:30:00\"");
        MovedClock.at("2026-11-02T09:00");
        for (int i = 0; i < 7; i++) desk.happens("visit.planned", one -> {});
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 7);
        send(Channel.Kind.EMAIL);
        assertThat(mailTo("health.handler@example.org")).isEmpty();
        MovedClock.at("2026-11-02T16:31");
        send(Channel.Kind.EMAIL);
        assertThat(mailTo("health.handler@example.org")).hasSize(1);
    }

    @Test
    void aGroupRobotGetsItsOwnFormatAndWhatItIsTooBusyForIsTriedAgainLater() {
        var desk = district("460205");
        OutsideWorld.RECEIVERS.answer("/ding", Receivers.says(200, "{\"errcode\": 130101, \"errmsg\": \"too fast\"}"));
        robot(desk, "DINGTALK", "/ding", ", \"robotSecret\": \"SEC1\"");
        MovedClock.at("2026-11-02T09:00");
        desk.happens("finding.raised", one -> one.put("clause", "三(四)5").put("description", "[点我](http://evil)"));
        var id = desk.awaitOne("housing").get("id");
        send(Channel.Kind.ROBOT);
        assertThat(delivery(desk, id, 0))
                .containsEntry("state", "TEMPORARY_FAILURE")
                .containsEntry("error", "errcode 130101 too fast");
        OutsideWorld.RECEIVERS.answer("/ding", Receivers.says(200, "{\"errcode\": 0}"));
        send(Channel.Kind.ROBOT); // too early
        assertThat(OutsideWorld.RECEIVERS.at("/ding")).hasSize(1);
        MovedClock.at("2026-11-02T09:02");
        send(Channel.Kind.ROBOT);
        assertThat(delivery(desk, id, 0)).containsEntry("state", "DELIVERED").containsEntry("attempts", 2);
        var body = OutsideWorld.RECEIVERS.at("/ding").get(1).body();
        assertThat(body).contains("\"msgtype\":\"markdown\"", "\"title\"").doesNotContain("](http://evil)");
    }

    @Test
    void aRobotThatWasRemovedFailsForGoodSoTheNextChannelIsTaken() {
        var desk = district("460206");
        OutsideWorld.RECEIVERS.answer("/wecom", Receivers.says(200, "{\"errcode\": 93000, \"errmsg\": \"gone\"}"));
        desk.as("administrator")
                .body(
                        """
                        {"regionCode": "460206", "department": "health", "name": "群", "rank": "HANDLER", "language": "zh",
                         "email": "group@example.org", "robotKind": "WECOM", "robotUrl": "%s",
                         "channels": ["ROBOT", "EMAIL"], "validFrom": "2020-01-01"}"""
                                .formatted(OutsideWorld.RECEIVERS.url("/wecom")))
                .post("/api/v1/posts")
                .then()
                .statusCode(201);
        desk.happens("visit.planned", one -> {});
        var id = desk.awaitOne("health").get("id");
        send(Channel.Kind.ROBOT);
        assertThat(OutsideWorld.RECEIVERS.at("/wecom").get(0).body()).contains("\"markdown\":{\"content\":");
        assertThat(delivery(desk, id, 0)).containsEntry("state", "PERMANENT_FAILURE");
        send(Channel.Kind.EMAIL);
        assertThat(mailTo("group@example.org")).hasSize(1);
    }

    @Test
    void aProviderThatHangsCountsAsFailingAndHoldsUpNoOther() {
        var desk = district("460207");
        OutsideWorld.RECEIVERS.answer("/hangs", OutsideWorld.RECEIVERS.hangs());
        OutsideWorld.RECEIVERS.answer("/works", Receivers.says(200, "{\"errcode\": 0}"));
        robot(desk, "WECOM", "/hangs", "");
        robot(desk, "WECOM", "/works", "");
        desk.happens("finding.raised", one -> one.put("clause", "三(四)5"));
        var id = desk.awaitOne("housing").get("id");
        send(Channel.Kind.ROBOT);
        assertThat(List.of(
                        delivery(desk, id, 0).get("state"),
                        delivery(desk, id, 1).get("state")))
                .containsExactlyInAnyOrder("DELIVERED", "TEMPORARY_FAILURE");
    }

    @Test
    void aTextMessageIsDeliveredWhenTheGatewaySaysSoAndOneThatDoesNotArriveGoesByMail() throws Exception {
        var desk = district("460208");
        OutsideWorld.RECEIVERS.answer("/sms", (exchange, body) -> Receivers.says(
                        200, "{\"reference\": \"" + body.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1") + "\"}")
                .answer(exchange, body));
        desk.as("administrator")
                .body(
                        """
                        {"regionCode": "460208", "department": "health", "name": "值班", "rank": "HANDLER", "language": "en",
                         "phone": "+8613800000000", "email": "duty@example.org", "channels": ["SMS", "EMAIL"], "validFrom": "2020-01-01"}""")
                .post("/api/v1/posts")
                .then()
                .statusCode(201);
        desk.happens("visit.planned", one -> {});
        var id = desk.awaitOne("health").get("id");
        send(Channel.Kind.SMS);
        assertThat(delivery(desk, id, 0)).containsEntry("state", "SENDING");
        assertThat(desk.get(id).get("deliveredAt")).isNull();
        var failed = counted(Channel.Kind.SMS, "PERMANENT_FAILURE");
        var reference = (String) delivery(desk, id, 0).get("id");
        assertThat(receipt(reference, "\"delivered\": false, \"error\": \"空号\"", "whsec_AAAA"))
                .isEqualTo(400);
        assertThat(receipt(reference, "\"delivered\": false, \"error\": \"空号\"", OutsideWorld.SECRET))
                .isEqualTo(204);
        assertThat(delivery(desk, id, 0))
                .containsEntry("state", "PERMANENT_FAILURE")
                .containsEntry("error", "空号");
        send(Channel.Kind.EMAIL);
        assertThat(mailTo("duty@example.org")).hasSize(1);
        assertThat(mailTo("duty@example.org").get(0).getSubject()).startsWith("Visit planned");
        assertThat(desk.get(id).get("deliveredAt")).isNotNull();
        // a receipt that comes late, or again, changes nothing
        assertThat(receipt(reference, "\"delivered\": true", OutsideWorld.SECRET))
                .isEqualTo(204);
        assertThat(delivery(desk, id, 0)).containsEntry("state", "PERMANENT_FAILURE");
        assertThat(counted(Channel.Kind.SMS, "PERMANENT_FAILURE")).isEqualTo(failed + 1); // who watches sees it
    }

    @Test
    void aRobotOfTheInnerNetworkIsNeverCalled() {
        var desk = district("460209");
        desk.as("administrator")
                .body(
                        """
                        {"regionCode": "460209", "department": "housing", "name": "群", "rank": "HANDLER", "language": "zh",
                         "robotKind": "WECOM", "robotUrl": "http://127.0.0.1:1/", "channels": ["ROBOT"], "validFrom": "2020-01-01"}""")
                .post("/api/v1/posts")
                .then()
                .statusCode(422);
    }

    private Desk district(String region) {
        var desk = new Desk(region, bootstrapServers, issuer);
        desk.plan();
        return desk;
    }

    private static void robot(Desk desk, String kind, String path, String more) {
        desk.as("administrator")
                .body(
                        """
                        {"regionCode": "%s", "department": "housing", "name": "群", "rank": "HANDLER", "language": "zh",
                         "robotKind": "%s", "robotUrl": "%s", "channels": ["ROBOT"], "validFrom": "2020-01-01"%s}"""
                                .formatted(desk.region(), kind, OutsideWorld.RECEIVERS.url(path), more))
                .post("/api/v1/posts")
                .then()
                .statusCode(201);
    }

    private void send(Channel.Kind kind) {
        sendDeliveries.send(kind);
    }

    private static Map<String, Object> delivery(Desk desk, Object id, int index) {
        return desk.as("auditor").get("/api/v1/notifications/" + id + "/story").path("deliveries[" + index + "]");
    }

    private static List<jakarta.mail.internet.MimeMessage> mailTo(String address) {
        return Arrays.stream(OutsideWorld.mail.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(Message mail) throws MessagingException, IOException {
        return mail.getContent().toString();
    }

    private double counted(Channel.Kind channel, String state) {
        return metrics.counter("tuoyu.deliveries", "channel", channel.name(), "state", state)
                .count();
    }

    private static int receipt(String reference, String more, String secret) throws Exception {
        var body = "{\"reference\": \"" + reference + "\", " + more + "}";
        var at = Instant.now().getEpochSecond();
        return given().header("webhook-id", "r1")
                .header("webhook-timestamp", at)
                .header("webhook-signature", new Webhook(secret).sign("r1", at, body))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/public/sms-receipts")
                .statusCode();
    }
}
