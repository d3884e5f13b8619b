package org.tuoyu.institutions.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.disclosure.Filed.PUBLIC;
import static org.tuoyu.institutions.disclosure.Filed.classes;
import static org.tuoyu.institutions.disclosure.Filed.codes;
import static org.tuoyu.institutions.disclosure.Filed.enrol;
import static org.tuoyu.institutions.disclosure.Filed.filed;
import static org.tuoyu.institutions.disclosure.Filed.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tuoyu.institutions.registration.FollowRegions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** What everybody may see, without login. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class DisclosureTest {
    @Inject
    FollowRegions followRegions;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SECRETS = List.of("张秘密", "民政内部", "civil-affairs", "缺消防内部材料", "7654321");

    @Test
    void nothingThatIsNotPublishedIsInAnyPublicAnswer() throws IOException {
        var district = "211402";
        var uscc = filed(district, 122.1, 41.1);
        refused(district);
        var published = new TreeSet<String>();
        rules("disclosure").path("fields").forEach(field -> published.add(field.asText()));
        var answers = new ArrayList<String>();
        for (var address : List.of(
                PUBLIC + "?region=" + district,
                PUBLIC + "?region=" + district + "&longitude=122.1&latitude=41.1",
                PUBLIC + "/" + uscc)) {
            var answer = given().get(address).then().statusCode(200).extract().asString();
            var read = JSON.readTree(answer);
            var items = read.has("items")
                    ? read.path("items")
                    : JSON.createArrayNode().add(read);
            assertThat(items).isNotEmpty();
            items.forEach(item -> item.fieldNames()
                    .forEachRemaining(field -> assertThat(published).contains(field)));
            answers.add(answer);
        }
        var decisions = given().get(PUBLIC + "/decisions?region=" + district)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JSON.readTree(decisions).path("items").forEach(item -> item.fieldNames().forEachRemaining(field -> assertThat(
                        List.of("uscc", "name", "regionCode", "decision", "day", "reasons"))
                .contains(field)));
        answers.add(decisions);
        var file = given().get(PUBLIC + "/file?region=" + district)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(published)
                .containsAll(List.of(file.lines().findFirst().orElseThrow().split(",")));
        assertThat(file.lines().count()).isEqualTo(2);
        answers.add(file);
        for (var secret : SECRETS) assertThat(answers).noneMatch(answer -> answer.contains(secret));
    }

    @Test
    void aDistrictMayPublishLess() {
        var district = "211403";
        var content = Map.of("fields", List.of("name", "slots"), "refusalMonths", 1);
        var body = new HashMap<String, Object>(
                Map.of("kind", "disclosure", "regionCode", district, "source", "测试", "content", content));
        body.put("validFrom", "2024-01-01");
        as("administrator", district, "office")
                .body(body)
                .post("/api/v1/rules")
                .then()
                .statusCode(201);
        body.put("content", Map.of("fields", List.of("name", "head"), "refusalMonths", 1));
        as("administrator", district, "office")
                .body(body)
                .post("/api/v1/rules")
                .then()
                .statusCode(422);
        filed(district, 122.1, 41.1);
        given().get(PUBLIC + "?region=" + district)
                .then()
                .body("items[0].keySet()", equalTo(new TreeSet<>(List.of("name", "slots"))));
    }

    @Test
    void parentsFindByAgeFormFreeSlotsAndTheNearestFirst() {
        var district = "211404";
        var near = filed(district, 121.10, 41.10);
        var far = filed(district, 121.30, 41.30);
        names(PUBLIC + "?region=" + district).isEqualTo(sorted(near, far));
        assertThat(codes(PUBLIC + "?region=" + district + "&longitude=121.29&latitude=41.29"))
                .containsExactly(far, near);
        assertThat(codes(PUBLIC + "?region=" + district + "&longitude=121.11&latitude=41.11"))
                .containsExactly(near, far);
        given().get(PUBLIC + "?region=" + district + "&longitude=121.10&latitude=41.10")
                .then()
                .body("items[0].distance", equalTo(0))
                .body("items[1].distance", equalTo(27_831));
        assertThat(codes(PUBLIC + "?region=" + district + "&age=30")).hasSize(2); // 托大班, 24 to 36 months
        assertThat(codes(PUBLIC + "?region=" + district + "&age=12")).isEmpty();
        assertThat(codes(PUBLIC + "?region=" + district + "&serviceForm=HOURLY"))
                .isEmpty();
        assertThat(codes(PUBLIC + "?region=" + district + "&serviceForm=FULL_DAY&inclusive=true"))
                .hasSize(2);
        assertThat(codes(PUBLIC + "?region=" + district + "&free=true")).isEmpty(); // nobody has reported
        enrol(district, near, "2024-03", 18);
        enrol(district, far, "2024-03", 20);
        assertThat(codes(PUBLIC + "?region=" + district + "&free=true&age=30")).containsExactly(near);
        given().get(PUBLIC + "/" + near)
                .then()
                .body("freeSlots", equalTo(2))
                .body("fromMonths", equalTo(24))
                .body("toMonths", equalTo(36))
                .body("enrolmentMonth", equalTo("2024-03-01"));
        as("auditor", district, "audit")
                .get("/api/v1/audit-entries?subject=" + district + "001/enrolment/2024-03")
                .then()
                .body("items.after.children", contains(18, 38))
                .body("items.after.institutions", contains(1, 2));
        enrol(district, near, "2024-02", 3); // a late report of an earlier month is not the last
        given().get(PUBLIC + "/" + near).then().body("freeSlots", equalTo(2));
    }

    @Test
    void anInstitutionWithoutClassesIsFoundWhereItsTownHasGoneOn() {
        var district = "211406";
        var uscc = filed(district, 121.1, 41.1);
        classes(district, uscc, List.of());
        followRegions.follow(
                Map.of(district + "001", district + "009"),
                Set.of(district + "009"),
                LocalDate.of(2024, 6, 1),
                Actor.theClock());
        assertThat(codes(PUBLIC + "?region=" + district + "009")).containsExactly(uscc);
    }

    @Test
    void onlyWhatIsFiledIsShownAndOnlyWhileItIs() {
        var district = "211411";
        var uscc = filed(district, 121.1, 41.1);
        given().get(PUBLIC + "/" + uscc).then().statusCode(200).body("suspendedSince", nullValue());
        office(district)
                .body(Map.of("reason", "疏散通道被封堵"))
                .post("/api/v1/institutions/" + uscc + "/suspensions")
                .then()
                .statusCode(201);
        given().get(PUBLIC + "/" + uscc).then().body("suspendedSince", not(nullValue()));
        given().get(PUBLIC + "/decisions?region=" + district).then().body("items.decision", contains("SUSPENDED"));
        as("registrar", district, "civil-affairs")
                .body(Map.of("reason", "停止服务"))
                .post("/api/v1/registrations/" + uscc + "/cancellation")
                .then()
                .statusCode(200);
        given().get(PUBLIC + "/" + uscc).then().statusCode(404);
        given().get(PUBLIC + "/decisions?region=" + district).then().body("items", empty());
    }

    @Test
    void aRefusalIsPublishedWithItsReasonsForAsLongAsTheRulesSay() {
        var district = "211421";
        refused(district);
        given().get(PUBLIC + "/decisions?region=" + district)
                .then()
                .body("items.decision", contains("REFUSED"))
                .body("items[0].reasons", contains("现场与材料不符"));
        var body = new HashMap<String, Object>(Map.of("kind", "disclosure", "regionCode", district, "source", "测试"));
        body.put("validFrom", "2024-01-01");
        body.put("content", Map.of("fields", List.of("name"), "refusalMonths", 0));
        as("administrator", district, "office")
                .body(body)
                .post("/api/v1/rules")
                .then()
                .statusCode(201);
        given().get(PUBLIC + "/decisions?region=" + district).then().body("items", empty());
    }

    @Test
    void whoHasTheAnswerAlreadyIsNotSentItAgain() {
        var district = "211422";
        var uscc = filed(district, 121.1, 41.1);
        var tag = given().get(PUBLIC + "/" + uscc)
                .then()
                .header("Cache-Control", not(nullValue()))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag).get(PUBLIC + "/" + uscc).then().statusCode(304);
        enrol(district, uscc, "2024-03", 1);
        given().header("If-None-Match", tag).get(PUBLIC + "/" + uscc).then().statusCode(200);
    }

    private static String sorted(String... codes) {
        return new TreeSet<>(List.of(codes)).toString();
    }

    private static org.assertj.core.api.AbstractStringAssert<?> names(String address) {
        return assertThat(codes(address).toString());
    }

    private static JsonNode rules(String kind) throws IOException {
        var answer = as("auditor", "000000", "audit")
                .get("/api/v1/rules?limit=200&kind=" + kind)
                .asString();
        return JSON.readTree(answer).path("items").path(0).path("content");
    }
}
