package org.tuoyu.targets;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.tuoyu.platform.testing.Tokens;

/** What tests of this service begin with: the real plan of 大洼区, and people with tokens. */
public final class TargetsTest {
    public static final Path FOLDER = Path.of(System.getProperty("tuoyu.root"), "deploy/local/plans/211104");
    public static final String CSV = "text/csv";

    private TargetsTest() {}

    public static RequestSpecification as(String role, String region) {
        var issuer = ConfigProvider.getConfig().getValue("tuoyu.test.issuer", String.class);
        return given().auth().oauth2(new Tokens(issuer).of(role + region, region, role));
    }

    public static RequestSpecification planManager() {
        return as("plan-manager", "211104");
    }

    /** Regions and plan without the ledger; the id of the plan. */
    public static String plan() throws IOException {
        planManager()
                .contentType(ContentType.JSON)
                .body(Files.readString(FOLDER.resolve("regions.json")))
                .post("/api/v1/regions")
                .then()
                .statusCode(200);
        return planManager()
                .contentType(ContentType.JSON)
                .body(Files.readString(FOLDER.resolve("plan.json")))
                .post("/api/v1/plans")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201))
                .extract()
                .path("id");
    }

    public static String ledgerCsv() throws IOException {
        return Files.readString(FOLDER.resolve("ledger.csv"));
    }
}
