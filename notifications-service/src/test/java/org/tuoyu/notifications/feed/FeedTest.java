package org.tuoyu.notifications.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.MovedClock;
import org.tuoyu.notifications.OutsideWorld;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Whoever asks for events gets all of them, in one order, and is told when something is missing. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class FeedTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    DataSource database;

    @Inject
    ReadFeed readFeed;

    @AfterEach
    void theClockGoesRightAgain() {
        MovedClock.back();
    }

    @Test
    void thePositionsHaveNoGapThoughSeveralTopicsAreTakenInAtOnce() throws SQLException {
        var desk = district("460501");
        for (int i = 0; i < 40; i++) {
            desk.happens(i % 2 == 0 ? "draw.announced" : "filing.drafted", one -> {});
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(desk, "").getList("items").size() >= 40);
        try (var connection = database.getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("SELECT array_agg(position ORDER BY position) FROM event")) {
            found.next();
            var positions = (Long[]) found.getArray(1).getArray();
            assertThat(positions)
                    .containsExactly(LongStream.rangeClosed(positions[0], positions[0] + positions.length - 1)
                            .boxed()
                            .toArray(Long[]::new));
        }
    }

    @Test
    void goingOnFromNextGivesEachEventOnceAndOnlyTheOwnRegionsAndWantedKinds() {
        var desk = district("460502");
        var sent = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            sent.add(desk.happens("draw.announced", one -> {}));
            desk.happens("filing.drafted", one -> {});
        }
        district("460503").happens("draw.announced", one -> {});
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        read(desk, "?type=org.tuoyu.draw.*").getList("items").size() == 7);
        var got = new ArrayList<String>();
        String cursor = null;
        for (int i = 0; i < 200 && got.size() < 7; i++) {
            var page = read(desk, "?type=org.tuoyu.draw.*&limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
            got.addAll(page.getList("items.subject"));
            cursor = page.getString("next");
        }
        assertThat(got).isEqualTo(sent);
        var later = desk.happens("draw.announced", one -> {});
        var from = cursor;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        read(desk, "?type=org.tuoyu.draw.*&cursor=" + from).<String>getList("items.subject"))
                .isEqualTo(List.of(later)));
        assertThat(desk.department("health").get("/api/v1/events").statusCode()).isEqualTo(403);
    }

    @Test
    void whoComesTooLateIsToldSoAndNotGivenASilentGap() {
        var desk = district("460504");
        desk.happens("draw.announced", one -> {});
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !read(desk, "").getList("items").isEmpty());
        MovedClock.at("2031-01-01T00:00");
        readFeed.forget();
        MovedClock.back();
        var first = new org.tuoyu.platform.http.Cursor("1").toString();
        desk.as("administrator")
                .get("/api/v1/events?cursor=" + first)
                .then()
                .statusCode(410)
                .body("code", equalTo("events-gone"));
        desk.as("administrator")
                .get("/api/v1/events?cursor=" + new org.tuoyu.platform.http.Cursor("999999999"))
                .then()
                .statusCode(410)
                .body("code", equalTo("events-ahead"));
        // what notifications refer to is still there for them
        desk.happens("visit.planned", one -> {});
        assertThat(desk.awaitOne("health").get("title")).isNotNull();
    }

    @Test
    void otherSystemsLearnByWhichChannelsAPostIsReachedButNotAtWhichAddress() {
        var desk = district("460505");
        desk.post("health", "HANDLER", "");
        var posts = "?type=org.tuoyu.post.*";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(desk, posts).getList("items").size() == 1);
        assertThat(read(desk, posts).getString("items[0].data.channels")).isEqualTo("[EMAIL]");
        assertThat(desk.as("administrator").get("/api/v1/events" + posts).asString())
                .doesNotContain("@");
        assertThat(desk.as("administrator").get("/api/v1/posts").jsonPath().getString("items[0].email"))
                .isEqualTo("health.handler@example.org");
        assertThat(desk.as("auditor").get("/api/v1/audit-entries").asString()).contains("health.handler@example.org");
    }

    private Desk district(String region) {
        var desk = new Desk(region, bootstrapServers, issuer);
        desk.plan();
        return desk;
    }

    private static JsonPath read(Desk desk, String query) {
        return desk.as("administrator").get("/api/v1/events" + query).jsonPath();
    }
}
