package org.tuoyu.inspections.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/**
 * Whatever devices do for weeks without a network, in whatever order it comes, however often, with whatever clock: in the end
 * they have what the server has, nothing captured is lost, and no receipt says what is not so.
 */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class SyncModelTest {
    private static final int HISTORIES = 12;
    private static final String DISTRICT = "330302";
    private static final List<String> USCCS = List.of("52330302MJ0000011X", "52330302MJ0000021X");
    private static final List<String> ACCOUNTS = List.of("甲@330302", "乙@330302");

    private enum Act {
        PLAN,
        ASSIGN,
        CANCEL,
        REPORT_ELSEWHERE,
        PULL,
        CAPTURE,
        CAPTURE_WITH_PHOTO,
        PUSH,
        SEND_PART,
        EDIT,
        ASK_RECEIPT
    }

    /** @param chance what else is left to chance in it */
    private record Step(Act act, int device, boolean lost, long chance) {}

    @Test
    void inTheEndAllIsThereAndNothingThatIsNotThereIsClaimed() {
        USCCS.forEach(uscc -> institution(uscc, DISTRICT + "001"));
        JqwikSession.run(() -> histories().sampleStream().limit(HISTORIES).forEach(this::play));
    }

    private static Arbitrary<List<Step>> histories() {
        var act = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.of(Act.PLAN, Act.PULL, Act.CAPTURE, Act.PUSH)),
                net.jqwik.api.Tuple.of(3, Arbitraries.of(Act.CAPTURE_WITH_PHOTO, Act.SEND_PART, Act.ASSIGN)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Act.CANCEL, Act.REPORT_ELSEWHERE, Act.EDIT, Act.ASK_RECEIPT)));
        return Combinators.combine(
                        act,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false, false),
                        Arbitraries.longs())
                .as(Step::new)
                .list()
                .ofMinSize(30)
                .ofMaxSize(70);
    }

    private void play(List<Step> history) {
        var world = new World();
        try {
            history.forEach(world::step);
            world.end();
        } catch (AssertionError e) {
            throw new AssertionError("After " + history, e);
        }
    }

    private static final class World {
        private final List<Device> devices = new ArrayList<>();
        private final List<UUID> visits = new ArrayList<>();
        private final Set<UUID> editsTried = new HashSet<>();

        World() {
            var clocks = List.of(Duration.ZERO, Duration.ofDays(-20), Duration.ofDays(400), Duration.ofHours(3));
            for (int i = 0; i < clocks.size(); i++) {
                devices.add(new Device("d" + i, ACCOUNTS.get(i % 2), DISTRICT, clocks.get(i)));
            }
        }

        void step(Step step) {
            var chance = new Random(step.chance());
            var device = devices.get(step.device());
            switch (step.act()) {
                case PLAN -> plan(chance);
                case ASSIGN -> manage(chance, "/assignment", Map.of("assignee", pick(ACCOUNTS, chance)), true);
                case CANCEL -> manage(chance, "/cancellation", Map.of("reason", "停业"), false);
                case REPORT_ELSEWHERE -> reportElsewhere(chance);
                case PULL -> device.pull(1 + chance.nextInt(5), step.lost());
                case CAPTURE -> capture(device, chance, false);
                case CAPTURE_WITH_PHOTO -> capture(device, chance, true);
                case PUSH -> push(device, chance);
                case SEND_PART -> sendPart(device, chance);
                case EDIT -> edit(device, chance);
                case ASK_RECEIPT -> checkReceipt(device);
            }
        }

        private void plan(Random chance) {
            String id = as("inspection-manager", DISTRICT)
                    .body(Map.of("kind", "PATROL", "uscc", pick(USCCS, chance), "dueDay", "2026-06-30"))
                    .post("/api/v1/visits")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("visitId");
            visits.add(UUID.fromString(id));
        }

        private void manage(Random chance, String what, Map<String, String> body, boolean put) {
            if (visits.isEmpty()) return;
            var path = "/api/v1/visits/" + pick(visits, chance);
            var request = as("inspection-manager", DISTRICT)
                    .header(
                            "If-Match",
                            as("inspection-manager", DISTRICT).get(path).header("ETag"))
                    .body(body);
            var answer = put ? request.put(path + what) : request.post(path + what);
            assertThat(answer.statusCode()).isIn(200, 409);
        }

        private void reportElsewhere(Random chance) {
            if (visits.isEmpty()) return;
            var path = "/api/v1/visits/" + pick(visits, chance);
            var answer = as("inspector", DISTRICT)
                    .header("If-Match", as("inspector", DISTRICT).get(path).header("ETag"))
                    .body(Map.of("conforms", true, "findings", List.of()))
                    .post(path + "/report");
            assertThat(answer.statusCode()).isIn(200, 409);
        }

        private void capture(Device device, Random chance, boolean withPhoto) {
            if (device.visits().isEmpty()) return;
            var photo = withPhoto ? Device.photo(chance.nextLong(), 500 + chance.nextInt(800)) : null;
            device.capture(pick(device.visits(), chance), photo);
        }

        /** Some of what it has, in any order, some twice; what is answered does not matter: it may be lost. */
        private void push(Device device, Random chance) {
            var some = new ArrayList<Device.Item>();
            for (var item : device.captured.values()) {
                for (int i = 0; i < chance.nextInt(3); i++) some.add(item);
            }
            if (some.isEmpty()) return;
            Collections.shuffle(some, chance);
            assertThat(device.push(some).statusCode()).isEqualTo(207);
        }

        private void sendPart(Device device, Random chance) {
            if (!device.photos.isEmpty()) device.sendPart(pick(List.copyOf(device.photos.keySet()), chance));
        }

        /** What is stored does not change, even when its device says so. */
        private void edit(Device device, Random chance) {
            if (device.captured.isEmpty()) return;
            var item = pick(List.copyOf(device.captured.values()), chance);
            if (!isStored(item)) return;
            var content = new HashMap<String, Object>(Map.of("visitId", item.visit(), "author", device.account));
            content.put("note", "改");
            device.push(List.of(Device.item(item.id(), content)))
                    .then()
                    .body("results[0].answer", org.hamcrest.Matchers.equalTo("REJECTED"))
                    .body("results[0].code", org.hamcrest.Matchers.equalTo("submission-edited"));
            editsTried.add(item.id());
        }

        private void checkReceipt(Device device) {
            var receipt = device.receipt();
            var missing = new TreeSet<String>();
            receipt.path("missing").forEach(one -> missing.add(one.asText()));
            var expected = new TreeSet<String>();
            device.captured.values().stream()
                    .filter(one -> !isStored(one))
                    .forEach(one -> expected.add(one.id().toString()));
            assertThat(missing).isEqualTo(expected);
            if (receipt.path("complete").asBoolean()) {
                assertThat(expected).isEmpty();
                assertThat(receipt.path("stored").asInt()).isEqualTo(device.captured.size() + device.photos.size());
            }
        }

        private static boolean isStored(Device.Item item) {
            var answer = as("inspection-manager", DISTRICT).get("/api/v1/submissions/" + item.id());
            return answer.statusCode() == 200
                    && answer.<String>path("state.sha256").equals(item.sha256());
        }

        /** All have a network again. */
        void end() {
            for (var device : devices) {
                device.sendPhotos();
                if (!device.captured.isEmpty()) {
                    var answer = device.push(List.copyOf(device.captured.values()));
                    assertThat(answer.<List<Boolean>>path("results.stored")).doesNotContain(false);
                }
            }
            for (var device : devices) {
                device.pullAll();
                assertThat(device.receipt().path("complete").asBoolean()).isTrue();
                assertThat(new TreeSet<>(device.visits())).isEqualTo(new TreeSet<>(visitsFor(device.account)));
            }
            checkNothingIsLost();
            checkEachVisitIsReportedOnce();
        }

        private List<UUID> visitsFor(String account) {
            var found = new ArrayList<UUID>();
            String next = "/api/v1/visits?limit=200&status=PLANNED";
            while (next != null) {
                var page =
                        Device.json(as("inspection-manager", DISTRICT).get(next).asString());
                for (var visit : page.path("items")) {
                    var assignee = visit.path("assignee");
                    if (assignee.isNull() || assignee.asText().equals(account)) {
                        found.add(UUID.fromString(visit.path("visitId").asText()));
                    }
                }
                next = page.path("next").isNull()
                        ? null
                        : "/api/v1/visits?limit=200&status=PLANNED&cursor="
                                + page.path("next").asText();
            }
            return found;
        }

        private void checkNothingIsLost() {
            for (var device : devices) {
                for (var item : device.captured.values()) {
                    var stored = as("inspection-manager", DISTRICT).get("/api/v1/submissions/" + item.id());
                    assertThat(stored.<String>path("content")).isEqualTo(item.content());
                    assertThat(stored.<String>path("state.author")).isEqualTo(device.account);
                }
            }
        }

        private void checkEachVisitIsReportedOnce() {
            for (var visit : visits) {
                var state = Device.json(as("inspection-manager", DISTRICT)
                        .get("/api/v1/visits/" + visit)
                        .asString());
                var accepted = new ArrayList<String>();
                for (var device : devices) {
                    for (var item : device.captured.values()) {
                        if (!visit.equals(item.visit())) continue;
                        String outcome = as("inspection-manager", DISTRICT)
                                .get("/api/v1/submissions/" + item.id())
                                .path("state.outcome");
                        assertThat(outcome).isIn("ACCEPTED", "CONFLICT");
                        if (outcome.equals("ACCEPTED")) accepted.add(item.id().toString());
                    }
                }
                if (state.path("submissionId").isNull()) assertThat(accepted).isEmpty();
                else
                    assertThat(accepted)
                            .containsExactly(state.path("submissionId").asText());
            }
        }

        private static <T> T pick(List<T> all, Random chance) {
            return all.get(chance.nextInt(all.size()));
        }
    }
}
