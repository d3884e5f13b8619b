package org.tuoyu.targets.region;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.tuoyu.targets.TargetsTest.CSV;
import static org.tuoyu.targets.TargetsTest.as;
import static org.tuoyu.targets.TargetsTest.regions;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** The population of many regions and years comes as a file, all of it or nothing. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class PopulationFileTest {
    private static final String HEADING = "地区代码,年度,常住人口,来源\n";

    @Test
    void figuresOfAFileAreThoseOfTheBoardAndTheSameFileAgainChangesNothing() {
        towns("520102", 150);
        var file = HEADING
                + IntStream.rangeClosed(1, 150)
                        .mapToObj(i -> "520102%03d,2023年,\"%,d\",统计年鉴\n".formatted(i, 1000 + i))
                        .collect(Collectors.joining());
        post("520102", file).statusCode(200).body("rows", equalTo(150)).body("changed", equalTo(150));
        post("520102", file).statusCode(200).body("changed", equalTo(0));
        post("520102", HEADING + "520102150,2023,2000,更正\n").statusCode(200).body("changed", equalTo(1));
        as("auditor", "520102")
                .get("/api/v1/regions/520102/board?year=2024")
                .then()
                .body("below[0].rate.population", equalTo(1001))
                .body("below[149].rate.population", equalTo(2000))
                .body("below[149].rate.populationSource", equalTo("更正"));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndNothingIsTaken() {
        towns("520103", 2);
        post("520103", HEADING + "520103001,2023,10,年鉴\n520103001,2023,11,年鉴\n")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("CSV!3"))
                .body("violations[0].code", equalTo("population-year-twice"));
        post("520103", HEADING + "520103001,2023,10.5,年鉴\n")
                .statusCode(422)
                .body("violations[0].code", equalTo("persons-whole"));
        post("520103", HEADING + "520103001,2023,=1+1,年鉴\n")
                .statusCode(422)
                .body("violations[0].code", equalTo("ledger.formula"));
        post("520103", HEADING + "520103001,23,10,\n")
                .statusCode(422)
                .body("violations.code", equalTo(java.util.List.of("year", "source-wanted")));
        post("520103", HEADING + "520103001,2023,10,年鉴\n520103777,2023,10,年鉴\n")
                .statusCode(422)
                .body("violations[0].code", equalTo("region-unknown"));
        post("520103", HEADING + "520199001,2023,10,年鉴\n").statusCode(403);
        post("520103", "地区,人口\n").statusCode(422).body("violations[0].code", equalTo("population-heading"));
        as("auditor", "520103")
                .get("/api/v1/regions/520103/board?year=2024")
                .then()
                .body("below[0].rate", equalTo(null));
    }

    @Test
    void theTemplateHasTheHeadingsOfTheFile() {
        as("plan-manager", "520102")
                .get("/api/v1/regions/population/file")
                .then()
                .statusCode(200)
                .body(startsWith("\uFEFF" + HEADING.strip()));
    }

    private static void towns(String district, int count) {
        regions(
                district,
                "{\"regions\": [{\"code\": \"%s\", \"name\": \"某区\"}, %s]}"
                        .formatted(
                                district,
                                IntStream.rangeClosed(1, count)
                                        .mapToObj(i ->
                                                "{\"code\": \"%s%03d\", \"name\": \"街道%d\"}".formatted(district, i, i))
                                        .collect(Collectors.joining(", "))));
    }

    private static ValidatableResponse post(String region, String file) {
        return as("plan-manager", region)
                .contentType(CSV)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/regions/population/file")
                .then();
    }
}
