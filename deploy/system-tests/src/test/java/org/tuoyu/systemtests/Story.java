package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The heart sentence, played over HTTP for one institution of 大洼街道: registered, filed, inspected, suspended, restored.
 * Each act returns when it was acknowledged; what must follow from it everywhere is asked for separately.
 */
final class Story {
    static final String TOWN = "211104004";
    static final int SLOTS = 45;
    static final String CERTIFICATE = "LN-1104-001";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final List<String> DOCUMENTS =
            List.of("filing-form", "commitment", "licence", "premises", "staff", "health-evaluation", "fire-safety");

    /** What each kind of event must put into which inbox, by the plan's clauses: department/role. */
    static final Map<String, TreeSet<String>> TOLD = Map.ofEntries(
            told(
                    "institution.registered",
                    "civil-affairs/LEAD",
                    "establishment/COOPERATING",
                    "market-regulation/COOPERATING",
                    "health/COOPERATING",
                    "town/TOWN"),
            told(
                    "filing.submitted",
                    "civil-affairs/LEAD",
                    "establishment/COOPERATING",
                    "market-regulation/COOPERATING",
                    "health/COOPERATING"),
            told(
                    "filing.receipt-issued",
                    "civil-affairs/LEAD",
                    "establishment/COOPERATING",
                    "market-regulation/COOPERATING",
                    "health/COOPERATING",
                    "town/TOWN"),
            told("visit.planned", "health/LEAD", "town/TOWN"),
            told("visit.reported", "health/LEAD", "town/TOWN"),
            told("finding.raised", "housing/LEAD", "health/COOPERATING", "emergency/COOPERATING", "town/TOWN"),
            told("slots.suspended", "housing/LEAD", "health/COOPERATING", "emergency/COOPERATING", "town/TOWN"),
            told("finding.lifted", "housing/LEAD", "health/COOPERATING", "emergency/COOPERATING", "town/TOWN"),
            told("slots.restored", "housing/LEAD", "health/COOPERATING", "emergency/COOPERATING", "town/TOWN"));

    private final RunningSystem system;
    private final StubbornClient client;
    final String uscc;
    private String filing;
    private String finding;

    Story(RunningSystem system, String uscc) {
        this.system = system;
        this.client = new StubbornClient(system.api);
        this.uscc = uscc;
    }

    private static Map.Entry<String, TreeSet<String>> told(String event, String... inboxes) {
        return Map.entry("org.tuoyu." + event + ".v1", new TreeSet<>(List.of(inboxes)));
    }

    void register() {
        var push = Map.of(
                "uscc",
                uscc,
                "name",
                "测试机构" + uscc,
                "legalForm",
                "NON_PROFIT",
                "regionCode",
                TOWN,
                "address",
                "大洼街道1号",
                "registeredOn",
                "2024-03-01");
        client.post("civil", "/institutions/api/v1/registrations", push, null).expect(201);
    }

    void setClasses() {
        var path = "/institutions/api/v1/institutions/" + uscc;
        var before = client.get("filing", path).expect(200);
        var classes = List.of(
                Map.of("name", "乳儿班", "ageBand", "INFANT", "slots", 10),
                Map.of("name", "托小班", "ageBand", "TODDLER", "slots", 15),
                Map.of("name", "托大班", "ageBand", "SENIOR", "slots", 20));
        var answer =
                client.put("filing", path + "/classes", Map.of("classes", classes, "day", "2024-03-01"), before.etag());
        // A repetition after a lost answer finds the revision moved on: then the classes must be there.
        answer.expect(200, 412);
        assertThat(client.get("filing", path).body().path("registeredSlots").asInt())
                .isEqualTo(SLOTS);
    }

    void file() {
        var opened = client.post("filing", "/institutions/api/v1/filings", Map.of("uscc", uscc), null)
                .expect(201);
        filing = "/institutions/api/v1/filings/" + opened.text("filingId");
        var submitted = client.post(
                        "filing",
                        filing + "/submission",
                        Map.of("documents", DOCUMENTS, "day", "2024-03-11"),
                        opened.etag())
                .expect(200);
        assertThat(submitted.body().path("clocks").findValuesAsText("due")).containsExactly("2024-03-18", "2024-04-01");
        client.post("filing", filing + "/receipt", Map.of("day", "2024-03-14"), submitted.etag())
                .expect(200);
    }

    void submitToday() {
        var opened = client.post("filing", "/institutions/api/v1/filings", Map.of("uscc", uscc), null)
                .expect(201);
        filing = "/institutions/api/v1/filings/" + opened.text("filingId");
        client.post("filing", filing + "/submission", Map.of("documents", DOCUMENTS), opened.etag())
                .expect(200);
    }

    void verificationConforms() {
        var visit = awaitItem("inspector", "/inspections/api/v1/visits?status=PLANNED&uscc=" + uscc);
        var path = "/inspections/api/v1/visits/" + visit.path("visitId").asText();
        client.post(
                        "inspector",
                        path + "/report",
                        Map.of("visitedOn", "2024-03-25", "conforms", true, "findings", List.of()),
                        client.get("inspector", path).etag())
                .expect(200);
    }

    /** An administrative inspection finds blocked escape routes, clause 三(四)5: housing leads. */
    void inspectionFindsDanger() {
        awaitItem("inspector", "/inspections/api/v1/visits?uscc=" + uscc); // the institution is known there
        var code = arrivalCode();
        certificate();
        var visit = client.post(
                        "inspector",
                        "/inspections/api/v1/visits",
                        Map.of(
                                "kind",
                                "ADMINISTRATIVE_INSPECTION",
                                "uscc",
                                uscc,
                                "dueDay",
                                "2024-06-03",
                                "item",
                                "childcare"),
                        null)
                .expect(201);
        client.post(
                        "inspector",
                        "/inspections/api/v1/visits/" + visit.text("visitId") + "/report",
                        Map.of(
                                "visitedOn",
                                "2024-06-03",
                                "certificateNumber",
                                CERTIFICATE,
                                "arrivalCode",
                                code,
                                "conforms",
                                false,
                                "findings",
                                List.of(Map.of("severity", "GRAVE", "clause", "三(四)5", "description", "疏散通道被封堵"))),
                        visit.etag())
                .expect(200);
        var found = awaitItem("inspector", "/inspections/api/v1/findings?open=true&uscc=" + uscc);
        finding = "/inspections/api/v1/findings/" + found.path("findingId").asText();
    }

    private String arrivalCode() {
        return client.get("manager", "/inspections/api/v1/institutions/" + uscc + "/arrival-code")
                .expect(200)
                .text("code");
    }

    private void certificate() {
        var path = "/inspections/api/v1/enforcement-certificates/" + CERTIFICATE;
        var known = client.get("manager", path).etag();
        var certificate = Map.of(
                "holder",
                "inspector",
                "regionCode",
                "211104",
                "department",
                "health",
                "validFrom",
                "2023-01-01",
                "validUntil",
                "2030-12-31");
        client.put("manager", path, certificate, known == null ? "\"0\"" : known)
                .expect(200);
    }

    void rectificationIsVerified() {
        client.post(
                        "inspector",
                        finding + "/lifting",
                        Map.of("lifting", "通道已清理", "day", "2024-06-12"),
                        client.get("inspector", finding).etag())
                .expect(200);
    }

    void awaitSlots(int registered, int filed) {
        await().atMost(SOON).untilAsserted(() -> {
            var body = client.get("filing", "/institutions/api/v1/institutions/" + uscc)
                    .body();
            assertThat(body.path("registeredSlots").asInt()).isEqualTo(registered);
            assertThat(body.path("filedSlots").asInt()).isEqualTo(filed);
        });
    }

    void awaitVerified() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(client.get("filing", filing).text("status")).isEqualTo("VERIFIED"));
    }

    /** Every inbox of the district and its towns: exactly those that the clause names, each once. */
    void awaitTold(String event, int times) {
        var type = "org.tuoyu." + event + ".v1";
        var expected = new ArrayList<String>();
        for (int i = 0; i < times; i++) expected.addAll(TOLD.get(type));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxesTold(type)).containsExactlyInAnyOrderElementsOf(expected));
    }

    List<String> inboxesTold(String type) {
        var told = new ArrayList<String>();
        for (var one : allNotifications()) {
            if (!one.path("eventType").asText().equals(type)) continue;
            if (!one.path("event").path("uscc").asText().equals(uscc)) continue;
            var department = one.path("recipientDepartment").asText();
            var region = one.path("recipientRegion").asText();
            assertThat(region).isEqualTo(department.equals("town") ? TOWN : "211104");
            assertThat(one.path("reason").asText()).isNotBlank().doesNotContain("{");
            assertThat(one.path("clauseText").asText()).isNotBlank();
            assertThat(one.path("dueDay").asText()).isNotBlank();
            told.add(department + "/" + one.path("role").asText());
        }
        return told;
    }

    List<JsonNode> allNotifications() {
        var all = new ArrayList<JsonNode>();
        var path = "/notifications/api/v1/notifications?limit=200";
        var next = "";
        do {
            var page = client.get("auditor", path + next).expect(200).body();
            page.path("items").forEach(all::add);
            next = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        } while (next != null);
        return all;
    }

    /** The board's figures of all towns: code → target, filed, registered. */
    Map<String, List<Integer>> board(int year) {
        var board = client.get("plan", "/targets/api/v1/regions/211104/board?year=" + year)
                .expect(200)
                .body();
        var rows = new ArrayList<JsonNode>();
        board.path("below").forEach(rows::add);
        var figures = rows.stream()
                .collect(Collectors.toMap(
                        row -> row.path("regionCode").asText(),
                        row -> List.of(
                                row.path("targetSlots").asInt(),
                                row.path("filedSlots").asInt(),
                                row.path("registeredSlots").asInt())));
        for (int i = 0; i < 3; i++) {
            int column = i;
            var total = List.of("targetSlots", "filedSlots", "registeredSlots").get(i);
            assertThat(board.path("own").path(total).asInt())
                    .isEqualTo(figures.values().stream()
                            .mapToInt(row -> row.get(column))
                            .sum());
        }
        return figures;
    }

    /** How many changes of the subject the audit of a service holds: one each, however often a request was repeated. */
    List<String> audit(String service, String subject) {
        var actions = new ArrayList<String>();
        client.get("auditor", "/" + service + "/api/v1/audit-entries?limit=200&subject=" + subject)
                .expect(200)
                .body()
                .path("items")
                .forEach(entry -> actions.add(entry.path("action").asText().replace("org.tuoyu.", "")));
        return actions;
    }

    String findingId() {
        return finding.substring(finding.lastIndexOf('/') + 1);
    }

    String filingId() {
        return filing.substring(filing.lastIndexOf('/') + 1);
    }

    private JsonNode awaitItem(String person, String path) {
        return await().atMost(SOON)
                .until(
                        () -> client.get(person, path)
                                .expect(200)
                                .body()
                                .path("items")
                                .path(0),
                        item -> !item.isMissingNode());
    }
}
