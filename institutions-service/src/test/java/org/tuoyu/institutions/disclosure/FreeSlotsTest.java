package org.tuoyu.institutions.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.disclosure.Filed.PUBLIC;
import static org.tuoyu.institutions.disclosure.Filed.classOf;
import static org.tuoyu.institutions.disclosure.Filed.classes;
import static org.tuoyu.institutions.disclosure.Filed.codes;
import static org.tuoyu.institutions.disclosure.Filed.enrol;
import static org.tuoyu.institutions.disclosure.Filed.filed;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Free slots are those of an age band less the children that were reported last. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class FreeSlotsTest {
    @Test
    void freeSlotsStayWithTheirAgesWhenClassesArePutInAnotherOrder() {
        var district = "211405";
        var uscc = filed(district, 121.1, 41.1);
        classes(district, uscc, List.of(classOf("INFANT", 10), classOf("SENIOR", 20)));
        var months = "/api/v1/institutions/" + uscc + "/enrolments/2024-03";
        office(district)
                .body(Map.of("children", List.of(4, 15)))
                .put(months)
                .then()
                .statusCode(200);
        assertThat(codes(PUBLIC + "?region=" + district + "&free=true&age=8")).containsExactly(uscc);
        given().get(PUBLIC + "/" + uscc)
                .then()
                .body("freeSlots", equalTo(6 + 5))
                .body("fromMonths", equalTo(6))
                .body("toMonths", equalTo(36));
        classes(district, uscc, List.of(classOf("SENIOR", 20), classOf("INFANT", 10)));
        given().get(PUBLIC + "/" + uscc).then().body("freeSlots", equalTo(6 + 5));
        classes(district, uscc, List.of(classOf("INFANT", 4))); // full, and nobody is asked to leave
        given().get(PUBLIC + "/" + uscc).then().body("freeSlots", equalTo(0));
    }

    @Test
    void aMoveTakesNoChildrenOfMonthsBeforeToTheNewTown() {
        var district = "211407";
        var uscc = filed(district, 121.1, 41.1);
        enrol(district, uscc, "2024-02", 10);
        registered(district, uscc, Map.of("regionCode", district + "002", "head", "张秘密"));
        enrol(district, uscc, "2024-03", 12);
        enrol(district, uscc, "2024-02", 11); // late, and of the town where it was
        counted(district + "001/enrolment/2024-02").body("items.after.children", contains(10, 11));
        counted(district + "002/enrolment/2024-03").body("items.after.children", contains(12));
        counted(district + "002/enrolment/2024-02").body("items", empty());
    }

    private static io.restassured.response.ValidatableResponse counted(String subject) {
        return as("auditor", subject.substring(0, 6), "audit")
                .get("/api/v1/audit-entries?subject=" + subject)
                .then()
                .statusCode(200);
    }

    @Test
    void aFigureForEachClassIsWantedAndNoneForAMonthToCome() {
        var district = "211481";
        var uscc = filed(district, 121.1, 41.1);
        var path = "/api/v1/institutions/" + uscc + "/enrolments/";
        office(district)
                .body(Map.of("children", List.of(1, 2)))
                .put(path + "2024-03")
                .then()
                .statusCode(422);
        office(district)
                .body(Map.of("children", List.of(1)))
                .put(path + "2150-03")
                .then()
                .statusCode(422);
        office(district)
                .body(Map.of("children", List.of(1)))
                .put(path + "2024-13")
                .then()
                .statusCode(404);
    }
}
