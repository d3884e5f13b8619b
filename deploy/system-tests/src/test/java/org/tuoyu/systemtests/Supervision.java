package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tuoyu.local.Api;

/** What is done in inspections beside the heart sentence, played over HTTP for one institution that is known there. */
final class Supervision {
    static final String INSPECTOR = "inspector";
    private static final String INSPECTIONS = "/inspections/api/v1/";
    private final RunningSystem system;
    private final String uscc;

    Supervision(RunningSystem system, String uscc) {
        this.system = system;
        this.uscc = uscc;
    }

    /** @return the ids of what was made, by resource */
    Map<String, String> play() {
        inspector();
        var visit = patrol();
        post("inspector", "visits/" + visit + "/check-out", Map.of(), "visits/" + visit);
        system.api
                .post("inspector", INSPECTIONS + "calendar-feeds", Map.of(), Map.of())
                .expect(201);
        return Map.of(
                "schedules", schedule(),
                "staff-sessions", session(),
                "outbreaks", outbreak(),
                "incidents", incident());
    }

    /** Evidence is given back, and given again; the visit is reviewed by another than who made it. */
    void rectify(String finding) {
        var path = "findings/" + finding;
        var evidence = Map.<String, Object>of("evidence", "通道已清理", "photos", List.of());
        post("inspector", path + "/evidence", evidence, path);
        post("manager", path + "/return", Map.of("reason", "照片不清"), path);
        post("inspector", path + "/evidence", evidence, path);
        var visit = "visits/" + system.api.get("inspector", INSPECTIONS + path).text("visitId");
        post("manager", visit + "/review", Map.of("remark", "记录完整"), visit);
    }

    private void inspector() {
        var path = INSPECTIONS + "inspectors/" + INSPECTOR;
        var etag = system.api.get("manager", path).etag();
        var record = Map.<String, Object>of(
                "regionCode",
                "211104",
                "department",
                "health",
                "kinds",
                List.of("PATROL"),
                "visitsPerDay",
                3,
                "absences",
                List.of());
        system.api.put("manager", path, record, etag == null ? "\"0\"" : etag).expect(200);
    }

    private String patrol() {
        var request = Map.of(
                "kind",
                "PATROL",
                "uscc",
                uscc,
                "dueDay",
                LocalDate.now().plusDays(20).toString());
        return system.api
                .post("manager", INSPECTIONS + "visits", request, Map.of())
                .expect(201)
                .text("visitId");
    }

    private String schedule() {
        patrol();
        var first = LocalDate.now().plusDays(1);
        var request = Map.of("regionCode", "211104", "firstDay", "" + first, "lastDay", "" + first.plusDays(27));
        var id = system.api
                .post("manager", INSPECTIONS + "schedules", request, Map.of())
                .expect(201)
                .text("scheduleId");
        var path = "schedules/" + id;
        await().atMost(Duration.ofSeconds(120)).until(() -> system.api
                .get("manager", INSPECTIONS + path)
                .text("status")
                .equals("PROPOSED"));
        post("manager", path + "/approval", Map.of(), path);
        return id;
    }

    private String session() {
        var request = Map.of(
                "kind",
                "TRAINING",
                "regionCode",
                "211104",
                "day",
                LocalDate.now().toString(),
                "title",
                "卫生保健培训");
        var made = system.api
                .post("manager", INSPECTIONS + "staff-sessions", request, Map.of())
                .expect(201);
        var path = INSPECTIONS + "staff-sessions/" + made.text("sessionId") + "/attendance/" + uscc;
        system.api
                .put("manager", path, Map.of("expected", 9, "attended", 9), made.etag())
                .expect(200);
        return made.text("sessionId");
    }

    private String outbreak() {
        var path = INSPECTIONS + "institutions/" + uscc + "/health-days/"
                + LocalDate.now().minusDays(1);
        var ill = Map.of("className", "托大班", "symptom", "FEVER", "children", 3);
        system.api
                .put("inspector", path, Map.of("counts", List.of(ill)), "\"0\"")
                .expect(200);
        var items = system.api
                .get("inspector", INSPECTIONS + "outbreaks?reported=false&limit=200")
                .body()
                .path("items");
        for (var one : items) {
            if (!one.path("uscc").asText().equals(uscc)) continue;
            var id = one.path("outbreakId").asText();
            post("manager", "outbreaks/" + id + "/report", Map.of("report", "已报疾控"), "outbreaks/" + id);
            return id;
        }
        throw new AssertionError("No outbreak was signalled: " + items);
    }

    private String incident() {
        var request = Map.of(
                "uscc",
                uscc,
                "kind",
                "SERIOUS_INJURY",
                "occurredAt",
                "2024-06-03T10:00:00+08:00",
                "description",
                "一名儿童摔伤，已送医");
        var reported = system.api
                .post("inspector", INSPECTIONS + "incidents", request, Map.of())
                .expect(201);
        var path = INSPECTIONS + "incidents/" + reported.text("incidentId") + "/chain/health";
        system.api.put("manager", path, Map.of(), reported.etag()).expect(200);
        return reported.text("incidentId");
    }

    private Api.Answer post(String person, String path, Map<String, Object> body, String thing) {
        var etag = system.api.get(person, INSPECTIONS + thing).expect(200).etag();
        assertThat(etag).isNotNull();
        return system.api
                .post(person, INSPECTIONS + path, body, Map.of("If-Match", etag))
                .expect(200);
    }
}
