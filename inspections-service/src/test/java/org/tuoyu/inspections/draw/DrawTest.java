package org.tuoyu.inspections.draw;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.inspections.InspectionsTest.as;
import static org.tuoyu.inspections.InspectionsTest.institution;
import static org.tuoyu.inspections.InspectionsTest.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** A draw that anybody can check: nothing is known before, everything after, and nothing can be changed. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class DrawTest {
    private static final List<String> INSPECTORS = List.of("甲", "乙", "丙", "丁");

    @Test
    void theOutcomeIsWhatTheScriptOfTheDocumentationFindsFromThePublishedFigures() throws Exception {
        var district = "330203";
        published(district, null);
        var id = announced(district, 12);
        var before = "/api/v1/public/draws/" + id;
        given().get(before)
                .then()
                .statusCode(200)
                .body("seed", nullValue())
                .body("drawn", empty())
                .body("institutions", hasSize(12));
        given().get(before + "/verification").then().body("commitmentHolds", nullValue());
        drawn(district, id, "\"1\"").statusCode(200).body("drawn", hasSize(5));
        drawn(district, id, "\"2\"").statusCode(409).body("code", equalTo("drawn-already"));
        given().get(before + "/verification").then().body("commitmentHolds", equalTo(true));
        var answer = given().get(before);
        var expected = new StringBuilder();
        answer.<List<Map<String, Object>>>path("drawn").forEach(one -> expected.append(one.get("uscc"))
                .append(' ')
                .append(String.join(" ", inspectors(one)))
                .append('\n'));
        assertThat(script(answer.asString())).isEqualTo(expected.toString());
        as("inspection-manager", district)
                .get("/api/v1/visits?limit=200")
                .then()
                .body("items.findAll { it.kind == 'DOUBLE_RANDOM' }", hasSize(5));
        for (var language : List.of("zh", "en")) {
            given().get("/public/draws/" + id + "?lang=" + language)
                    .then()
                    .statusCode(200)
                    .body(containsString(answer.<String>path("drawn[0].uscc")));
        }
    }

    @Test
    void whoHasBeenInspectedOftenEnoughCannotBeOnTheList() {
        var district = "330205";
        published(district, 1);
        institution(uscc(district, 1), district + "001");
        as("inspector", district)
                .body(Map.of("kind", "SPECIAL", "uscc", uscc(district, 1), "dueDay", "2026-03-03", "item", "childcare"))
                .post("/api/v1/visits")
                .then()
                .statusCode(201);
        announce(district, 1, 1).statusCode(409).body("code", equalTo("yearly-cap"));
    }

    @Test
    void whoMayNotBeInspectedAnyMoreDoesNotUndoTheDraw() {
        var district = "330212";
        published(district, 1);
        institution(uscc(district, 1), district + "001");
        String id = announce(district, 1, 1).statusCode(201).extract().path("drawId");
        as("inspector", district)
                .body(Map.of("kind", "SPECIAL", "uscc", uscc(district, 1), "dueDay", "2026-03-03", "item", "childcare"))
                .post("/api/v1/visits")
                .then()
                .statusCode(201);
        drawn(district, id, "\"1\"")
                .statusCode(200)
                .body("drawn.uscc", equalTo(List.of(uscc(district, 1))))
                .body("notPlanned", equalTo(List.of(uscc(district, 1))));
        given().get("/public/draws/" + id + "?lang=en")
                .then()
                .body(containsString("by then the law lets no inspection"));
    }

    @Test
    void noMoreCanBeDrawnThanThereAre() {
        var district = "330206";
        published(district, null);
        institution(uscc(district, 1), district + "001");
        announce(district, 1, 2).statusCode(422).body("violations.code", equalTo(List.of("draw-too-many")));
        as("inspection-manager", district)
                .body(request("330203", List.of(uscc(district, 1)), 1))
                .post("/api/v1/draws")
                .then()
                .statusCode(403);
    }

    @SuppressWarnings("unchecked")
    private static List<String> inspectors(Map<String, Object> drawn) {
        return (List<String>) drawn.get("by");
    }

    /** What the documentation's lines print, with the answer in draw.json. */
    private static String script(String answer) throws Exception {
        var page = Files.readString(Path.of(System.getProperty("tuoyu.root"), "docs/draws.md"));
        var directory = Files.createTempDirectory("draw");
        Files.writeString(directory.resolve("draw.json"), answer);
        var lines = page.substring(page.indexOf("```sh\n") + 6);
        var script = Files.writeString(directory.resolve("check.sh"), lines.substring(0, lines.indexOf("```")));
        var process = new ProcessBuilder("bash", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String announced(String district, int institutions) {
        for (int i = 1; i <= institutions; i++) institution(uscc(district, i), district + "001");
        return announce(district, institutions, 5).statusCode(201).extract().path("drawId");
    }

    private static ValidatableResponse announce(String district, int institutions, int many) {
        var codes = IntStream.rangeClosed(1, institutions)
                .mapToObj(i -> uscc(district, i))
                .toList();
        return as("inspection-manager", district)
                .body(request(district, codes, many))
                .post("/api/v1/draws")
                .then();
    }

    private static Map<String, Object> request(String district, List<String> codes, int many) {
        var request = new HashMap<String, Object>();
        request.put("regionCode", district);
        request.put("title", "第一次双随机检查");
        request.put("item", "childcare");
        request.put("dueDay", "2026-06-30");
        request.put("entropySource", "2026-03-02 福彩");
        request.put("institutions", codes);
        request.put("inspectors", INSPECTORS);
        request.put("many", many);
        request.put("each", 2);
        return request;
    }

    private static ValidatableResponse drawn(String district, String id, String revision) {
        return as("inspection-manager", district)
                .header("If-Match", revision)
                .body(Map.of("entropy", "03 07 12 + 08"))
                .post("/api/v1/draws/" + id + "/drawing")
                .then();
    }

    private static String uscc(String district, int number) {
        return "52" + district + "MJ%07dX".formatted(number);
    }
}
