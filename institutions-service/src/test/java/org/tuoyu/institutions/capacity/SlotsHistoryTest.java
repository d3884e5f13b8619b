package org.tuoyu.institutions.capacity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.filingOfficer;
import static org.tuoyu.institutions.InstitutionsTest.registered;
import static org.tuoyu.institutions.InstitutionsTest.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class SlotsHistoryTest {
    @Test
    void theSlotsOfADayAreAnsweredAsTrueThenAndAsKnownThen() {
        var uscc = registered();
        var filing = submitted(uscc, "2024-02-01"); // classes since 2024-01-05
        act(filing + "/receipt", Map.of("day", "2024-02-05")).then().statusCode(200);
        act(filing + "/refusal", Map.of("day", "2024-03-01", "reasons", List.of("现场与材料不符")))
                .then()
                .statusCode(200);
        history(uscc, "")
                .body("items.change", contains("CLASSES", "FILED", "UNFILED"))
                .body("items.filed", contains(0, 20, 0))
                .body("items[2].reason", equalTo("现场与材料不符"))
                .body("items[2].actor", equalTo("filing-officer"));
        history(uscc, "?day=2024-02-20").body("items[-1].filed", equalTo(20));
        history(uscc, "?day=2024-01-04").body("items", empty());
        history(uscc, "?knownOn=" + LocalDate.now().minusDays(2)).body("items", empty()); // entered only today
        String next = history(uscc, "?limit=2").extract().path("next");
        history(uscc, "?cursor=" + next).body("items.change", contains("UNFILED"));
    }

    @Test
    void theRegisterIsSearchedByAPartOfTheNameOrTheCode() {
        var uscc = registered();
        filingOfficer()
                .get("/api/v1/institutions?part=" + uscc.substring(8))
                .then()
                .body("items.uscc", contains(uscc));
        filingOfficer().get("/api/v1/institutions").then().statusCode(200);
        filingOfficer().get("/api/v1/institutions?part=没有这样的").then().body("items", empty());
    }

    private static ValidatableResponse history(String uscc, String question) {
        return filingOfficer()
                .get("/api/v1/institutions/" + uscc + "/slots-history" + question)
                .then()
                .statusCode(200);
    }
}
