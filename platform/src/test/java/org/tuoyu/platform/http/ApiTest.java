package org.tuoyu.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** What every API of tuoyu answers alike. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ApiTest {
    private static final String COUNTERS = "/api/v1/counters";
    private static final String OPENING = "{\"regionCode\":\"211104002\",\"times\":1}";

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    DataSource database;

    @Test
    void withoutATokenNobodyGetsIn() {
        given().contentType(ContentType.JSON)
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("no-token"));
        given().auth()
                .oauth2("rubbish")
                .get(COUNTERS + "/" + UUID.randomUUID())
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"-", "_", ";q=1", "xx-YY;q=0.1", "*"})
    void aLanguageThatIsNoneIsAnsweredInChinese(String language) {
        given().header("Accept-Language", language)
                .get(COUNTERS + "/" + UUID.randomUUID())
                .then()
                .statusCode(401)
                .body("title", equalTo("未登录"));
    }

    @Test
    void anotherRoleIsRefusedInTheCallersLanguage() {
        given().auth()
                .oauth2(new Tokens(issuer).of("x", "211104", "inspector"))
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", equalTo("Your role may not do this."));
    }

    @Test
    void whatLiesOutsideTheRegionDoesNotExist() {
        String id = registrar()
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        registrarOf("211104002").get(COUNTERS + "/" + id).then().statusCode(200);
        registrarOf("211104004").get(COUNTERS + "/" + id).then().statusCode(404);
        registrarOf("211100").get(COUNTERS + "/" + id).then().statusCode(200);
        registrarOf("000000").get(COUNTERS + "/" + id).then().statusCode(200);
        registrarOf("not a code").get(COUNTERS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                            | 400 | unreadable-json",
                "[]                                           | 422 | invalid",
                "null                                         | 422 | invalid",
                "\"text\"                                     | 422 | invalid",
                "{}                                           | 422 | invalid",
                "{\"regionCode\":5,\"times\":1}               | 422 | invalid",
                "{\"regionCode\":\"211104\",\"times\":\"1\"}  | 422 | invalid",
                "{\"regionCode\":\"211104\",\"times\":99}     | 422 | invalid",
                "{\"regionCode\":\"211104\",\"times\":1,\"x\":1} | 422 | invalid",
                "{\"regionCode\":\"211104\",\"times\":1,\"day\":\"31/12\"} | 422 | invalid",
                "{\"regionCode\":\"a\\u0000b\",\"times\":1}   | 422 | invalid",
                "{\"regionCode\":\"110101\",\"times\":1}      | 403 | region-not-yours",
            })
    void brokenInputIsRefusedWithAReasonAndNoClassName(String body, int status, String code) {
        registrar()
                .body(body)
                .post(COUNTERS)
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo(code))
                .body(not(containsString("java")));
    }

    @Test
    void aViolationSaysWhereAndInWhichLanguage() {
        for (var language : new String[][] {{"zh-CN", "内容无效", "不能为空"}, {"en", "Not valid", "must not be blank"}}) {
            registrar()
                    .header("Accept-Language", language[0])
                    .body("{\"regionCode\":\"\",\"times\":99}")
                    .post(COUNTERS)
                    .then()
                    .statusCode(422)
                    .body("title", equalTo(language[1]))
                    .body("violations.pointer", hasItem("/times"))
                    .body("violations.find { it.pointer == '/regionCode' }.message", equalTo(language[2]));
        }
    }

    @Test
    void wrongAddressMethodTypeAndSizeAreProblemsToo() {
        registrar().get("/api/v1/nothing").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        registrar().get(COUNTERS + "/not-a-uuid").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        registrar()
                .urlEncodingEnabled(false)
                .get(COUNTERS + "/%00")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
        registrar().delete(COUNTERS).then().statusCode(405).contentType(Problem.MEDIA_TYPE);
        registrar()
                .contentType(ContentType.TEXT)
                .body("x")
                .post(COUNTERS)
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE);
        registrar()
                .body(new byte[17 * 1024 * 1024])
                .post(COUNTERS)
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void aRepetitionGetsTheFirstAnswerAndChangesNothing() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = registrar()
                .header("Idempotency-Key", key)
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(201)
                .extract();
        var again = registrar()
                .header("Idempotency-Key", key)
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(201)
                .extract();
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(count("SELECT count(*) FROM audit_entry WHERE subject = '" + first.path("id") + "'"))
                .isEqualTo(1);
        registrar()
                .header("Idempotency-Key", key)
                .body(OPENING.replace("1}", "2}"))
                .post(COUNTERS)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        registrar()
                .header("Idempotency-Key", "")
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(400);
    }

    @Test
    void twentyAtOnceWithOneKeyMakeOne() throws Exception {
        var key = UUID.randomUUID().toString();
        var threads = Executors.newFixedThreadPool(20);
        var before = count("SELECT count(*) FROM counter");
        for (int i = 0; i < 20; i++) {
            threads.submit(() -> registrar()
                    .header("Idempotency-Key", key)
                    .body(OPENING)
                    .post(COUNTERS)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(201, 409)));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(count("SELECT count(*) FROM counter")).isEqualTo(before + 1);
    }

    @Test
    void aChangeNamesTheRevisionItSaw() {
        var opened = registrar()
                .body(OPENING)
                .post(COUNTERS)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract();
        var count = COUNTERS + "/" + opened.path("id") + "/count";
        registrar().post(count).then().statusCode(428);
        registrar().header("If-Match", "nonsense").post(count).then().statusCode(400);
        registrar()
                .header("If-Match", "\"1\"")
                .post(count)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        registrar()
                .header("If-Match", "\"1\"")
                .post(count)
                .then()
                .statusCode(412)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void everyChangeIsInTheAuditWithWhatWasBefore() {
        var opened = registrar().body(OPENING).post(COUNTERS).then().extract();
        String id = opened.path("id");
        registrar().header("If-Match", "\"1\"").post(COUNTERS + "/" + id + "/count");
        given().auth()
                .oauth2(new Tokens(issuer).of("auditor", "211104", "auditor"))
                .queryParam("subject", id)
                .get("/api/v1/audit-entries")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items[1].before.count", equalTo(1))
                .body("items[1].after.count", equalTo(2))
                .body("items[1].actor", equalTo("registrar-1"));
        given().auth()
                .oauth2(new Tokens(issuer).of("foreigner", "110101", "auditor"))
                .queryParam("subject", id)
                .get("/api/v1/audit-entries")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void aListGoesOnWhereItStoppedAndRefusesANonsenseCursor() {
        for (int i = 0; i < 3; i++) registrar().body(OPENING).post(COUNTERS);
        var auditor = new Tokens(issuer).of("auditor", "211104", "auditor");
        var first = given().auth()
                .oauth2(auditor)
                .queryParam("limit", 2)
                .get("/api/v1/audit-entries")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .extract();
        var second = given().auth()
                .oauth2(auditor)
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get("/api/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract();
        assertThat(second.<String>path("items[0].id")).isGreaterThan(first.<String>path("items[1].id"));
        for (var query : new String[] {"cursor=!!!", "cursor=YWJj", "limit=0", "limit=201", "limit=x"}) {
            given().auth()
                    .oauth2(auditor)
                    .get("/api/v1/audit-entries?" + query)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                    .contentType(Problem.MEDIA_TYPE);
        }
    }

    private RequestSpecification registrar() {
        return registrarOf("211104");
    }

    private RequestSpecification registrarOf(String region) {
        return given().auth()
                .oauth2(new Tokens(issuer).of("registrar-1", region, "registrar"))
                .contentType(ContentType.JSON);
    }

    private long count(String sql) throws Exception {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Also when all connections are taken, or the database restarts. */
    @Test
    void whileTheDatabaseIsBusyTheCallerIsAskedToComeAgain() throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 20; i++) taken.add(database.getConnection());
            registrar()
                    .body(OPENING)
                    .post(COUNTERS)
                    .then()
                    .statusCode(503)
                    .contentType(Problem.MEDIA_TYPE)
                    .header("Retry-After", "2")
                    .body("code", equalTo("busy"));
        } finally {
            for (var one : taken) one.close();
        }
        registrar().body(OPENING).post(COUNTERS).then().statusCode(201);
    }
}
