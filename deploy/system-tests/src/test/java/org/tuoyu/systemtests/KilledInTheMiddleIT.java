package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whatever is killed in the middle, every acknowledged change has exactly one effect everywhere")
class KilledInTheMiddleIT {
    private final RunningSystem system = RunningSystem.get();

    @ParameterizedTest(name = "{0} killed with kill -9")
    @CsvSource({
        "targets,       52211104MJ0001029A",
        "institutions,  52211104MJ00010375",
        "inspections,   52211104MJ00010450",
        "notifications, 52211104MJ0001053T",
        "broker,        52211104MJ0001061M",
        "database,      52211104MJ000107XD",
    })
    void everyAcknowledgedChangeHasOneEffect(String victim, String uscc) throws Exception {
        var story = new Story(system, uscc);
        var filedBefore = story.board(2025).get(Story.TOWN).get(1);

        story.register();
        var back = killAndBringBack(victim);
        story.setClasses();
        story.file();
        story.verificationConforms();
        back.get();

        back = killAndBringBack(victim);
        story.inspectionFindsDanger();
        back.get();
        story.awaitSlots(0, 0);
        back = killAndBringBack(victim);
        story.rectificationIsVerified();
        back.get();

        story.awaitSlots(Story.SLOTS, Story.SLOTS);
        story.awaitVerified();
        story.awaitTold("institution.registered", 1);
        story.awaitTold("filing.submitted", 1);
        story.awaitTold("filing.receipt-issued", 1);
        story.awaitTold("visit.planned", 2);
        story.awaitTold("visit.reported", 2);
        story.awaitTold("finding.raised", 1);
        story.awaitTold("slots.suspended", 1);
        story.awaitTold("finding.lifted", 1);
        story.awaitTold("slots.restored", 1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(story.board(2025).get(Story.TOWN).get(1)).isEqualTo(filedBefore + Story.SLOTS));
        assertThat(story.audit("institutions", uscc)).containsExactly("institution.registered.v1");
        // Classes, filed, verified: the visit and the finding are two subjects, so "verified" may come after
        // "suspended".
        var slots = story.audit("institutions", uscc + "/slots");
        assertThat(slots)
                .containsExactlyInAnyOrder(
                        "slots.changed.v1",
                        "slots.changed.v1",
                        "slots.changed.v1",
                        "slots.suspended.v1",
                        "slots.restored.v1");
        assertThat(slots)
                .containsSubsequence("slots.changed.v1", "slots.changed.v1", "slots.suspended.v1", "slots.restored.v1");
        assertThat(story.audit("institutions", story.filingId()))
                .containsExactly(
                        "filing.drafted.v1", "filing.submitted.v1", "filing.receipt-issued.v1", "filing.verified.v1");
        nothingWasSetAside();
    }

    private void nothingWasSetAside() {
        for (var service : List.of("targets", "institutions", "inspections", "notifications")) {
            var letters = system.api
                    .get("admin", "/" + service + "/api/v1/dead-letters")
                    .expect(200)
                    .body();
            assertThat(letters.path("items")).as("dead letters of %s", service).isEmpty();
        }
    }

    /** Kills it now; it comes back while the story goes on. */
    private CompletableFuture<Void> killAndBringBack(String victim) {
        var local = system.local;
        Map<String, Runnable> kill = Map.of("broker", local.kafka()::kill, "database", local.postgres()::kill);
        Map<String, Runnable> start = Map.of("broker", local.kafka()::start, "database", local.postgres()::start);
        kill.getOrDefault(victim, () -> local.service(victim).kill()).run();
        return CompletableFuture.runAsync(() -> {
            if (start.containsKey(victim)) {
                start.get(victim).run();
                return;
            }
            local.service(victim).start();
            try {
                local.service(victim).awaitReady();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
