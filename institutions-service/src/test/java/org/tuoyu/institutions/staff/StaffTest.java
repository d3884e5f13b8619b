package org.tuoyu.institutions.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.itself;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.InstitutionsTest.person;
import static org.tuoyu.institutions.InstitutionsTest.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class StaffTest {
    private static final String NUMBER = "11010519491231002X";

    @Inject
    org.tuoyu.platform.secrets.Secrets secrets;

    @Test
    void anIdentityNumberIsMaskedWhereverItIsShown() {
        var uscc = registered();
        hire(filingOfficer(), uscc, NUMBER).statusCode(201).body("identityNumber", equalTo("110*************2X"));
        var list = filingOfficer()
                .get(staff(uscc))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(list).contains("王示例").doesNotContain("1949");
        var audit = as("auditor", "211104", "audit")
                .get("/api/v1/audit-entries?limit=200")
                .asString();
        assertThat(audit).doesNotContain("19491231").doesNotContain("王示例");
    }

    @Test
    void aWrongNumberIsRefusedWithoutBeingSaid() {
        for (var wrong : List.of("110105194912310021", "11010519491231002x", "x", "000000000000000000")) {
            var answer = hire(filingOfficer(), registered(), wrong).statusCode(422);
            answer.body("violations.pointer", contains("/identityNumber"));
            assertThat(answer.extract().asString()).doesNotContain("19491231");
        }
    }

    @Test
    void whoWorksInSeveralInstitutionsAtOnceIsFoundUntilHeLeaves() {
        var district = "211282";
        var first = registeredIn(district);
        var second = registeredIn(district);
        hire(office(district), first, NUMBER).statusCode(201);
        office(district).get("/api/v1/staff-in-several").then().body("items", empty());
        String id =
                hire(office(district), second, NUMBER).statusCode(201).extract().path("staffId");
        office(district)
                .get("/api/v1/staff-in-several")
                .then()
                .body("items[0].usccs", equalTo(List.copyOf(new TreeSet<>(List.of(first, second)))))
                .body("items[0].identityMasked", equalTo("110*************2X"));
        office(district)
                .body(Map.of())
                .post(staff(second) + "/" + id + "/departure")
                .then()
                .statusCode(200);
        office(district).get("/api/v1/staff-in-several").then().body("items", empty());
    }

    @Test
    void aPersonIsOnTheStaffOfAnInstitutionOnceAndMayComeBack() {
        var uscc = registered();
        String id =
                hire(filingOfficer(), uscc, NUMBER).statusCode(201).extract().path("staffId");
        hire(filingOfficer(), uscc, NUMBER).statusCode(409).body("code", equalTo("staff-there"));
        filingOfficer().get(staff(uscc)).then().body("items", hasSize(1));
        filingOfficer()
                .body(Map.of())
                .post(staff(uscc) + "/" + id + "/departure")
                .then()
                .statusCode(200);
        hire(filingOfficer(), uscc, NUMBER).statusCode(201);
    }

    @Test
    void ofThoseInSeveralInstitutionsNobodyIsLostAtTheEndOfAPage() {
        var district = "211283";
        var first = registeredIn(district);
        var second = registeredIn(district);
        var numbers = List.of(person(1), person(2), person(3));
        for (var number : numbers) {
            hire(office(district), first, number).statusCode(201);
            hire(office(district), second, number).statusCode(201);
        }
        var seen = new ArrayList<String>();
        String next = "/api/v1/staff-in-several?limit=2";
        while (next != null) {
            var page = office(district).get(next).then().statusCode(200).extract();
            seen.addAll(page.<List<String>>path("items.identityMasked"));
            String cursor = page.path("next");
            next = cursor == null ? null : "/api/v1/staff-in-several?limit=2&cursor=" + cursor;
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void anInstitutionKeepsItsOwnStaffAndSeesNoOthers() {
        var uscc = registered();
        String id = hire(itself(uscc, "211104"), uscc, NUMBER)
                .statusCode(201)
                .extract()
                .path("staffId");
        itself(uscc, "211104").get(staff(registered())).then().statusCode(404);
        var change = new HashMap<String, Object>(Map.of("name", "王改名", "role", "COOK", "fromDay", "2024-03-01"));
        itself(uscc, "211104").body(change).put(staff(uscc) + "/" + id).then().statusCode(428);
        itself(uscc, "211104")
                .header("If-Match", "\"1\"")
                .body(change)
                .put(staff(uscc) + "/" + id)
                .then()
                .statusCode(200)
                .body("role", equalTo("COOK"))
                .header("ETag", "\"2\"");
        change.put("healthCheckedOn", "2150-01-01");
        itself(uscc, "211104")
                .header("If-Match", "\"2\"")
                .body(change)
                .put(staff(uscc) + "/" + id)
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsEncryptedTwiceLooksDifferentAndIsTheSame() {
        var once = secrets.encrypt(NUMBER);
        var again = secrets.encrypt(NUMBER);
        assertThat(once).isNotEqualTo(again);
        assertThat(secrets.decrypt(once)).isEqualTo(secrets.decrypt(again)).isEqualTo(NUMBER);
        assertThat(secrets.fingerprint(NUMBER)).isEqualTo(secrets.fingerprint(NUMBER));
    }

    private static String registeredIn(String district) {
        var uscc = newUscc();
        registered(district, uscc, Map.of());
        return uscc;
    }

    private static ValidatableResponse hire(RequestSpecification who, String uscc, String number) {
        return who.body(Map.of("name", "王示例", "identityNumber", number, "role", "CARER", "fromDay", "2024-03-01"))
                .post(staff(uscc))
                .then();
    }

    private static String staff(String uscc) {
        return "/api/v1/institutions/" + uscc + "/staff";
    }
}
