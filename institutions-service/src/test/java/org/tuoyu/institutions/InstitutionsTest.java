package org.tuoyu.institutions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.tuoyu.institutions.registration.Uscc;
import org.tuoyu.platform.testing.Tokens;

/** What tests of this service begin with: people with tokens, and institutions in different states. */
public final class InstitutionsTest {
    public static final List<String> DOCUMENTS =
            List.of("filing-form", "commitment", "licence", "premises", "staff", "health-evaluation", "fire-safety");
    private static final Map<String, Tokens> TOKENS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private InstitutionsTest() {}

    public static RequestSpecification as(String role, String region, String department) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(tokens().with(
                                role, Map.of("groups", List.of(role), "region", region, "department", department)));
    }

    /** The account of an institution. */
    public static RequestSpecification itself(String uscc, String region) {
        var claims = Map.<String, Object>of("groups", List.of("institution"), "region", region, "uscc", uscc);
        return given().contentType(ContentType.JSON).auth().oauth2(tokens().with("itself", claims));
    }

    private static Tokens tokens() {
        var issuer = ConfigProvider.getConfig().getValue("tuoyu.test.issuer", String.class);
        return TOKENS.computeIfAbsent(issuer, Tokens::new);
    }

    public static RequestSpecification filingOfficer() {
        return as("filing-officer", "211104", "health");
    }

    public static RequestSpecification civilAffairs() {
        return as("registrar", "211104", "civil-affairs");
    }

    /** A valid code that no other test uses. */
    public static String newUscc() {
        var code = "52211104MJ%06d".formatted(900_000 + NUMBER.incrementAndGet());
        code += Uscc.organisationCheck(code);
        return code + Uscc.checkCharacter(code);
    }

    public static Map<String, Object> push(String uscc) {
        return Map.of(
                "uscc",
                uscc,
                "name",
                "测试托育",
                "legalForm",
                "NON_PROFIT",
                "regionCode",
                "211104004",
                "address",
                "一号",
                "registeredOn",
                "2024-01-05");
    }

    public static String registered() {
        var uscc = newUscc();
        civilAffairs().body(push(uscc)).post("/api/v1/registrations").then().statusCode(201);
        return uscc;
    }

    public static Response classes(String uscc, int slots) {
        var path = "/api/v1/institutions/" + uscc;
        return filingOfficer()
                .header("If-Match", filingOfficer().get(path).header("ETag"))
                .body(Map.of(
                        "classes",
                        List.of(Map.of("name", "一班", "ageBand", "SENIOR", "slots", slots)),
                        "day",
                        "2024-01-05"))
                .put(path + "/classes");
    }

    /** The filing office of another district than 大洼, in which no other test looks. */
    public static RequestSpecification office(String district) {
        return as("filing-officer", district, "health");
    }

    /** Registered in that district, or changed. */
    public static void registered(String district, String uscc, Map<String, ?> otherwise) {
        var push = new HashMap<>(push(uscc));
        push.put("regionCode", district + "001");
        push.putAll(otherwise);
        as("registrar", district, "civil-affairs")
                .body(push)
                .post("/api/v1/registrations")
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }

    /** With 20 slots since it was registered, and a filing begun; the filing's address. */
    public static String begun(String district, String uscc) {
        office(district)
                .header("If-Match", "\"0\"")
                .body(Map.of(
                        "classes",
                        List.of(Map.of("name", "一班", "ageBand", "SENIOR", "slots", 20)),
                        "day",
                        "2024-01-05"))
                .put("/api/v1/institutions/" + uscc + "/classes")
                .then()
                .statusCode(200);
        return begun(district, Map.of("uscc", uscc));
    }

    /** A filing as it is asked for; its address. */
    public static String begun(String district, Map<String, ?> request) {
        String id = office(district)
                .body(request)
                .post("/api/v1/filings")
                .then()
                .statusCode(201)
                .extract()
                .path("filingId");
        return "/api/v1/filings/" + id;
    }

    /** An act of another district's office on a filing as it is now. */
    public static Response act(String district, String filing, String act, Map<String, ?> body) {
        return office(district)
                .header("If-Match", office(district).get(filing).header("ETag"))
                .body(body)
                .post(filing + "/" + act);
    }

    /** With 20 slots and a filing submitted on that day; the filing's address. */
    public static String submitted(String uscc, String day) {
        classes(uscc, 20).then().statusCode(200);
        String id = filingOfficer()
                .body(Map.of("uscc", uscc))
                .post("/api/v1/filings")
                .then()
                .statusCode(201)
                .extract()
                .path("filingId");
        act("/api/v1/filings/" + id + "/submission", Map.of("documents", DOCUMENTS, "day", day))
                .then()
                .statusCode(200);
        return "/api/v1/filings/" + id;
    }

    /** An act on a filing as it is now. */
    public static Response act(String path, Map<String, ?> body) {
        var filing = path.substring(0, path.lastIndexOf('/'));
        return filingOfficer()
                .header("If-Match", filingOfficer().get(filing).header("ETag"))
                .body(body)
                .post(path);
    }

    /** An identity number with a right check, a different one for each number. */
    public static String person(int number) {
        var digits = "110105194912" + String.format("%05d", 31000 + number * 10 % 60000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += (digits.charAt(i) - '0') * weights[i];
        return digits + "10X98765432".charAt(sum % 11);
    }
}
