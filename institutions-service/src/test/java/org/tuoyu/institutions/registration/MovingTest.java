package org.tuoyu.institutions.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.civilAffairs;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.push;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** An institution that moves takes its slots and its filing to the other town. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class MovingTest {
    private static final String NEW_TOWN = "211104002";

    @Inject
    DataSource database;

    @Test
    void itsFilingAndItsSlotsGoAlong() {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        move(uscc);
        as("town-officer", NEW_TOWN, "").get(filing).then().statusCode(200).body("regionCode", equalTo(NEW_TOWN));
        as("town-officer", "211104004", "").get(filing).then().statusCode(404);
        act(filing + "/receipt", Map.of()).then().statusCode(200);
        assertThat(lastSlots(uscc, "regionCode")).isEqualTo(NEW_TOWN);
        assertThat(lastSlots(uscc, "filedSlots")).isEqualTo("20");
    }

    /** The receipt has read the registration and waits for the slots when the move is committed. */
    @Test
    void aMoveThatIsCommittedWhileAReceiptIsUnderWayIsNotUndoneByIt() throws Exception {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01");
        CompletableFuture<Integer> receipt;
        try (var blocker = database.getConnection();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("SELECT uscc FROM slots WHERE uscc = '" + uscc + "' FOR UPDATE");
            receipt = CompletableFuture.supplyAsync(
                    () -> act(filing + "/receipt", Map.of()).statusCode());
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaits);
            statement.execute("UPDATE registration SET region_code = '" + NEW_TOWN + "' WHERE uscc = '" + uscc + "'");
            blocker.commit();
        }
        assertThat(receipt.get()).isEqualTo(200);
        assertThat(lastSlots(uscc, "regionCode")).isEqualTo(NEW_TOWN);
    }

    @Test
    void theAuditOfNewClassesSaysHowManySlotsThereWere() throws Exception {
        var uscc = registered();
        submitted(uscc, "2024-02-01");
        assertThat(audit("before", uscc, "registered")).isEqualTo("0");
        assertThat(audit("after", uscc, "registeredSlots")).isEqualTo("20");
    }

    private static void move(String uscc) {
        var moved = new HashMap<>(push(uscc));
        moved.put("regionCode", NEW_TOWN + "000"); // as the statistical code writes a town
        civilAffairs()
                .body(moved)
                .post("/api/v1/registrations")
                .then()
                .statusCode(200)
                .body("regionCode", equalTo(NEW_TOWN));
        filingOfficer().get("/api/v1/institutions/" + uscc).then().body("regionCode", equalTo(NEW_TOWN));
    }

    private boolean somebodyWaits() throws Exception {
        return !one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%slots%'")
                .equals("0");
    }

    /** What the last event of the institution's slots says. */
    private String lastSlots(String uscc, String field) {
        return audit("after", uscc, field);
    }

    private String audit(String state, String uscc, String field) {
        return one("SELECT %s ->> '%s' FROM audit_entry WHERE subject = '%s/slots' ORDER BY id DESC LIMIT 1"
                .formatted(state, field, uscc));
    }

    private String one(String sql) {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
