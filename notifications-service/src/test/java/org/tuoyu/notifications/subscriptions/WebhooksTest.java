package org.tuoyu.notifications.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.MovedClock;
import org.tuoyu.notifications.OutsideWorld;
import org.tuoyu.notifications.Receivers;
import org.tuoyu.notifications.Receivers.Received;
import org.tuoyu.notifications.outside.HostileAddresses;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Every event reaches every system that wants it, in order, whatever that system or another one does meanwhile. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class WebhooksTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @AfterEach
    void theClockGoesRightAgain() {
        MovedClock.back();
    }

    @Test
    void aSystemGetsTheEventsOfItsKindsAndRegionsInOrderSignedAsStandardWebhooksSays() {
        var desk = district("460301");
        var id = subscribe(desk, "/a1", "org.tuoyu.visit.*", "460301001");
        var first = desk.happens("visit.planned", one -> {});
        desk.happens("finding.raised", one -> {}); // another kind
        desk.happens("visit.planned", one -> one.put("regionCode", "460301002")); // another town
        var last = desk.happens("visit.planned", one -> {});
        await().atMost(SOON).until(() -> subjects("/a1").equals(List.of(first, last)));
        var received = OutsideWorld.RECEIVERS.at("/a1").get(0);
        assertThat(received.body()).contains("\"specversion\":\"1.0\"", "\"type\":\"org.tuoyu.visit.planned.v1\"");
        assertThatCode(() -> verify(received, secret(desk, id))).doesNotThrowAnyException();
    }

    @Test
    void anotherRegionsEventsAndRegionsOutsideTheOwnAreNobodysToSubscribe() {
        var desk = district("460302");
        post(desk, OutsideWorld.RECEIVERS.url("/b1"), "", "460399").then().statusCode(422);
        assertThat(desk.as("plan-manager").get("/api/v1/subscriptions").statusCode())
                .isEqualTo(403);
    }

    @Test
    void oneThatAnswers500ForDaysGetsEverythingInOrderOnceItWorksAgain() {
        var desk = district("460303");
        OutsideWorld.RECEIVERS.answer("/c1", Receivers.status(500));
        MovedClock.at("2026-11-02T09:00");
        var id = subscribe(desk, "/c1", "org.tuoyu.draw.*", "");
        var sent = new ArrayList<String>();
        for (int i = 0; i < 5; i++) sent.add(desk.happens("draw.announced", one -> {}));
        for (int day = 2; day < 5; day++) {
            int attempts = day - 1;
            await().atMost(SOON).until(() -> failures(desk, id).size() >= attempts); // written, before time goes on
            MovedClock.at("2026-11-0%dT09:00".formatted(day + 1));
        }
        assertThat(new HashSet<>(subjects("/c1")))
                .containsExactly(sent.get(0)); // the first one stands before the others
        OutsideWorld.RECEIVERS.answer("/c1", Receivers.status(204));
        MovedClock.at("2026-11-06T09:00");
        await().atMost(SOON).until(() -> new ArrayList<>(new java.util.LinkedHashSet<>(subjects("/c1"))).equals(sent));
        assertThat(desk.as("administrator").get("/api/v1/subscriptions/" + id).<Object>path("failingSince"))
                .isNull();
        List<Map<String, Object>> log = desk.as("auditor")
                .get("/api/v1/subscriptions/" + id + "/attempts?limit=200")
                .path("items");
        assertThat(log).filteredOn(one -> one.get("delivered").equals(true)).hasSize(5);
        assertThat(log)
                .filteredOn(one -> one.get("delivered").equals(false))
                .hasSizeGreaterThan(2)
                .allSatisfy(one -> assertThat(one.get("error")).isEqualTo("HTTP 500"));
    }

    @Test
    void oneThatNeverAnswersIsPausedAfterDaysItsDepartmentIsToldAndNothingIsLost() {
        var desk = district("460304");
        OutsideWorld.RECEIVERS.answer("/d1", Receivers.status(503));
        MovedClock.at("2026-11-02T09:00");
        var id = subscribe(desk, "/d1", "org.tuoyu.draw.*", "");
        var sent = desk.happens("draw.announced", one -> {});
        for (int i = 1; i <= 12; i++) {
            int attempts = i;
            await().atMost(SOON).until(() -> failures(desk, id).size() >= attempts); // written, before time goes on
            MovedClock.at("2026-11-%02dT09:00".formatted(2 + 2 * i));
        }
        await().atMost(SOON).until(() -> state(desk, id).equals("PAUSED"));
        var notice = desk.awaitOne("education");
        assertThat(notice.get("title")).isEqualTo("Webhook paused: system /d1");
        assertThat((String) notice.get("reason")).contains("HTTP 503");
        OutsideWorld.RECEIVERS.answer("/d1", Receivers.status(200));
        act(desk, id, "resumption", "").then().statusCode(200);
        await().atMost(SOON).until(() -> OutsideWorld.RECEIVERS.at("/d1").size() == 13);
        assertThat(new HashSet<>(subjects("/d1"))).containsExactly(sent);
        await().atMost(SOON) // what goes on needs nobody's attention any more
                .until(() -> desk.get(notice.get("id")).get("status").equals("CLOSED"));
    }

    @Test
    void oneThatSaysItIsGoneIsPausedAtOnce() {
        var desk = district("460305");
        OutsideWorld.RECEIVERS.answer("/e1", Receivers.status(410));
        var id = subscribe(desk, "/e1", "org.tuoyu.draw.*", "");
        desk.happens("draw.announced", one -> {});
        await().atMost(SOON).until(() -> state(desk, id).equals("PAUSED"));
        assertThat(OutsideWorld.RECEIVERS.at("/e1")).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowedAndWhatClosesOrTricklesFailsForNow() throws Exception {
        var desk = district("460306");
        try (var canary = new ServerSocket(0)) {
            var calls = new AtomicInteger();
            var watch = watch(canary, calls);
            OutsideWorld.RECEIVERS.answer(
                    "/f1", Receivers.redirectsTo("http://127.0.0.1:" + canary.getLocalPort() + "/"));
            OutsideWorld.RECEIVERS.answer("/f2", Receivers.closes());
            OutsideWorld.RECEIVERS.answer("/f3", OutsideWorld.RECEIVERS.trickles());
            var ids = new ArrayList<String>();
            for (var path : List.of("/f1", "/f2", "/f3")) ids.add(subscribe(desk, path, "org.tuoyu.draw.*", ""));
            desk.happens("draw.announced", one -> {});
            for (var id : ids) {
                await().atMost(SOON).until(() -> !failures(desk, id).isEmpty());
            }
            assertThat(failures(desk, ids.get(0)).get(0)).isEqualTo("HTTP 307");
            assertThat(failures(desk, ids.get(2)).get(0)).isEqualTo("no answer in time");
            assertThat(calls).hasValue(0);
            canary.close();
            watch.join();
        }
    }

    @Test
    void noHostileAddressIsEverSubscribedOrConnectedTo() throws Exception {
        var desk = district("460307");
        try (var canary = new ServerSocket(0)) {
            var calls = new AtomicInteger();
            var watch = watch(canary, calls);
            var port = ":" + canary.getLocalPort();
            for (var address : HostileAddresses.ALL) {
                for (var url : List.of(
                        address, address.replace("https://", "http://").replaceAll("(?<=[0-9\\]t])/", port + "/"))) {
                    if (url.equals("http://share.example.org/"))
                        continue; // not hostile where http is allowed, but unknown
                    assertThat(post(desk, url, "", "").statusCode()).as(url).isEqualTo(422);
                }
            }
            assertThat(calls).hasValue(0);
            canary.close();
            watch.join();
        }
    }

    @Test
    void whoMovesGoesOnAtTheNewAddressWithoutALoss() {
        var desk = district("460308");
        OutsideWorld.RECEIVERS.answer("/g1", Receivers.status(404));
        var id = subscribe(desk, "/g1", "org.tuoyu.draw.*", "");
        var sent = new ArrayList<String>();
        for (int i = 0; i < 3; i++) sent.add(desk.happens("draw.announced", one -> {}));
        await().atMost(SOON).until(() -> OutsideWorld.RECEIVERS.at("/g1").size() == 1);
        desk.as("administrator")
                .header("If-Match", "\"1\"")
                .body(body("system /g2", OutsideWorld.RECEIVERS.url("/g2"), "org.tuoyu.draw.*", ""))
                .put("/api/v1/subscriptions/" + id)
                .then()
                .statusCode(200);
        act(desk, id, "replay", "{\"from\": \"2026-01-01T00:00:00+08:00\"}")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> subjects("/g2").equals(sent));
    }

    @Test
    void whileASecretIsRotatedBothSignAndNoDeliveryIsRefusedOrLost() {
        var desk = district("460309");
        var id = subscribe(desk, "/h1", "org.tuoyu.draw.*", "");
        var old = secret(desk, id);
        desk.happens("draw.announced", one -> {});
        await().atMost(SOON).until(() -> OutsideWorld.RECEIVERS.at("/h1").size() == 1);
        act(desk, id, "secret", "").then().statusCode(200);
        var next = secret(desk, id);
        assertThat(next).isNotEqualTo(old);
        desk.happens("draw.announced", one -> {});
        await().atMost(SOON).until(() -> OutsideWorld.RECEIVERS.at("/h1").size() == 2);
        var during = OutsideWorld.RECEIVERS.at("/h1").get(1);
        assertThatCode(() -> verify(during, old)).doesNotThrowAnyException();
        assertThatCode(() -> verify(during, next)).doesNotThrowAnyException();
    }

    @Test
    void oneEventIsSentAgainByHandAndAWholeStretchByAReplay() {
        var desk = district("460310");
        var id = subscribe(desk, "/i1", "org.tuoyu.draw.*", "");
        for (int i = 0; i < 3; i++) desk.happens("draw.announced", one -> {});
        await().atMost(SOON).until(() -> OutsideWorld.RECEIVERS.at("/i1").size() == 3);
        var second = OutsideWorld.RECEIVERS.at("/i1").get(1).id();
        desk.as("administrator")
                .body("{\"eventId\": \"" + second + "\"}")
                .post("/api/v1/subscriptions/" + id + "/redeliveries")
                .then()
                .statusCode(200);
        assertThat(OutsideWorld.RECEIVERS.at("/i1").get(3).id()).isEqualTo(second);
        act(desk, id, "replay", "{\"from\": \"2026-01-01T00:00:00+08:00\"}")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> OutsideWorld.RECEIVERS.at("/i1").size() == 7);
        assertThat(OutsideWorld.RECEIVERS.at("/i1").stream().map(Received::id).collect(Collectors.toSet()))
                .hasSize(3); // known again by its id
    }

    @Test
    void oneThatHangsAmongFiftyDelaysNobody() {
        var desk = district("460311");
        for (int i = 0; i < 50; i++) {
            if (i == 7) OutsideWorld.RECEIVERS.answer("/j" + i, OutsideWorld.RECEIVERS.hangs());
            subscribe(desk, "/j" + i, "org.tuoyu.draw.*", "");
        }
        for (int i = 0; i < 20; i++) desk.happens("draw.announced", one -> {});
        await().atMost(SOON).until(() -> {
            for (int i = 0; i < 50; i++) {
                if (i != 7 && OutsideWorld.RECEIVERS.at("/j" + i).size() < 20) return false;
            }
            return true;
        });
        assertThat(OutsideWorld.RECEIVERS.at("/j7").size()).isLessThanOrEqualTo(2);
    }

    private Desk district(String region) {
        var desk = new Desk(region, bootstrapServers, issuer);
        desk.plan();
        return desk;
    }

    private static Thread watch(ServerSocket canary, AtomicInteger calls) {
        var watch = new Thread(() -> {
            try {
                while (true) {
                    canary.accept().close();
                    calls.incrementAndGet();
                }
            } catch (java.io.IOException e) {
                // closed
            }
        });
        watch.start();
        return watch;
    }

    private static String body(String name, String url, String types, String regions) {
        return """
                {"name": "%s", "url": "%s", "types": [%s], "regions": [%s], "notifyDepartment": "education"}"""
                .formatted(
                        name,
                        url.replace("\\", "\\\\"),
                        types.isEmpty() ? "" : '"' + types + '"',
                        regions.isEmpty() ? "" : '"' + regions + '"');
    }

    private static Response post(Desk desk, String url, String types, String regions) {
        return desk.as("administrator").body(body("x", url, types, regions)).post("/api/v1/subscriptions");
    }

    private static String subscribe(Desk desk, String path, String types, String regions) {
        return desk.as("administrator")
                .body(body("system " + path, OutsideWorld.RECEIVERS.url(path), types, regions))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response act(Desk desk, String id, String act, String body) {
        var revision =
                desk.as("administrator").get("/api/v1/subscriptions/" + id).<Integer>path("revision");
        return desk.as("administrator")
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .post("/api/v1/subscriptions/" + id + "/" + act);
    }

    private static String secret(Desk desk, String id) {
        return desk.as("administrator")
                .get("/api/v1/subscriptions/" + id + "/secret")
                .path("secret");
    }

    private static String state(Desk desk, String id) {
        return desk.as("administrator").get("/api/v1/subscriptions/" + id).path("state");
    }

    private static List<String> failures(Desk desk, String id) {
        return desk.as("administrator")
                .get("/api/v1/subscriptions/" + id + "/attempts?delivered=false")
                .path("items.error");
    }

    private static List<String> subjects(String path) {
        return OutsideWorld.RECEIVERS.at(path).stream()
                .map(one -> one.body().replaceAll(".*\"subject\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static void verify(Received received, String secret) throws Exception {
        var headers = received.headers().entrySet().stream()
                .filter(one -> one.getKey().startsWith("webhook-"))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
        new Webhook(secret).verify(received.body(), headers);
    }
}
