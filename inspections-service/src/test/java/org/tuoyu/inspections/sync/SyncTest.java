package org.tuoyu.inspections.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.moved;
import static org.tuoyu.inspections.InspectionsTest.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.content.Hashes;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** What a device sends is taken as it is or refused with a reason; nothing of others, nothing edited, nothing half. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class SyncTest {
    private static final String DISTRICT = "330303";
    private static final String USCC = "52330303MJ0000011X";
    private final Device device = new Device("d", "inspector@" + DISTRICT, DISTRICT, Duration.ZERO);

    @BeforeEach
    void anInstitutionIsKnown() {
        institution(USCC, DISTRICT + "001");
    }

    @Test
    void onlyTheOwnVisitsAreOnADeviceAndWhatIsGivenToAnotherIsForgotten() {
        var visit = planned();
        device.pullAll();
        assertThat(device.visits()).contains(visit);
        assertThat(device.pulled.keySet()).contains("INSTITUTION " + USCC);
        assign(visit, "another");
        device.pullAll();
        assertThat(device.visits()).doesNotContain(visit);
        assign(visit, device.account);
        device.pullAll();
        assertThat(device.visits()).contains(visit);
        assertThat(device.pull(500, false)).isFalse();
    }

    @Test
    void anotherRegionOrAccountOrACursorFromTheFutureMeansToBeginAnew() {
        planned();
        device.pullAll();
        var elsewhere = new Device("e", device.account, "330304", Duration.ZERO);
        elsewhere.cursor = device.cursor;
        elsewhere.pulled.putAll(device.pulled);
        elsewhere.pullAll();
        assertThat(elsewhere.pulled.keySet()).allMatch(one -> one.startsWith("CHECKLIST")); // they are for all
        var ahead = new SyncCursor(DISTRICT, "inspector:" + device.account, Long.MAX_VALUE);
        device.request()
                .get("/api/v1/sync/pull?cursor=" + ahead.toCursor())
                .then()
                .statusCode(200)
                .body("resync", equalTo(true))
                .body("items", empty());
        device.request().get("/api/v1/sync/pull?cursor=x").then().statusCode(400);
        device.request().get("/api/v1/sync/pull?limit=100000").then().statusCode(422);
    }

    @Test
    void thePhotoComesFirstAndWhatIsHalfOrDamagedIsNoPhoto() {
        var photo = Device.photo(1, 1000);
        var sha256 = Hashes.sha256(photo);
        var item = device.capture(planned(), photo);
        result(item, "REJECTED", "photos-missing", false);
        device.send(sha256, 1000, 0, Arrays.copyOf(photo, 600))
                .then()
                .statusCode(200)
                .body("stored", equalTo(false));
        result(item, "REJECTED", "photos-missing", false);
        device.send(sha256, 1000, 0, Arrays.copyOf(photo, 600))
                .then()
                .statusCode(409)
                .body("code", equalTo("photo-offset"));
        device.send(sha256, 1000, 600, new byte[401])
                .then()
                .statusCode(422)
                .body("violations.code", contains("photo-part"));
        device.send(sha256, 1000, 600, new byte[400]) // not those of the photo
                .then()
                .statusCode(422)
                .body("violations.code", contains("photo-damaged"));
        device.request().get("/api/v1/sync/photos/" + sha256).then().body("received", equalTo(0));
        device.sendPhotos();
        device.send(sha256, 1000, 0, photo)
                .then()
                .statusCode(200)
                .body("stored", equalTo(true)); // once more: nothing to do
        result(item, "ACCEPTED", null, true);
        var stored = as("inspection-manager", DISTRICT).get("/api/v1/submissions/" + item.id() + "/photos/" + sha256);
        assertThat(stored.asByteArray()).isEqualTo(photo);
        as("inspection-manager", "330304")
                .get("/api/v1/submissions/" + item.id() + "/photos/" + sha256)
                .then()
                .statusCode(404);
        var text = "no photo".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        device.send(Hashes.sha256(text), text.length, 0, text)
                .then()
                .statusCode(415)
                .body("code", equalTo("photo-kind"));
        device.send(sha256.replace('a', 'b'), 13L * 1024 * 1024, 0, text).then().statusCode(413);
    }

    @Test
    void whatIsStoredDoesNotChangeAndIsAnsweredAgain() {
        var item = device.capture(planned(), null);
        result(item, "ACCEPTED", null, true);
        result(item, "DUPLICATE", null, true);
        var edited = Device.item(item.id(), content(item.visit(), device.account));
        result(edited, "REJECTED", "submission-edited", false);
        var thief = new Device("t", "thief@" + DISTRICT, DISTRICT, Duration.ZERO);
        thief.push(List.of(item)).then().body("results[0].code", equalTo("submission-of-others"));
    }

    @Test
    void nothingIsSentInTheNameOfAnotherOrForAVisitElsewhere() {
        result(device.keep(content(planned(), "somebody")), "REJECTED", "submission-of-others", false);
        result(device.keep(content(UUID.randomUUID(), device.account)), "REJECTED", "not-found", false);
        var elsewhere = new Device("e", "inspector@330304", "330304", Duration.ZERO);
        var item = elsewhere.keep(content(planned(), elsewhere.account));
        elsewhere.push(List.of(item)).then().body("results[0].code", equalTo("not-found"));
    }

    @Test
    void whatCannotBeReadIsRefusedItemByItemAndTheOthersAreTaken() {
        var good = device.capture(planned(), null);
        var damaged = new Device.Item(UUID.randomUUID(), null, "{}", good.sha256());
        var unreadable = Device.item(UUID.randomUUID(), Map.of("visitId", good.visit(), "conforms", List.of()));
        var incomplete = Device.item(UUID.randomUUID(), Map.of("visitId", good.visit()));
        var long_ = content(good.visit(), device.account);
        long_.put("note", "长".repeat(10 * 1024 * 1024 / 3));
        var endless = Device.item(UUID.randomUUID(), long_);
        device.push(List.of(damaged, unreadable, incomplete, endless, good))
                .then()
                .statusCode(207)
                .body("results.answer", contains("REJECTED", "REJECTED", "REJECTED", "REJECTED", "ACCEPTED"))
                .body(
                        "results.code",
                        contains(
                                "submission-damaged",
                                "submission-unreadable",
                                "submission-part",
                                "submission-too-large",
                                null));
        device.push(Collections.nCopies(10_000, incomplete)).then().statusCode(422);
        device.push(List.of()).then().statusCode(422);
    }

    @Test
    void whatTheRulesRefuseIsKeptWithTheRefusal() {
        var content = content(planned(), device.account);
        content.put("conforms", true);
        content.put("findings", List.of(Map.of("severity", "MINOR", "clause", "三(四)5", "description", "x")));
        var item = device.keep(content);
        result(item, "REJECTED", "conforms-with-findings", true);
        assertThat(device.receipt().path("complete").asBoolean()).isTrue();
        as("inspection-manager", DISTRICT)
                .get("/api/v1/visits/" + item.visit())
                .then()
                .body("status", equalTo("PLANNED")); // nothing of it was done
    }

    @Test
    void ofTwoThatWereAtTheSamePlaceTheSecondIsAConflictThatAPersonDecides() {
        var visit = planned();
        result(device.capture(visit, null), "ACCEPTED", null, true);
        var other = new Device("o", "other@" + DISTRICT, DISTRICT, Duration.ZERO);
        var content = content(visit, other.account);
        content.put("conforms", false);
        content.put("findings", List.of(Map.of("severity", "MINOR", "clause", "三(四)5", "description", "插座外露")));
        var late = other.keep(content);
        other.push(List.of(late)).then().body("results[0].answer", equalTo("CONFLICT"));
        var manager = as("inspection-manager", DISTRICT);
        manager.get("/api/v1/submissions?outcome=CONFLICT&limit=200")
                .then()
                .body("items.submissionId", hasItem(late.id().toString()));
        var decision = "/api/v1/submissions/" + late.id() + "/decision";
        var body = Map.of("decision", "FINDINGS_ADDED", "reason", "两人同到");
        as("inspection-manager", DISTRICT)
                .header("If-Match", "\"1\"")
                .body(body)
                .post(decision)
                .then()
                .statusCode(200);
        as("inspection-manager", DISTRICT)
                .header("If-Match", "\"2\"")
                .body(body)
                .post(decision)
                .then()
                .statusCode(409);
        as("inspection-manager", DISTRICT)
                .get("/api/v1/findings?limit=200&uscc=" + USCC)
                .then()
                .body("items.findAll { it.visitId == '" + visit + "' }", hasSize(1));
        result(late, other, "DUPLICATE", "visit-reported");
    }

    @Test
    void whatWasCapturedBeforeTheInstitutionMovedAwayIsStillTaken() {
        var moving = "52330303MJ0000021X";
        institution(moving, DISTRICT + "001");
        var visit = planned(moving, "PATROL");
        device.pullAll();
        var item = device.capture(visit, null);
        moved(moving, "330399001");
        device.pullAll();
        assertThat(device.visits()).doesNotContain(visit);
        result(item, "ACCEPTED", null, true);
        result(device.keep(content(UUID.randomUUID(), device.account)), "REJECTED", "not-found", false);
    }

    @Test
    void whoMayNotInspectCannotDoSoByComingLate() {
        published(DISTRICT, null);
        var visit = planned(USCC, "ADMINISTRATIVE_INSPECTION");
        as("inspection-manager", DISTRICT)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "停业"))
                .post("/api/v1/visits/" + visit + "/cancellation")
                .then()
                .statusCode(200);
        result(device.capture(visit, null), "REJECTED", "certificate-missing", true);
    }

    @Test
    void aTimeThatCannotBeIsRefusedAndHoldsUpNoOther() {
        var impossible = content(planned(), device.account);
        impossible.put("capturedAt", "+300000-01-01T00:00:00Z");
        var good = device.capture(planned(), null);
        device.push(List.of(device.keep(impossible), good))
                .then()
                .statusCode(207)
                .body("results.answer", contains("REJECTED", "ACCEPTED"));
    }

    @Test
    void whatAnAppCapturedThatKnewNoChecklistsIsTakenAsItIs() {
        var content = content(planned(), device.account);
        content.put("answers", Map.of("signature", "0".repeat(64)));
        result(device.keep(content), "ACCEPTED", null, true);
    }

    @Test
    void whatWasCapturedWithAChecklistIsJudgedByTheVersionThatTheDeviceHad() {
        var content = content(planned(), device.account);
        content.put("checklist", "01900000-0000-7000-8000-000000000020");
        content.put("answers", List.of(Map.of("item", "exits-clear", "outcome", "MET")));
        result(device.keep(content), "REJECTED", "answer-missing", true);
        content = content(planned(), device.account);
        content.put("checklist", "01900000-0000-7000-8000-000000000099");
        result(device.keep(content), "REJECTED", "checklist-unknown", true);
    }

    @Test
    void aWrongClockIsPutOnRecordAndNotTrusted() {
        var wrong = new Device("w", device.account, DISTRICT, Duration.ofDays(400));
        var item = wrong.capture(planned(), null);
        wrong.push(List.of(item)).then().body("results[0].answer", equalTo("ACCEPTED"));
        as("inspection-manager", DISTRICT)
                .get("/api/v1/visits/" + item.visit())
                .then()
                .body(
                        "visitedOn",
                        equalTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()));
        int skew = as("inspection-manager", DISTRICT)
                .get("/api/v1/submissions/" + item.id())
                .path("state.skewSeconds");
        assertThat(Duration.ofSeconds(skew).toDays()).isBetween(399L, 400L);
    }

    private void result(Device.Item item, String answer, String code, boolean stored) {
        device.push(List.of(item))
                .then()
                .statusCode(207)
                .body("results[0].answer", equalTo(answer))
                .body("results[0].code", equalTo(code))
                .body("results[0].stored", equalTo(stored));
    }

    private static void result(Device.Item item, Device by, String answer, String code) {
        by.push(List.of(item)).then().body("results[0].answer", equalTo(answer)).body("results[0].code", equalTo(code));
    }

    private static Map<String, Object> content(UUID visit, String author) {
        var content = new HashMap<String, Object>(Map.of("visitId", visit, "author", author));
        content.put("capturedAt", OffsetDateTime.now().toString());
        content.put("conforms", true);
        content.put("findings", List.of());
        content.put("photos", List.of());
        return content;
    }

    private static UUID planned() {
        return planned(USCC, "PATROL");
    }

    private static UUID planned(String uscc, String kind) {
        String id = as("inspection-manager", DISTRICT)
                .body(Map.of("kind", kind, "uscc", uscc, "dueDay", "2026-06-30", "item", "childcare"))
                .post("/api/v1/visits")
                .then()
                .statusCode(201)
                .extract()
                .path("visitId");
        return UUID.fromString(id);
    }

    private static void assign(UUID visit, String account) {
        var path = "/api/v1/visits/" + visit;
        as("inspection-manager", DISTRICT)
                .header("If-Match", as("inspection-manager", DISTRICT).get(path).header("ETag"))
                .body(Map.of("assignee", account))
                .put(path + "/assignment")
                .then()
                .statusCode(200);
    }
}
