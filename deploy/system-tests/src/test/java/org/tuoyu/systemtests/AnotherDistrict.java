package org.tuoyu.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tuoyu.local.Api;

/** A plan of a district that is not the one of the heart sentence: drafted, issued, reported on, amended and closed. */
final class AnotherDistrict {
    private final RunningSystem system;

    AnotherDistrict(RunningSystem system) {
        this.system = system;
    }

    void planDraftedIssuedAndClosed() {
        var targets = "/targets/api/v1/";
        var towns = List.of(region("650102", "某区"), region("650102001", "一街道"), region("650102002", "二街道"));
        system.api.post("admin", targets + "regions", Map.of("regions", towns), Map.of());
        var drafts = List.of("疆〔2024〕1号", "疆〔2024〕2号").stream()
                .map(number -> targets + "plans/" + draft(number))
                .toList();
        move(drafts.get(0) + "/withdrawal", drafts.get(0), Map.of());
        move(drafts.get(1) + "/issue", drafts.get(1), Map.of());
        system.api
                .post(
                        "admin",
                        targets + "observations",
                        Map.of(
                                "observations",
                                List.of(Map.of(
                                        "indicator",
                                        "children-enrolled",
                                        "regionCode",
                                        "650102001",
                                        "year",
                                        2024,
                                        "value",
                                        3,
                                        "evidence",
                                        "月报"))),
                        Map.of())
                .expect(200);
        setScheme(drafts.get(1));
        propose(drafts.get(1));
        report(drafts.get(1));
        var merger = Map.of("from", "650102002", "to", "650102001", "share", 1);
        system.api
                .post(
                        "admin",
                        targets + "region-changes",
                        Map.of(
                                "regionCode",
                                "650102",
                                "day",
                                "2024-07-01",
                                "documentNumber",
                                "疆〔2024〕3号",
                                "reason",
                                "合并",
                                "successions",
                                List.of(merger)),
                        Map.of())
                .expect(201);
        move(
                drafts.get(1) + "/closure",
                drafts.get(1),
                Map.of("documentNumber", "疆〔2025〕1号", "reason", "期满", "validFrom", "2025-12-31"));
    }

    private void setScheme(String plan) {
        var points = Map.of("targets", 60, "tasks", 20, "answers", 20);
        Map<String, Object> scheme = Map.of(
                "basis",
                "疆〔2024〕5号",
                "fromYear",
                2024,
                "towns",
                points,
                "departments",
                points,
                "lateShare",
                0.5,
                "grades",
                List.of(Map.of("name", "合格", "nameEn", "Pass", "from", 0)));
        system.api.put("admin", plan + "/evaluation/scheme", scheme, "\"0\"").expect(200);
    }

    private void propose(String plan) {
        var id = plan.substring(plan.lastIndexOf('/') + 1);
        Map<String, Object> request = Map.of(
                "planId",
                id,
                "reason",
                "新建小区",
                "figures",
                List.of(Map.of("regionCode", "650102001", "year", 2024, "value", 30)));
        var first = proposal(request);
        move(first + "/sending-back", first, Map.of("note", "请说明"));
        move(first + "/resubmission", first, Map.of("reason", "新建小区", "figures", request.get("figures")));
        move(first + "/approval", first, Map.of("documentNumber", "疆〔2024〕9号", "validFrom", "2024-07-01"));
        var second = proposal(request);
        move(second + "/withdrawal", second, Map.of());
        Map<String, Object> change = Map.of("kind", "ADD_SLOTS", "regionCode", "650102001", "amount", 10);
        system.api
                .post(
                        "admin",
                        "/targets/api/v1/scenarios",
                        Map.of("regionCode", "650102", "year", 2024, "name", "设想", "changes", List.of(change)),
                        Map.of())
                .expect(201);
    }

    private void report(String plan) {
        var milestones = "/targets/api/v1/milestones";
        Map<String, Object> request = Map.of(
                "planId",
                plan.substring(plan.lastIndexOf('/') + 1),
                "clause",
                "一",
                "title",
                "总结",
                "dueDay",
                "2024-06-28",
                "reporters",
                List.of("TOWN"));
        var first = system.api.post("admin", milestones, request, Map.of()).expect(201);
        var duties = system.api.get("admin", plan + "/tasks").expect(200).body();
        var duty = "/targets/api/v1/duties/"
                + duties.at("/tasks/0/milestones/0/duties/0/dutyId").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> system.api.get("admin", duty).etag().equals("\"1\"")); // told that it is late
        var claims = Map.<String, Object>of(
                "region", "650102001", "groups", List.of("town-officer"), "name", "一街道", "department", "town");
        var town = new Api(system.local.address(), name -> system.tokens.with(name, claims));
        town.post("town-650102001", duty + "/report", Map.of("report", "已完成"), Map.of("If-Match", "\"1\""))
                .expect(200);
        move(duty + "/sending-back", duty, Map.of("note", "请补充"));
        town.post("town-650102001", duty + "/report", Map.of("report", "已补充"), Map.of("If-Match", "\"3\""))
                .expect(200);
        move(duty + "/acceptance", duty, Map.of("note", "通过"));
        system.api
                .post(
                        "admin",
                        milestones + "/" + first.text("milestoneId") + "/withdrawal",
                        Map.of(),
                        Map.of("If-Match", first.etag()))
                .expect(200);
    }

    private String proposal(Map<String, Object> request) {
        var proposals = "/targets/api/v1/proposals";
        return proposals + "/"
                + system.api
                        .post("admin", proposals, request, Map.of())
                        .expect(201)
                        .text("proposalId");
    }

    private static Map<String, Object> region(String code, String name) {
        return Map.of("code", code, "name", name);
    }

    private String draft(String documentNumber) {
        var health = Map.of("code", "health", "name", "区卫生健康局");
        var clause = Map.of(
                "number",
                "一",
                "heading",
                "进度",
                "text",
                "按年度推进",
                "responsible",
                List.of("区卫生健康局"),
                "towns",
                true,
                "matters",
                List.of("progress"));
        var plan = Map.of(
                "regionCode",
                "650102",
                "documentNumber",
                documentNumber,
                "title",
                "某区方案",
                "issuedOn",
                "2024-01-01",
                "firstYear",
                2024,
                "lastYear",
                2025,
                "departments",
                List.of(health),
                "clauses",
                List.of(clause),
                "indicators",
                List.of(Map.of("code", "enrolment-rate")));
        return system.api
                .post("admin", "/targets/api/v1/plans", plan, Map.of())
                .expect(200, 201)
                .text("id");
    }

    private void move(String path, String plan, Map<String, Object> body) {
        system.api
                .post(
                        "admin",
                        path,
                        body,
                        Map.of("If-Match", system.api.get("admin", plan).etag()))
                .expect(200);
    }
}
