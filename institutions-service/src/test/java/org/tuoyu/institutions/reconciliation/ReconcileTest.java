package org.tuoyu.institutions.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.tuoyu.institutions.InstitutionsTest.DOCUMENTS;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.begun;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.InstitutionsTest.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ReconcileTest {
    @Inject
    Reconcile reconcile;

    @Test
    void whatIsRegisteredAndNotFiledWaitsWithItsAgeAndThePenaltiesOfTheLaw() {
        var district = "211501";
        var uscc = newUscc();
        registered(district, uscc, Map.of());
        compare(district);
        discrepancies(district)
                .body("items.discrepancy.kind", contains("REGISTERED_NOT_FILED"))
                .body("items[0].discrepancy.sinceDay", equalTo("2024-01-05"))
                .body("items[0].penalties", hasSize(3));
        compare(district);
        discrepancies(district).body("items", hasSize(1)).body("items[0].discrepancy.revision", equalTo(1));
        filed(district, uscc);
        compare(district);
        discrepancies(district).body("items.discrepancy.status", contains("SETTLED"));
    }

    @Test
    void anotherNameAddressOrHeadThanFiledIsFoundAndSettledByAChangeFiling() {
        var district = "211502";
        var uscc = newUscc();
        registered(district, uscc, Map.of("head", "王一"));
        filed(district, uscc);
        compare(district);
        discrepancies(district).body("items", empty());
        registered(district, uscc, Map.of("name", "新名", "address", "新址", "head", "李二"));
        compare(district);
        discrepancies(district)
                .body("items.discrepancy.kind.sort()", contains("ADDRESS_DIFFERS", "HEAD_DIFFERS", "NAME_DIFFERS"))
                .body("items.discrepancy.find { it.kind == 'NAME_DIFFERS' }.registered", equalTo("新名"))
                .body("items.discrepancy.find { it.kind == 'NAME_DIFFERS' }.filed", equalTo("测试托育"));
        change(district, uscc);
        compare(district);
        discrepancies(district).body("items.discrepancy.status.unique()", contains("SETTLED"));
    }

    @Test
    void whatIsFiledAndCancelledIsFound() {
        var district = "211503";
        var uscc = newUscc();
        registered(district, uscc, Map.of());
        filed(district, uscc);
        registered(district, uscc, Map.of("cancelledOn", "2024-06-30", "cancellationReason", "停止服务"));
        compare(district);
        discrepancies(district)
                .body("items.discrepancy.kind", contains("FILED_NOT_REGISTERED"))
                .body("items[0].discrepancy.registered", equalTo("2024-06-30"));
    }

    @Test
    void eachHasAnOwnerAndAHistoryAndWhatIsExplainedIsOpenedAgainOnlyWhenItIsSomethingElse() {
        var district = "211504";
        var uscc = newUscc();
        registered(district, uscc, Map.of());
        filed(district, uscc);
        registered(district, uscc, Map.of("name", "新名"));
        compare(district);
        String id = discrepancies(district).extract().path("items[0].discrepancy.discrepancyId");
        deal(district, id, "1", "owner", Map.of("owner", "civil-affairs")).statusCode(200);
        deal(district, id, "2", "explanation", Map.of("note", "更名手续办理中")).statusCode(200);
        deal(district, id, "3", "owner", Map.of("owner", "x")).statusCode(409);
        deal("211505", id, "3", "owner", Map.of("owner", "x")).statusCode(404);
        compare(district);
        discrepancies(district).body("items.discrepancy.status", contains("EXPLAINED"));
        registered(district, uscc, Map.of("name", "又一名"));
        compare(district);
        discrepancies(district).body("items.discrepancy.status", contains("OPEN"));
        as("auditor", district, "audit")
                .get("/api/v1/audit-entries?subject=" + id)
                .then()
                .body("items.after.status", contains("OPEN", "IN_HAND", "EXPLAINED", "OPEN"));
    }

    @Test
    void aDistrictIsComparedAndToldOfOnceADay() {
        var district = "211506";
        registered(district, newUscc(), Map.of());
        registered(district, newUscc(), Map.of());
        var day = LocalDate.of(2026, 3, 4);
        assertThat(reconcile.districts()).contains(district);
        assertThat(reconcile.daily(district, day)).isTrue();
        assertThat(reconcile.daily(district, day)).isFalse();
        as("auditor", district, "audit")
                .get("/api/v1/audit-entries?subject=discrepancies/" + district + "/2026-03-04")
                .then()
                .body("items", hasSize(1))
                .body("items[0].after.total", equalTo(2))
                .body("items[0].after.open.REGISTERED_NOT_FILED", equalTo(2))
                .body("items[0].after.oldestSince", equalTo("2024-01-05"));
    }

    private void compare(String district) {
        reconcile.compare(district, Actor.theClock());
    }

    private static ValidatableResponse discrepancies(String district) {
        return office(district).get("/api/v1/discrepancies").then().statusCode(200);
    }

    private static ValidatableResponse deal(
            String district, String id, String revision, String act, Map<String, ?> body) {
        return office(district)
                .header("If-Match", '"' + revision + '"')
                .body(body)
                .post("/api/v1/discrepancies/" + id + "/" + act)
                .then();
    }

    private static void filed(String district, String uscc) {
        granted(district, begun(district, uscc));
    }

    private static void granted(String district, String filing) {
        act(district, filing, "submission", Map.of("documents", DOCUMENTS))
                .then()
                .statusCode(200);
        act(district, filing, "receipt", Map.of()).then().statusCode(200);
    }

    private static void change(String district, String uscc) {
        var subjects = List.of("NAME", "ADDRESS", "HEAD");
        granted(district, begun(district, Map.of("uscc", uscc, "kind", "CHANGE", "subjects", subjects)));
    }
}
