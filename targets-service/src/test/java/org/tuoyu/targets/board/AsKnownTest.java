package org.tuoyu.targets.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.importLedger;
import static org.tuoyu.targets.TargetsTest.issue;
import static org.tuoyu.targets.TargetsTest.ledger;
import static org.tuoyu.targets.TargetsTest.regions;
import static org.tuoyu.targets.TargetsTest.simplePlan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.MovableClock;
import org.tuoyu.targets.Slots;

/** What was true on a day, and what was known of it on another. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class AsKnownTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final Slots slots = new Slots();

    @AfterEach
    void backToNow() {
        MovableClock.daysAgo(0);
        slots.close();
    }

    @Test
    void anAnswerAsKnownOnADayStaysTheSameByteForByteWhateverIsLearntLater() {
        MovableClock.daysAgo(10);
        var plan = district("320102", "南〔2023〕1号");
        slots.send("52320102MJ00000011", 1, "320102001", "2024-03-01", 20, 20);
        awaitFiled("320102", 20);
        MovableClock.daysAgo(0);
        var path = "/api/v1/regions/320102/board?year=2024&knownOn=" + TODAY.minusDays(10);
        var known = as("auditor", "320102").get(path).asString();
        assertThat(known).contains("\"filedSlots\":20").contains("一街道");

        slots.send("52320102MJ00000011", 2, "320102001", "2024-02-01", 99, 99); // true before, known later
        slots.send("52320102MJ00000021", 1, "320102002", "2023-01-01", 50, 50);
        regions(
                "320102",
                """
                {"regions": [{"code": "320102001", "name": "新名街道",
                              "population": [{"year": 2020, "persons": 7, "source": "更正"}]}]}""");
        as("plan-manager", "320102")
                .contentType(CSV)
                .body(ledger("新名街道", 100, 200, 300, "二街道", 1, 2, 3).getBytes(StandardCharsets.UTF_8))
                .queryParam("documentNumber", "南〔2024〕2号")
                .queryParam("reason", "调整")
                .queryParam("validFrom", "2024-01-01")
                .post("/api/v1/plans/" + plan + "/ledger-revisions")
                .then()
                .statusCode(201);
        awaitFiled("320102", 70);
        assertThat(as("auditor", "320102").get(path).asString()).isEqualTo(known);
        as("auditor", "320102")
                .get("/api/v1/regions/320102/board?year=2024")
                .then()
                .body("own.targetSlots", equalTo(202))
                .body("below[0].regionName", equalTo("新名街道"));
        // What was promised on a day is asked for in the same way: the amendment holds from 2024 on.
        as("auditor", "320102")
                .get("/api/v1/regions/320102/board?year=2024&asOf=2023-12-31")
                .then()
                .body("own.targetSlots", equalTo(4));
    }

    @Test
    void aDayThatCanStillLearnSomethingIsRefused() {
        district("320104", "南〔2023〕3号");
        as("auditor", "320104")
                .get("/api/v1/regions/320104/board?knownOn=" + TODAY)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("day-not-over"));
        as("auditor", "320104")
                .get("/api/v1/regions/320104/board?asOf=" + TODAY.plusDays(1))
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("day-ahead"));
    }

    /** Sums are kept up with each event, in whatever order they come; the states tell the same without them. */
    @Test
    void onAnyDayTheSumsAreThoseOfTheStatesAndTheTownsAddUpToTheDistrict() {
        MovableClock.daysAgo(3);
        district("320105", "南〔2023〕4号");
        var random = new Random(20230918);
        var sent = new ArrayList<Integer>();
        for (int institution = 0; institution < 12; institution++) {
            var states = new ArrayList<Integer>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
            java.util.Collections.shuffle(states, random);
            for (int sequence : states) {
                var day = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900));
                int registered = random.nextInt(80);
                sent.add(registered);
                slots.send(
                        "52320105MJ00000%02d".formatted(institution) + "1",
                        sequence,
                        "32010500" + (1 + random.nextInt(3)),
                        day.toString(),
                        registered,
                        random.nextInt(registered + 1));
            }
        }
        slots.send("52320105MJ00000991", 1, "320105002", "2023-01-01", 1000, 1000);
        await().atMost(Duration.ofSeconds(60)).until(() -> rows("320105", "2025-12-31") == sent.size() + 1);
        MovableClock.daysAgo(0);
        for (int i = 0; i < 40; i++) {
            var day = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1000)).toString();
            var path = "/api/v1/regions/320105/board?year=2025&asOf=" + day;
            var sums = as("auditor", "320105").get(path);
            var states = as("auditor", "320105").get(path + "&knownOn=" + TODAY.minusDays(3));
            assertThat(sums.asString())
                    .isEqualTo(states.asString().replaceAll("\"knownOn\":\"[^\"]*\"", "\"knownOn\":null"));
            assertThat(sums.<List<Integer>>path("below.registeredSlots").stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(sums.<Integer>path("own.registeredSlots"));
        }
    }

    @jakarta.inject.Inject
    org.hibernate.Session entities;

    private record Count(long rows) {}

    private long rows(String region, String until) {
        return io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "SELECT count(*) FROM known_slots WHERE region_code LIKE :like AND effective_day <= CAST(:day AS date)",
                        Count.class)
                .setParameter("like", region + "%")
                .setParameter("day", until)
                .getSingleResult()
                .rows());
    }

    /** A district with three towns, of which two promise 1 and 2 slots more each year. */
    private static String district(String code, String documentNumber) {
        regions(
                code,
                """
                {"regions": [{"code": "%1$s", "name": "某区"}, {"code": "%1$s001", "name": "一街道"},
                             {"code": "%1$s002", "name": "二街道"}, {"code": "%1$s003", "name": "三街道"}]}"""
                        .formatted(code));
        var plan = simplePlan(code, documentNumber);
        importLedger(code, plan, ledger("一街道", 1, 2, 3, "二街道", 1, 2, 3));
        issue(code, plan);
        return plan;
    }

    private static void awaitFiled(String region, int filed) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("auditor", region)
                                .contentType(ContentType.JSON)
                                .get("/api/v1/regions/" + region + "/board?year=2024")
                                .<Integer>path("own.filedSlots")
                        == filed);
    }
}
