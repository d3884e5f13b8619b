package org.tuoyu.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.CounterResource.Counters;
import org.tuoyu.platform.CounterResource.Opening;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Whatever differs between what was written, told and taken is found, by its event. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ReconciliationTest {
    private static final Actor ACTOR = new Actor("registrar-1", "Registrar", Set.of(), "211104", "civil-affairs", null);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Counters counters;

    @Inject
    Reconciliation reconciliation;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    private UUID counter;

    @BeforeEach
    void fiveEventsArrive() {
        counter = counters.open(new Opening("211104002", 5, null), ACTOR).id();
        await().atMost(LONG)
                .until(
                        () -> ids("SELECT counter_id FROM seen WHERE counter_id = '%s'".formatted(counter)),
                        is -> is.size() == 5);
    }

    @Test
    void whereNothingDiffersNothingIsFound() throws Exception {
        assertThat(about(counter.toString())).isEmpty();
    }

    @Test
    void aChangeWhoseEventNeverCameOut() throws Exception {
        var id = Ids.next();
        sql("INSERT INTO audit_entry (id, at, actor, actor_name, action, subject, region_code)"
                + " VALUES ('%s', now() - interval '1 second', 'a', 'a', 'x', 'y', '211104')".formatted(id));
        assertThat(about(id.toString())).containsExactly("written-not-told");
    }

    @Test
    void anEventThatLiesInTheOutboxForTooLong() throws Exception {
        try (var relayWaits = database.getConnection();
                var statement = relayWaits.createStatement()) {
            relayWaits.setAutoCommit(false);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'outbox-relay'");
            statement.execute("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE");
            statement.execute("INSERT INTO outbox (topic, key, headers, payload, created_at) VALUES ('nowhere', 'k',"
                    + " '{\"ce_id\": \"late\"}', '{}', now() - interval '2 minutes')");
            statement.execute("CREATE TEMP TABLE topic_record (event_id uuid, topic text)");
            var question = Difference.NOT_SENT.question.replace(":began", "now()");
            try (var found = statement.executeQuery(question)) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).startsWith("late");
            }
            relayWaits.rollback();
        }
    }

    @Test
    void anEventOfAChangeThatWasNeverMade() throws Exception {
        var id = tell(Ids.next(), 1, "{}");
        assertThat(about(id.toString())).contains("told-not-written");
    }

    @Test
    void anEventToldAgainWithOtherWords() throws Exception {
        var id = ids("SELECT id FROM audit_entry WHERE subject = '%s'".formatted(counter))
                .get(0);
        tell(id, 1, "{\"count\": 99}");
        assertThat(about(id.toString())).contains("told-differently");
    }

    @Test
    void anOlderStateAfterANewerOneAndAStateLeftOut() throws Exception {
        tell(Ids.next(), 3, "{}");
        assertThat(about(counter.toString())).contains("out-of-order");
        tell(Ids.next(), 9, "{}");
        assertThat(about(counter.toString())).contains("gap");
    }

    @Test
    void anEventThatHadNoEffectHere() throws Exception {
        var id =
                ids("DELETE FROM inbox WHERE event_id IN (SELECT id FROM audit_entry WHERE subject = '%s') RETURNING event_id"
                                .formatted(counter))
                        .get(0);
        assertThat(about(id.toString())).containsExactly("not-taken");
    }

    @Test
    void anEffectWithoutAnEvent() throws Exception {
        var id = Ids.next();
        sql("INSERT INTO inbox VALUES ('sample', '%s', now() - interval '1 second')".formatted(id));
        assertThat(about(id.toString())).containsExactly("taken-not-told");
    }

    @Test
    void aRecordThatIsNoEventAndWasThrownAway() throws Exception {
        try (var producer = producer()) {
            var lies = producer.send(new ProducerRecord<>("sample.v1", "poison", "poison"))
                    .get();
            var where = "sample.v1-%d@%d".formatted(lies.partition(), lies.offset());
            var letter = "FROM dead_letter WHERE topic = 'sample.v1' AND partition = %d AND \"offset\" = %d"
                    .formatted(lies.partition(), lies.offset());
            await().atMost(LONG).until(() -> ids("SELECT id " + letter), is -> is.size() == 1);
            assertThat(about(where)).isEmpty();
            sql("DELETE " + letter);
            assertThat(about(where)).containsExactly("unreadable-not-set-aside");
        }
    }

    @Test
    void anOperatorStartsItAndReadsWhatItFound() {
        var admin = new Tokens(issuer).of("operator", "000000", "administrator");
        var path = given().auth()
                .oauth2(admin)
                .post("/api/v1/event-reconciliations")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(LONG)
                .until(() -> given().auth()
                                .oauth2(admin)
                                .get(path)
                                .then()
                                .statusCode(200)
                                .extract()
                                .path("endedAt")
                        != null);
        assertThat((Integer) given().auth().oauth2(admin).get(path).path("records"))
                .isPositive();
        given().auth()
                .oauth2(new Tokens(issuer).of("clerk", "211104", "administrator"))
                .post("/api/v1/event-reconciliations")
                .then()
                .statusCode(403);
    }

    /** The kinds of difference under which it is named. */
    private List<String> about(String what) throws SQLException, InterruptedException {
        return reconciliation.run(1, Integer.MAX_VALUE).differences().stream()
                .filter(found -> found.examples().stream().anyMatch(example -> example.contains(what)))
                .map(Reconciliation.Found::kind)
                .toList();
    }

    private UUID tell(UUID id, long sequence, String payload) throws Exception {
        var event = new Event(
                id,
                "org.tuoyu.sample.told.v1",
                "/sample",
                counter.toString(),
                sequence,
                OffsetDateTime.now(),
                "211104002",
                "a",
                null,
                null,
                null);
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(
                            "sample.v1", null, event.subject(), payload, Event.toKafka(event.headers())))
                    .get();
        }
        return id;
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var one = connection.createStatement()) {
            one.executeUpdate(statement);
        }
    }

    private List<UUID> ids(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            var ids = new java.util.ArrayList<UUID>();
            while (found.next()) ids.add(found.getObject(1, UUID.class));
            return ids;
        }
    }
}
