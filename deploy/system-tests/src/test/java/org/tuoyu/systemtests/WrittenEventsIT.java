package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.Api;
import org.tuoyu.platform.testing.Contracts;

@DisplayName("What the services really wrote keeps the contracts")
class WrittenEventsIT {
    private static final List<String> SERVICES = List.of("targets", "institutions", "inspections", "notifications");
    private final RunningSystem system = RunningSystem.get();
    private final Contracts contracts = new Contracts();

    @Test
    void everyEventIsOfAKindThatHasASchemaAndKeepsIt() throws SQLException {
        var story = new Story(system, "52211104MJ0009880U");
        story.register();
        story.setClasses();
        story.file();
        story.verificationConforms();
        story.inspectionFindsDanger();
        story.awaitTold("slots.suspended", 1);
        var supervision = new Supervision(system, story.uscc);
        supervision.play();
        supervision.rectify(story.findingId());
        story.rectificationIsVerified();
        story.awaitTold("slots.restored", 1);
        patrol(story.uscc);
        acknowledgeOne();
        rulesAndAcceptedCode();
        recordAndCancel(story.uscc);
        planDraftedIssuedAndClosedInAnotherDistrict();
        await().atMost(Duration.ofSeconds(120)).until(() -> !rows(
                        "notifications",
                        "SELECT subject FROM audit_entry WHERE action = 'org.tuoyu.answers.counted.v1'")
                .isEmpty());

        var seen = new TreeSet<String>();
        for (var service : SERVICES) {
            for (var event : rows(service, "SELECT action, after::text FROM audit_entry")) {
                assertThat(contracts.violations(event.get(0), event.get(1))).isEmpty();
                assertThat(contracts.topic(event.get(0))).isEqualTo(service + ".v1");
                seen.add(event.get(0));
            }
        }
        var notPlayedHere = Set.of(
                "org.tuoyu.filing.returned.v1",
                "org.tuoyu.filing.refused.v1",
                "org.tuoyu.filing.withdrawn.v1",
                "org.tuoyu.filing.moved.v1",
                "org.tuoyu.filing.superseded.v1",
                "org.tuoyu.filing.restored.v1",
                "org.tuoyu.filing.deadlines-recounted.v1",
                "org.tuoyu.calendar.year-missing.v1",
                "org.tuoyu.staff.recorded.v1",
                "org.tuoyu.discrepancy.changed.v1",
                "org.tuoyu.discrepancies.summarized.v1",
                "org.tuoyu.document.stored.v1",
                "org.tuoyu.certificate.expiring.v1",
                "org.tuoyu.certificate.expired.v1",
                "org.tuoyu.premises.described.v1",
                "org.tuoyu.correction.asked.v1",
                "org.tuoyu.correction.answered.v1",
                "org.tuoyu.institution.registration-changed.v1",
                "org.tuoyu.institution.region-followed.v1",
                "org.tuoyu.visit.cancelled.v1",
                "org.tuoyu.submission.received.v1",
                "org.tuoyu.submission.decided.v1",
                "org.tuoyu.draw.announced.v1",
                "org.tuoyu.draw.made.v1",
                "org.tuoyu.rectification.extended.v1",
                "org.tuoyu.rectification.recounted.v1",
                "org.tuoyu.rectification.overdue.v1",
                "org.tuoyu.penalty.proposed.v1",
                "org.tuoyu.incident.overdue.v1",
                "org.tuoyu.outbreak.overdue.v1");
        var expected = new TreeSet<>(contracts.types());
        expected.removeAll(notPlayedHere);
        assertThat(seen).containsAll(expected);
    }

    @Test
    void theExamplesKeepTheirSchemas() {
        for (var type : contracts.types()) {
            assertThat(contracts.violations(type, contracts.example(type).toString()))
                    .isEmpty();
        }
    }

    @Test
    void theChangesOfASubjectAreNumberedWithoutGapAndTheOutboxIsEmptyInTheEnd() throws SQLException {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var service : SERVICES) {
                assertThat(rows(service, "SELECT count(*)::text FROM outbox")
                                .get(0)
                                .get(0))
                        .isEqualTo("0");
            }
        });
        assertThat(rows("institutions", "SELECT uscc FROM slots_entry GROUP BY uscc HAVING max(sequence) <> count(*)"))
                .isEmpty();
    }

    private void recordAndCancel(String uscc) {
        var institutions = "/institutions/api/v1/";
        Map<String, Object> record = Map.of("kind", "COMMUNITY", "ownership", "PUBLIC");
        system.api
                .put(
                        "filing",
                        institutions + "institutions/" + uscc + "/enrolments/2024-06",
                        Map.of("children", List.of(5, 10, 12)),
                        "\"0\"")
                .expect(200);
        system.api
                .put("filing", institutions + "institutions/" + uscc + "/record", record, "\"0\"")
                .expect(200);
        system.api
                .post(
                        "civil",
                        institutions + "registrations/" + uscc + "/cancellation",
                        Map.of("reason", "停止服务"),
                        Map.of())
                .expect(200);
    }

    private void rulesAndAcceptedCode() {
        var institutions = "/institutions/api/v1/";
        var registrars =
                Map.of("registrars", List.of(Map.of("legalForm", "NON_PROFIT", "department", "civil-affairs")));
        Map<String, Object> rules =
                Map.of("kind", "registrars", "regionCode", "650102", "source", "疆〔2024〕4号", "content", registrars);
        system.api.post("admin", institutions + "rules", rules, Map.of()).expect(201);
        Map<String, Object> code = Map.of("uscc", "52211104MJ0009880X", "regionCode", "650102", "reason", "证书原件如此");
        system.api
                .post("admin", institutions + "accepted-codes", code, Map.of())
                .expect(204);
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

    private void planDraftedIssuedAndClosedInAnotherDistrict() {
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

    private void patrol(String uscc) {
        var visit = system.api
                .post(
                        "town-dawa",
                        "/inspections/api/v1/visits",
                        Map.of("kind", "PATROL", "uscc", uscc, "dueDay", "2024-07-01"),
                        Map.of())
                .expect(201);
        system.api
                .post(
                        "town-dawa",
                        "/inspections/api/v1/visits/" + visit.text("visitId") + "/report",
                        Map.of(
                                "visitedOn",
                                "2024-07-01",
                                "conforms",
                                false,
                                "findings",
                                List.of(Map.of("severity", "MINOR", "clause", "三(五)2", "description", "门口堆放杂物"))),
                        Map.of("If-Match", visit.etag()))
                .expect(200);
    }

    private void acknowledgeOne() {
        var inbox = "/notifications/api/v1/notifications";
        var one = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> system.api
                                .get("town-dawa", inbox + "?open=true")
                                .body()
                                .path("items")
                                .path(0),
                        item -> !item.isMissingNode());
        var path = inbox + "/" + one.path("id").asText();
        system.api
                .post(
                        "town-dawa",
                        path + "/acknowledgement",
                        Map.of("note", "收到"),
                        Map.of("If-Match", system.api.get("town-dawa", path).etag()))
                .expect(200);
    }

    private List<List<String>> rows(String service, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(system.local.postgres().jdbcUrl(service));
                var found = connection.createStatement().executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) row.add(found.getString(i));
                rows.add(row);
            }
            return rows;
        }
    }
}
