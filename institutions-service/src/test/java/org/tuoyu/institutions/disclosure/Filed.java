package org.tuoyu.institutions.disclosure;

import static io.restassured.RestAssured.given;
import static org.tuoyu.institutions.InstitutionsTest.DOCUMENTS;
import static org.tuoyu.institutions.InstitutionsTest.act;
import static org.tuoyu.institutions.InstitutionsTest.begun;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.InstitutionsTest.registered;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Institutions whose filing is in force, and what the tests ask of them. */
final class Filed {
    static final String PUBLIC = "/api/v1/public/institutions";

    private Filed() {}

    static List<String> codes(String address) {
        return given().get(address).then().statusCode(200).extract().path("items.uscc");
    }

    static void enrol(String district, String uscc, String month, int children) {
        office(district)
                .body(Map.of("children", List.of(children)))
                .put("/api/v1/institutions/" + uscc + "/enrolments/" + month)
                .then()
                .statusCode(200);
    }

    static String submitted(String district, String uscc) {
        registered(district, uscc, Map.of("head", "张秘密"));
        var filing = begun(district, uscc);
        done(district, filing, "submission", Map.of("documents", DOCUMENTS));
        done(district, filing, "return", Map.of("reasons", List.of("缺消防内部材料")));
        done(district, filing, "submission", Map.of("documents", DOCUMENTS));
        return filing;
    }

    static void done(String district, String filing, String act, Map<String, ?> body) {
        act(district, filing, act, body).then().statusCode(200);
    }

    static String filed(String district, double longitude, double latitude) {
        var uscc = newUscc();
        done(district, submitted(district, uscc), "receipt", Map.of());
        var record =
                new HashMap<String, Object>(Map.of("kind", "INSTITUTION", "ownership", "PRIVATE", "inclusive", true));
        record.put("serviceForms", List.of("FULL_DAY"));
        record.put("emergencyPhone", "0427-7654321");
        record.put("partners", List.of("12211104400000018W"));
        record.put("longitude", longitude);
        record.put("latitude", latitude);
        office(district)
                .header("If-Match", "\"0\"")
                .body(record)
                .put("/api/v1/institutions/" + uscc + "/record")
                .then()
                .statusCode(200);
        return uscc;
    }

    static void refused(String district) {
        done(district, submitted(district, newUscc()), "refusal", Map.of("reasons", List.of("现场与材料不符")));
    }

    static void classes(String district, String uscc, List<Map<String, Object>> classes) {
        var path = "/api/v1/institutions/" + uscc;
        office(district)
                .header("If-Match", office(district).get(path).header("ETag"))
                .body(Map.of("classes", classes))
                .put(path + "/classes")
                .then()
                .statusCode(200);
    }

    static Map<String, Object> classOf(String ageBand, int slots) {
        return Map.of("name", ageBand, "ageBand", ageBand, "slots", slots);
    }
}
