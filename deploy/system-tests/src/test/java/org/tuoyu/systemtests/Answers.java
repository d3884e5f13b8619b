package org.tuoyu.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What departments do about notifications, and how another system is connected: each act once. */
final class Answers {
    private static final String API = "/notifications/api/v1/";
    private final RunningSystem system;

    Answers(RunningSystem system) {
        this.system = system;
    }

    void play() {
        posts();
        answer();
        subscribe();
        Map<String, Object> hours = Map.of("hours", List.of(Map.of("from", "08:30:00", "until", "12:00:00")));
        Map<String, Object> rules =
                Map.of("kind", "working-hours", "regionCode", "650102", "source", "区政府通知", "content", hours);
        system.api.post("admin", API + "rules", rules, Map.of()).expect(201);
    }

    private void posts() {
        Map<String, Object> post = Map.of(
                "regionCode", "211104",
                "department", "health",
                "name", "托育值班岗",
                "rank", "HEAD",
                "language", "zh",
                "channels", List.of(),
                "validFrom", "2020-01-01");
        var made = system.api.post("admin", API + "posts", post, Map.of()).expect(201);
        Map<String, Object> absence = Map.of("fromDay", "2026-10-08", "untilDay", "2026-10-16");
        system.api
                .post(
                        "admin",
                        API + "posts/" + made.text("postId") + "/absences",
                        absence,
                        Map.of("If-Match", made.etag()))
                .expect(201);
    }

    /** One that health has to act on: paused, resumed, done. */
    private void answer() {
        JsonNode mine = null;
        for (var one : system.api
                .get("plan", API + "notifications?department=health&open=true&limit=200")
                .expect(200)
                .body()
                .path("items")) {
            if (one.path("acts").asBoolean()) mine = one;
        }
        var path = API + "notifications/" + mine.path("id").asText();
        act("plan", path, "pause", Map.of("reason", "机构停业"));
        act("plan", path, "resumption", Map.of());
        act("plan", path, "completion", Map.of("feedback", "已核查"));
    }

    private void subscribe() {
        Map<String, Object> content = Map.of(
                "name", "市平台",
                "url", "http://127.0.0.1:9/hook",
                "types", List.of("org.tuoyu.filing.*"),
                "regions", List.of(),
                "notifyDepartment", "health");
        var made = system.api
                .post("admin", API + "subscriptions", content, Map.of())
                .expect(201);
        var path = API + "subscriptions/" + made.text("id");
        system.api.put("admin", path, content, made.etag()).expect(200);
        act("admin", path, "secret", Map.of());
        act("admin", path, "pause", Map.of("because", "对方升级"));
        act("admin", path, "resumption", Map.of());
        act("admin", path, "replay", Map.of("from", "2026-01-01T00:00:00+08:00"));
        system.api
                .send("admin", "DELETE", path, null, null, Map.of("If-Match", etag("admin", path)))
                .expect(200);
    }

    private void act(String person, String path, String act, Map<String, Object> body) {
        system.api
                .post(person, path + "/" + act, body, Map.of("If-Match", etag(person, path)))
                .expect(200);
    }

    private String etag(String person, String path) {
        return system.api.get(person, path).expect(200).etag();
    }
}
