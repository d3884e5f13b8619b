package org.tuoyu.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.notifications.Desk;
import org.tuoyu.notifications.OutsideWorld;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Each unit sees and answers its own inbox; who leads sees what the others do. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class InboxTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    @ConfigProperty(name = "quarkus.http.root-path")
    String rootPath;

    private Desk district(String region) {
        var desk = new Desk(region, bootstrapServers, issuer);
        desk.plan();
        return desk;
    }

    @Test
    void aTownsOfficerOfAWholeDistrictNeitherReadsNorAnswersTheInboxesOfItsDepartments() {
        var desk = district("460601");
        desk.happens("visit.planned", one -> {});
        var id = desk.awaitOne("health").get("id");
        var whole = desk.as("town-officer");
        assertThat(whole.get("/api/v1/notifications").<List<String>>path("items.recipientDepartment"))
                .containsOnly("town");
        desk.answer(desk.as("town-officer"), id, "acknowledgement", "{}").then().statusCode(404);
        var town = desk.awaitOne("town").get("id"); // seen, but it is another's to answer
        desk.answer(desk.as("town-officer"), town, "acknowledgement", "{}")
                .then()
                .statusCode(403);
        desk.answer(desk.town("460601001"), town, "acknowledgement", "{}")
                .then()
                .statusCode(200);
    }

    @Test
    void whoAuditsACityAProvinceOrTheNationSeesTheInboxesOfAllTheirDistricts() {
        district("460691").happens("visit.planned", one -> {});
        var desk = district("460692");
        desk.happens("visit.planned", one -> {});
        var ask = "/api/v1/notifications?department=health&limit=200";
        for (var region : List.of("460600", "460000", "000000")) {
            var auditor = new Desk(region, bootstrapServers, issuer).as("auditor");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(auditor.get(ask).<List<String>>path("items.recipientRegion"))
                            .contains("460691", "460692"));
        }
        assertThat(desk.as("auditor").get(ask).<List<String>>path("items.recipientRegion"))
                .containsOnly("460692");
    }

    @Test
    void whoLeadsSeesWhatTheOthersDoAndWhoCooperatesDoesNot() {
        var desk = district("460602");
        desk.happens("finding.raised", one -> one.put("clause", "三(四)5"));
        var lead = desk.awaitOne("housing").get("id");
        var health = desk.awaitOne("health").get("id");
        desk.answer(desk.department("health"), health, "acknowledgement", "{\"note\": \"已知悉\"}")
                .then()
                .statusCode(200);
        var units = desk.department("housing")
                .get("/api/v1/notifications/" + lead + "/story")
                .jsonPath();
        assertThat(units.<String>getList("units.role")).containsExactly("COOPERATING", "COOPERATING", "TOWN");
        assertThat(units.getString("units.find { it.name.contains('卫生') }.status"))
                .isEqualTo("CLOSED");
        assertThat(desk.department("health")
                        .get("/api/v1/notifications/" + health + "/story")
                        .<List<Object>>path("units"))
                .isEmpty();
    }

    @Test
    void manyAreAcknowledgedAtOnceAndOneThatCannotBeLeavesTheOthersBe() {
        var desk = district("460603");
        for (int i = 0; i < 3; i++) desk.happens("visit.planned", one -> {});
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 3);
        var ids = desk.inbox("health").stream().map(one -> one.get("id")).toList();
        var town = desk.inbox("town").get(0).get("id");
        desk.department("health")
                .body(
                        """
                        {"items": [{"id": "%s", "revision": 1}, {"id": "%s", "revision": 7}, {"id": "%s", "revision": 1},
                                   {"id": "%s", "revision": 1}], "note": "收到"}"""
                                .formatted(ids.get(0), ids.get(1), ids.get(2), town))
                .post("/api/v1/notifications/acknowledgements")
                .then()
                .statusCode(200)
                .body("items.code", equalTo(java.util.Arrays.asList(null, "changed-since", null, "not-found")));
        assertThat(desk.inbox("health").stream().map(one -> one.get("status")))
                .containsExactlyInAnyOrder("CLOSED", "CLOSED", "OPEN");
    }

    @Test
    void theUrgentComeFirstAndEveryPageGoesOnWhereTheLastEnded() {
        var desk = district("460604");
        for (int i = 0; i < 5; i++) desk.happens("visit.planned", one -> {});
        for (int i = 0; i < 4; i++) desk.happens("finding.raised", one -> one.put("clause", "三(五)2"));
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 9);
        assertThat(urgentPageByPage(() -> desk.department("health")))
                .containsExactly(true, true, true, true, false, false, false, false, false);
    }

    @Test
    void ofAllDistrictsOfACityTheUrgentComeFirstPageByPageAndNoneOfTheNextCity() {
        for (var district : List.of("460901", "460903", "461001")) {
            var desk = district(district);
            for (int i = 0; i < 2; i++) desk.happens("visit.planned", one -> {});
            for (int i = 0; i < 3; i++) desk.happens("finding.raised", one -> one.put("clause", "三(五)2"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> desk.inbox("health").size() == 5);
        }
        var city = new Desk("460900", bootstrapServers, issuer);
        assertThat(urgentPageByPage(() -> city.as("auditor").param("department", "health")))
                .containsExactly(true, true, true, true, true, true, false, false, false, false);
        var all = city.as("auditor").get("/api/v1/notifications?limit=200").jsonPath();
        assertThat(all.<String>getList("items.recipientRegion")).contains("460901", "460901001", "460903", "460903001");
        assertThat(all.<String>getList("items.recipientRegion")).allMatch(region -> region.startsWith("4609"));
        assertThat(all.<String>getList("items.id")).isSortedAccordingTo(Comparator.reverseOrder());
        var nothing = new Desk("462300", bootstrapServers, issuer).as("auditor");
        assertThat(nothing.get("/api/v1/notifications").<List<String>>path("items"))
                .isEmpty();
    }

    @Test
    void openAndClosedTogetherTheNewestComesFirstPageByPage() {
        var desk = district("462401");
        for (int i = 0; i < 3; i++) {
            desk.happens("visit.planned", one -> {});
            desk.happens("finding.raised", one -> one.put("clause", "三(五)2"));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.inbox("health").size() == 6);
        var told = newestFirst(desk.inbox("health"));
        var closed = newestFirst(desk.inbox("health").stream()
                        .filter(one -> one.get("urgent").equals(false))
                        .toList())
                .subList(0, 2);
        for (var id : closed) {
            desk.answer(desk.department("health"), id, "acknowledgement", "{}")
                    .then()
                    .body("status", equalTo("CLOSED"));
        }
        for (var who : List.<Supplier<RequestSpecification>>of(
                () -> desk.department("health"),
                () -> desk.as("auditor").param("department", "health"),
                () -> new Desk("462400", bootstrapServers, issuer).as("auditor").param("department", "health"))) {
            assertThat(pageByPage(who)).extracting("id").containsExactlyElementsOf(told);
            assertThat(pageByPage(() -> who.get().param("open", false)))
                    .extracting("id")
                    .containsExactlyElementsOf(closed);
        }
        for (var who : List.<Supplier<RequestSpecification>>of(
                () -> desk.as("auditor"),
                () -> desk.town("462401001"),
                () -> new Desk("460000", bootstrapServers, issuer).as("auditor"))) {
            var ids =
                    pageByPage(who).stream().map(one -> (String) one.get("id")).toList();
            assertThat(ids).hasSizeGreaterThanOrEqualTo(told.size()).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void aDistrictInWhichEverythingIsAnsweredIsStillOneOfItsCity() {
        var desk = district("462502");
        desk.happens("visit.planned", one -> {});
        desk.awaitOne("health");
        var told = desk.as("auditor").get("/api/v1/notifications").<List<Map<String, Object>>>path("items");
        for (var one : told) {
            var who = one.get("recipientDepartment").equals("town")
                    ? desk.town((String) one.get("recipientRegion"))
                    : desk.department((String) one.get("recipientDepartment"));
            desk.answer(who, one.get("id"), "acknowledgement", "{}").then().body("status", equalTo("CLOSED"));
        }
        district("462501").happens("visit.planned", one -> {});
        district("462503").happens("visit.planned", one -> {});
        var city = new Desk("462500", bootstrapServers, issuer);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(city.as("auditor")
                        .param("department", "health")
                        .get("/api/v1/notifications")
                        .<List<String>>path("items.recipientRegion"))
                .containsExactlyInAnyOrder("462501", "462502", "462503"));
    }

    @Test
    void whoseTokenNamesNoRegionSeesNothing() {
        district("462604").happens("visit.planned", one -> {});
        var nobody = new Desk("nowhere", bootstrapServers, issuer).as("auditor");
        assertThat(nobody.get("/api/v1/notifications").<List<Object>>path("items"))
                .isEmpty();
    }

    private static List<Object> newestFirst(List<Map<String, Object>> notifications) {
        return notifications.stream()
                .map(one -> one.get("id"))
                .sorted(Comparator.comparing(Object::toString).reversed())
                .toList();
    }

    private static List<Boolean> urgentPageByPage(Supplier<RequestSpecification> asked) {
        return pageByPage(() -> asked.get().param("open", true)).stream()
                .map(one -> (Boolean) one.get("urgent"))
                .toList();
    }

    private static List<Map<String, Object>> pageByPage(Supplier<RequestSpecification> asked) {
        var all = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var request = asked.get().param("limit", 2);
            var page = (cursor == null ? request : request.param("cursor", cursor))
                    .get("/api/v1/notifications")
                    .jsonPath();
            all.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(all).extracting("id").doesNotHaveDuplicates();
        return all;
    }

    @Test
    void aClientIsToldAtOnceThatItsInboxHasChanged() throws Exception {
        var desk = district("460605");
        desk.happens("visit.planned", one -> {});
        desk.awaitOne("health");
        var token = new Tokens(issuer)
                .with(
                        "live",
                        Map.of("groups", List.of("department-officer"), "region", "460605", "department", "health"));
        var address = URI.create(
                "http://localhost:" + io.restassured.RestAssured.port + rootPath + "/api/v1/notifications/live");
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).contains("\"open\":1", "\"urgent\":0");
            desk.happens("finding.raised", one -> one.put("clause", "三(五)2"));
            assertThat(nextData(lines)).contains("\"open\":2", "\"urgent\":1");
            desk.happens("visit.planned", one -> {});
            assertThat(nextData(lines)).contains("\"open\":3");
            var newest = newestFirst(desk.inbox("health")).get(0);
            desk.answer(desk.department("health"), newest, "acknowledgement", "{}")
                    .then()
                    .body("status", equalTo("CLOSED"));
            assertThat(nextData(lines)).contains("\"open\":2", newest.toString());
        }
    }

    private static String nextData(BufferedReader lines) throws java.io.IOException {
        while (true) {
            var line = lines.readLine();
            if (line.startsWith("data:")) return line;
        }
    }
}
