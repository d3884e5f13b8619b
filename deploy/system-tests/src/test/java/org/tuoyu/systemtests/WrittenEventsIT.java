package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
        new Answers(system).play();
        rulesAndAcceptedCode();
        recordAndCancel(story.uscc);
        new AnotherDistrict(system).planDraftedIssuedAndClosed();
        await().atMost(Duration.ofSeconds(120)).until(() -> !rows(
                        "notifications",
                        "SELECT subject FROM audit_entry WHERE action = 'org.tuoyu.answers.counted.v1'")
                .isEmpty());

        var seen = new TreeSet<String>();
        for (var service : SERVICES) {
            var audited = rows(service, "SELECT id::text FROM audit_entry"); // with the id of its event
            var arrived = "SELECT id::text FROM event WHERE source = '/" + service + "'";
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> new HashSet<>(rows("notifications", arrived)).containsAll(audited));
        }
        for (var event : rows("notifications", "SELECT type, data, source FROM event")) {
            assertThat(contracts.violations(event.get(0), event.get(1))).isEmpty();
            assertThat("/" + contracts.topic(event.get(0))).isEqualTo(event.get(2) + ".v1");
            seen.add(event.get(0));
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
                "org.tuoyu.outbreak.overdue.v1",
                "org.tuoyu.notification.escalated.v1",
                "org.tuoyu.notification.reopened.v1",
                "org.tuoyu.bulletin.issued.v1");
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
