package org.tuoyu.notifications.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.MovedClock;
import org.tuoyu.notifications.OutsideWorld;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Who answered, in time, late or not: each unit can check its own figures, and what was issued stays as it was. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AccountabilityTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @Inject
    Bulletins bulletins;

    @AfterEach
    void theClockGoesRightAgain() {
        MovedClock.back();
    }

    @Test
    void theMonthSaysForEachUnitWhatWasAnsweredAndDoneInTimeAndTheBulletinKeepsIt() {
        var desk = new Desk("460701", bootstrapServers, issuer);
        MovedClock.at("2026-09-02T09:00");
        desk.plan();
        for (int i = 0; i < 3; i++) desk.happens("finding.raised", one -> one.put("clause", "三(四)5"));
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("housing").size() == 3);
        var ids = desk.inbox("housing").stream().map(one -> one.get("id")).toList();
        MovedClock.at("2026-09-02T11:00");
        desk.answer(desk.department("housing"), ids.get(0), "completion", "{\"feedback\": \"已整改\"}");
        MovedClock.at("2026-09-07T09:00"); // to be acknowledged by the 3rd
        desk.answer(desk.department("housing"), ids.get(1), "acknowledgement", "{}");
        MovedClock.at("2026-10-09T09:00");
        var housing = unit(desk, "2026-09", "housing");
        assertThat(housing)
                .containsEntry("told", 3)
                .containsEntry("acknowledgedInTime", 1)
                .containsEntry("acknowledgedLate", 1)
                .containsEntry("unanswered", 1)
                .containsEntry("toDo", 3)
                .containsEntry("doneInTime", 1)
                .containsEntry("overdue", 2)
                .containsEntry("open", 2);
        assertThat(((Number) housing.get("medianHoursToDone")).doubleValue()).isEqualTo(2.0);
        bulletins.issue();
        bulletins.issue(); // once a month
        desk.answer(desk.department("housing"), ids.get(2), "completion", "{\"feedback\": \"已整改\"}");
        List<Map<String, Object>> issued =
                desk.as("auditor").get("/api/v1/bulletins").path("items.findAll { it.month == '2026-09' }");
        assertThat(issued).hasSize(1);
        assertThat(desk.as("auditor")
                        .get("/api/v1/bulletins")
                        .<Integer>path("items[0].units.find { it.department == 'housing' }.open"))
                .isEqualTo(2);
        assertThat(unit(desk, "2026-09", "housing")).containsEntry("open", 1);
        assertThat(desk.department("housing")
                        .get("/api/v1/accountability?month=2026-09")
                        .<List<String>>path("items.department"))
                .containsExactly("housing"); // a department sees its own
        assertThat(desk.as("auditor")
                        .get("/api/v1/accountability?month=September")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsSettledWhileItIsPausedWasInTimeWhenItsTimeWasNotOverAsItStoodStill() {
        var desk = new Desk("460702", bootstrapServers, issuer);
        desk.plan();
        MovedClock.at("2026-09-02T09:00"); // to be done within 15 working days: by the 23rd
        for (var paused : List.of("2026-09-02T10:00", "2026-09-28T10:00")) {
            var finding = desk.happens("finding.raised", one -> one.put("clause", "三(四)5"));
            await().atMost(Duration.ofSeconds(30)).until(() -> open(desk, "finding.raised") != null);
            var id = open(desk, "finding.raised");
            MovedClock.at(paused);
            desk.answer(desk.department("housing"), id, "pause", "{\"reason\": \"机构停业\"}")
                    .then()
                    .statusCode(200);
            MovedClock.at("2026-10-20T09:00");
            desk.happens("finding.lifted", finding, 2, lifted -> lifted.put("clause", "三(四)5"));
            await().atMost(Duration.ofSeconds(30)).until(() -> open(desk, "finding.raised") == null);
            MovedClock.at("2026-09-02T09:00");
        }
        MovedClock.at("2026-10-20T10:00");
        assertThat(unit(desk, "2026-09", "housing"))
                .containsEntry("toDo", 2)
                .containsEntry("doneInTime", 1)
                .containsEntry("doneLate", 1)
                .containsEntry("overdue", 0);
    }

    /** The one of a kind in the inbox of housing for which something is wanted still; null: there is none. */
    private static Object open(Desk desk, String kind) {
        return desk.department("housing")
                .get("/api/v1/notifications?open=true&eventType=org.tuoyu." + kind + ".v1")
                .path("items[0]?.id");
    }

    private static Map<String, Object> unit(Desk desk, String month, String department) {
        return desk.as("auditor")
                .get("/api/v1/accountability?month=" + month)
                .path("items.find { it.department == '" + department + "' }");
    }
}
