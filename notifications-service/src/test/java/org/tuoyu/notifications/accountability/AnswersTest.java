package org.tuoyu.notifications.accountability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.MovedClock;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Who answered in time, who late and who not at all is told by month, each change once. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class AnswersTest {
    private static final String TOWN = "330102001";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    DataSource database;

    @AfterEach
    void theClockGoesRightAgain() {
        MovedClock.back();
    }

    @Test
    void anAnswerInTimeALateOneAndNoneAreCountedForTheMonthInWhichTheyWereDue() throws SQLException {
        plan();
        MovedClock.at("2024-03-04T09:00"); // due in five working days: 11 March
        visitPlanned();
        visitPlanned();
        awaitInbox(2);
        MovedClock.back();
        one("UPDATE answers_swept SET swept_at = '2000-01-01' RETURNING ''"); // it was told long before the last sweep
        visitPlanned();
        awaitTold("2024-03 0 0 2");
        pauseWhatIsOver(); // too late: it stays unanswered
        assertThat(told()).allMatch(one -> one.startsWith("2024-03")); // what is due later is not counted yet
        answer("2024-03-11");
        awaitTold("2024-03 0 1 1");
        answer(null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).last().asString().endsWith(" 1 0 0"));
        // Each change was told once, and no more often than it changed.
        assertThat(told()).doesNotHaveDuplicates();
        assertThat(one("SELECT sum(revision) FROM answers_told WHERE region_code = '" + TOWN + "'"))
                .isEqualTo(Integer.toString(told().size()));
    }

    /** What the town acknowledges of those due on the day; of the others when it is null. */
    private void answer(String dueDay) {
        List<String> open = town().get("/api/v1/notifications?open=true")
                .path("items.findAll { it.dueDay " + (dueDay == null ? "> '2025'" : "== '" + dueDay + "'") + " }.id");
        town().header("If-Match", "\"1\"")
                .body("{}")
                .post("/api/v1/notifications/" + open.get(0) + "/acknowledgement")
                .then()
                .statusCode(200);
    }

    private void pauseWhatIsOver() {
        List<String> open =
                town().get("/api/v1/notifications?open=true").path("items.findAll { it.dueDay == '2024-03-11' }.id");
        var one = "/api/v1/notifications/" + open.get(1);
        town().header("If-Match", "\"1\"")
                .body("{\"reason\": \"人手不足\"}")
                .post(one + "/pause")
                .then()
                .statusCode(200);
        town().get("/api/v1/accountability?month=2024-03")
                .then()
                .statusCode(200)
                .body("items.unanswered", hasItem(2));
    }

    private void awaitTold(String last) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).last().isEqualTo(last));
    }

    /** Each event of the town: month, in time, late, unanswered. */
    private List<String> told() throws SQLException {
        var all = one(
                """
                SELECT string_agg(concat_ws(' ', after ->> 'month', after ->> 'inTime', after ->> 'late', after ->> 'unanswered'), ',' ORDER BY id)
                FROM audit_entry WHERE action = 'org.tuoyu.answers.counted.v1' AND region_code = '%s'"""
                        .formatted(TOWN));
        return all == null ? List.of() : List.of(all.split(","));
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private RequestSpecification town() {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(new Tokens(issuer).of("town" + TOWN, TOWN, "town-officer"));
    }

    private void plan() {
        try (var sender = new EventSender(bootstrapServers)) {
            var plan = (ObjectNode) sender.contracts().example("org.tuoyu.plan.published.v1");
            var id = UUID.randomUUID().toString();
            plan.put("planId", id).put("regionCode", "330102");
            sender.send(UUID.randomUUID(), "org.tuoyu.plan.published.v1", id, 1, plan);
        }
    }

    private void awaitInbox(int size) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        town().get("/api/v1/notifications").<List<Object>>path("items"))
                .hasSize(size));
    }

    private void visitPlanned() {
        try (var sender = new EventSender(bootstrapServers)) {
            var visit = (ObjectNode) sender.contracts().example("org.tuoyu.visit.planned.v1");
            visit.put("regionCode", TOWN);
            var id = UUID.randomUUID();
            sender.send(id, "org.tuoyu.visit.planned.v1", id.toString(), 1, visit);
        }
    }
}
