package org.tuoyu.institutions.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** What inspections order is carried out: once, in whatever order it comes. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class FindingEventsTest {
    private static final String RAISED = "org.tuoyu.finding.raised.v1";
    private static final String LIFTED = "org.tuoyu.finding.lifted.v1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void slotsAreInServiceAgainWhenTheLastOfTwoGraveFindingsIsLifted() {
        var uscc = filed();
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        send(RAISED, first, 1, uscc, true);
        send(RAISED, second, 1, uscc, true);
        awaitSlots(uscc, 0, 2);
        send(LIFTED, first, 2, uscc, true);
        awaitSlots(uscc, 0, 1);
        assertThat(lastChange(uscc)).isEqualTo("org.tuoyu.slots.changed.v1"); // not restored: nobody is told so
        send(LIFTED, second, 2, uscc, true);
        awaitSlots(uscc, 20, 0);
        assertThat(lastChange(uscc)).isEqualTo("org.tuoyu.slots.restored.v1");
    }

    private static String lastChange(String uscc) {
        return as("auditor", "211104", "")
                .get("/api/v1/audit-entries?limit=200&subject=" + uscc + "/slots")
                .path("items[-1].action");
    }

    @Test
    void aRaisingThatComesAfterItsLiftingSuspendsNothing() {
        var uscc = filed();
        var late = UUID.randomUUID();
        send(LIFTED, late, 2, uscc, true);
        send(RAISED, late, 1, uscc, true);
        var marker = UUID.randomUUID();
        send(RAISED, marker, 1, uscc, true);
        awaitSlots(uscc, 0, 1);
        send(LIFTED, marker, 2, uscc, true);
        awaitSlots(uscc, 20, 0);
    }

    @Test
    void aMinorFindingTakesNoSlots() {
        var uscc = filed();
        send(RAISED, UUID.randomUUID(), 1, uscc, false);
        var marker = UUID.randomUUID();
        send(RAISED, marker, 1, uscc, true);
        awaitSlots(uscc, 0, 1);
    }

    private static String filed() {
        var uscc = registered();
        act(submitted(uscc, "2024-02-01") + "/receipt", Map.of("day", "2024-02-05"))
                .then()
                .statusCode(200);
        return uscc;
    }

    private static void awaitSlots(String uscc, int filed, int suspensions) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var institution = filingOfficer().get("/api/v1/institutions/" + uscc);
            assertThat(institution.<Integer>path("filedSlots")).isEqualTo(filed);
            assertThat(institution.<Integer>path("suspensions.size()")).isEqualTo(suspensions);
        });
    }

    private void send(String type, UUID finding, long sequence, String uscc, boolean suspends) {
        try (var sender = new EventSender(bootstrapServers)) {
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("findingId", finding.toString()).put("uscc", uscc).put("suspendsSlots", suspends);
            // All with one key, so that they come in the order in which they are sent.
            sender.send(UUID.randomUUID(), type, uscc, sequence, data);
        }
    }
}
