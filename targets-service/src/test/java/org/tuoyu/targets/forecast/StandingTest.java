package org.tuoyu.targets.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.district;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;
import org.tuoyu.targets.Slots;

/** How a town stands is said with its reason, and each change of it is told once. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class StandingTest {
    @Test
    void aTownThatMissedItsPromiseIsToldOnceAndAgainWhenItTurnsOutToBeMet() {
        var plan = district("360102", "赣〔2023〕1号");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(plan, "360102001")).containsExactly("MISSED"));
        try (var slots = new Slots()) { // true in 2025, known only now
            slots.send("52360102MJ00000011", 1, "360102001", "2025-05-01", 30, 30);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(told(plan, "360102001")).containsExactly("MISSED", "MET"));
            slots.send("52360102MJ00000021", 1, "360102001", "2025-06-01", 5, 5);
            slots.send("52360102MJ00000031", 1, "360102002", "2025-06-01", 300, 300);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(told(plan, "360102002")).containsExactly("MISSED", "MET"));
        }
        assertThat(told(plan, "360102001")).containsExactly("MISSED", "MET");
        as("auditor", "360102")
                .header("Accept-Language", "en")
                .get("/api/v1/regions/360102/outlook?year=2025&asOf=2025-06-15")
                .then()
                .body("own.forecast.standing", equalTo("ON_COURSE"))
                .body("past", hasSize(30))
                .body("past[28].filedSlots", equalTo(30))
                .body("past[29].filedSlots", equalTo(335))
                .body("promised.year", equalTo(List.of(2023, 2024, 2025)))
                .body("promised.slots", equalTo(List.of(11, 22, 33)))
                .body("below[0].forecast.metOn", nullValue())
                .body("below[0].reason", containsString("35 slots are filed; the 3 that were promised are there"));
    }

    @Test
    void aTownAtRiskIsToldTheReason() {
        district("360103", "赣〔2023〕2号");
        as("auditor", "360103")
                .header("Accept-Language", "zh-CN")
                .get("/api/v1/regions/360103/outlook?year=2025&asOf=2025-06-15")
                .then()
                .body("below[1].forecast.standing", equalTo("AT_RISK"))
                .body("below[1].reason", containsString("达不到指标 30 个，按此进度无法完成"));
        as("auditor", "360102").get("/api/v1/regions/360103/outlook").then().statusCode(404);
    }

    private static List<String> told(String plan, String region) {
        return as("auditor", region)
                .get("/api/v1/audit-entries?subject=" + plan + "/" + region)
                .path("items.findAll { it.action == 'org.tuoyu.town-progress.standing-changed.v1' }.after.standing");
    }
}
