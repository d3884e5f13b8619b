package org.tuoyu.institutions.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.civilAffairs;
import static org.tuoyu.institutions.InstitutionsTest.classes;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.Contracts;
import org.tuoyu.platform.testing.EventSender;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** When towns merge, their institutions go on in the new one; of a split only the registrar can tell. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class FollowRegionsTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DataSource database;

    @Test
    void afterAMergerInstitutionsAndSlotsAreInTheNewTownAlsoWhenTheOldCodeIsPushed() throws SQLException {
        var uscc = registeredIn("211104106");
        classes(uscc, 20).then().statusCode(200);
        changed("211104106", "211104109");
        awaitRegion(uscc, "211104109");
        assertThat(lastMove(uscc)).isEqualTo("MOVED 211104109 2024-03-01");
        assertThat(one("SELECT action FROM audit_entry WHERE subject = '%s' ORDER BY id DESC LIMIT 1".formatted(uscc)))
                .isEqualTo("org.tuoyu.institution.region-followed.v1");
        assertThat(new Contracts()
                        .violations(
                                "org.tuoyu.institution.region-followed.v1",
                                one("SELECT after::text FROM audit_entry WHERE subject = '%s' ORDER BY id DESC LIMIT 1"
                                        .formatted(uscc))))
                .isEmpty();
        civilAffairs()
                .body(in(uscc, "211104106"))
                .post("/api/v1/registrations")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"));
        changed("211104109", "211104111"); // and on
        awaitRegion(uscc, "211104111");
        var renamed = new HashMap<>(in(uscc, "211104106"));
        renamed.put("name", "新名");
        civilAffairs()
                .body(renamed)
                .post("/api/v1/registrations")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("CHANGED"))
                .body("regionCode", equalTo("211104111"));
    }

    @Test
    void ofTwoChangesThatComeInTheWrongOrderTheEndIsTheSame() {
        var uscc = registeredIn("211104112");
        changedOn("2024-09-01", "211104113", "211104130"); // the later one comes first
        changed("211104112", "211104113");
        awaitRegion(uscc, "211104130");
    }

    @Test
    void whoeverIsRegisteredUnderAnOldCodeOrInItsVillagesIsInTheNewTown() {
        var village = registeredIn("211104114201");
        changed("211104114", "211104140");
        awaitRegion(village, "211104140");
        assertThat(region(registeredIn("211104114"))).isEqualTo("211104140");
        assertThat(region(registeredIn("211104114202"))).isEqualTo("211104140");
    }

    @Test
    void aDistrictThatGoesOnAsAnotherMovesOnlyTheTownsThatAreNamed() {
        var named = registeredIn("211104160");
        var other = registeredIn("211104161");
        changed("211104", "211199");
        changed("211104160", "211199160");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("filing-officer", "211199", "health")
                                .get("/api/v1/institutions/" + named)
                                .statusCode()
                        == 200);
        assertThat(region(other)).isEqualTo("211104161");
    }

    @Test
    void aCodeThatComesBackIsItselfAgain() {
        var uscc = registeredIn("211104150");
        changed("211104150", "211104151");
        awaitRegion(uscc, "211104151");
        changedOn("2024-09-01", "211104151", "211104150", "211104151"); // split again
        await().atMost(Duration.ofSeconds(30))
                .until(() -> region(registeredIn("211104150")).equals("211104150"));
    }

    @Test
    void afterASplitAnInstitutionStaysUntilItsRegistrarSaysWhereItIs() {
        var uscc = registeredIn("211104103");
        changed("211104103", "211104120", "211104121");
        var other = registeredIn("211104101");
        changed("211104101", "211104120");
        awaitRegion(other, "211104120"); // comes after the split, and so
        filingOfficer().get("/api/v1/institutions/" + uscc).then().body("regionCode", equalTo("211104103"));
    }

    private static void awaitRegion(String uscc, String region) {
        await().atMost(Duration.ofSeconds(30)).until(() -> region(uscc).equals(region));
    }

    private static String region(String uscc) {
        return filingOfficer().get("/api/v1/institutions/" + uscc).path("regionCode");
    }

    private static String registeredIn(String region) {
        var uscc = newUscc();
        civilAffairs()
                .body(in(uscc, region))
                .post("/api/v1/registrations")
                .then()
                .statusCode(201);
        return uscc;
    }

    private static Map<String, Object> in(String uscc, String region) {
        var push = new HashMap<>(push(uscc));
        push.put("regionCode", region);
        return push;
    }

    private void changed(String from, String... to) {
        changedOn("2024-03-01", from, to);
    }

    private void changedOn(String day, String from, String... to) {
        var type = "org.tuoyu.regions.changed.v1";
        try (var sender = new EventSender(bootstrapServers)) {
            var data = (ObjectNode) sender.contracts().example(type);
            data.put("day", day);
            var successions = data.putArray("successions");
            for (var one : to) {
                successions.addObject().put("from", from).put("to", one).put("share", 1.0 / to.length);
            }
            sender.send(UUID.randomUUID(), type, "regions", 1, data);
        }
    }

    private String lastMove(String uscc) throws SQLException {
        return one(
                """
                SELECT concat_ws(' ', after ->> 'change', after ->> 'regionCode', after ->> 'effectiveDay')
                FROM audit_entry WHERE subject = '%s/slots' ORDER BY id DESC LIMIT 1"""
                        .formatted(uscc));
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
