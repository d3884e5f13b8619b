package org.tuoyu.institutions.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.tuoyu.institutions.InstitutionsTest.as;
import static org.tuoyu.institutions.InstitutionsTest.newUscc;
import static org.tuoyu.institutions.InstitutionsTest.office;
import static org.tuoyu.institutions.InstitutionsTest.registered;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tuoyu.institutions.InstitutionsTest;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Generated from the procedures that are recorded: 备案, and the permit of the draft law, which needs no code. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class ProcedureTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNDER_FILING = "211321";
    private static final String UNDER_PERMIT = "211322";

    @TestFactory
    Stream<DynamicTest> everyActOfTheFilingIsDoneWhereTheTableHasItAndRefusedElsewhere() throws IOException {
        return everyPair(procedure("备案"), UNDER_FILING);
    }

    @TestFactory
    Stream<DynamicTest> aPermitBroughtIntoForceByDataAloneRunsByItsOwnTable() throws IOException {
        var permit = procedure("许可");
        bringIntoForce(permit, UNDER_PERMIT);
        return everyPair(permit, UNDER_PERMIT);
    }

    @Test
    void aFilingBegunBeforeOtherRulesCameIntoForceGoesOnUnderItsOwn() throws IOException {
        var district = "211324";
        var filing = begun(district);
        var rulesId = office(district).get(filing).path("rulesId");
        bringIntoForce(procedure("许可"), district);
        perform(district, filing, "submission", documents(procedure("备案")))
                .then()
                .statusCode(200)
                .body("rulesId", equalTo(rulesId));
        office(district).get(begun(district)).then().body("status", equalTo("PREPARING"));
    }

    @Test
    void whatIsUnderWayEndsWithTheRegistrationAlsoWhereNobodyCouldWithdrawIt() throws IOException {
        var permit = procedure("许可");
        var district = "211381";
        bringIntoForce(permit, district);
        var filing = begun(district);
        for (var act : List.of("application", "acceptance", "site-check-order")) {
            perform(district, filing, act, documents(permit))
                    .then()
                    .statusCode(200)
                    .body("stage", not("ENDED"));
        }
        String uscc = office(district).get(filing).path("uscc");
        as("registrar", district, "civil-affairs")
                .body(Map.of("reason", "停止服务"))
                .post("/api/v1/registrations/" + uscc + "/cancellation")
                .then()
                .statusCode(200);
        office(district).get(filing).then().body("stage", equalTo("ENDED")).body("nextDue", nullValue());
    }

    private Stream<DynamicTest> everyPair(JsonNode procedure, String district) {
        var ways = ways(procedure);
        assertThat(ways.keySet()).hasSize(procedure.path("states").size());
        var pairs = new ArrayList<DynamicTest>();
        ways.forEach((state, way) -> procedure
                .path("acts")
                .forEach(act -> pairs.add(DynamicTest.dynamicTest(
                        state + ", " + act.path("code").asText(), () -> check(procedure, district, state, way, act)))));
        return pairs.stream();
    }

    private void check(JsonNode procedure, String district, String state, List<String> way, JsonNode act) {
        var documents = documents(procedure);
        var filing = begun(district);
        for (var step : way) perform(district, filing, step, documents).then().statusCode(200);
        var answer = perform(district, filing, act.path("code").asText(), documents);
        if (texts(act.path("from")).contains(state)
                && !(act.path("once").asBoolean()
                        && way.contains(act.path("code").asText()))) {
            answer.then().statusCode(200).body("status", equalTo(act.path("to").asText()));
        } else {
            answer.then().statusCode(409).body("code", equalTo("filing-move"));
            var allowed = new TreeSet<String>();
            for (var one : procedure.path("acts")) {
                var spent = one.path("once").asBoolean()
                        && way.contains(one.path("code").asText());
                if (texts(one.path("from")).contains(state) && !spent)
                    allowed.add(one.path("code").asText());
            }
            assertThat(new TreeSet<>(answer.jsonPath().getList("allowed", String.class)))
                    .isEqualTo(allowed);
        }
    }

    /** The shortest way of acts into each state. */
    private static Map<String, List<String>> ways(JsonNode procedure) {
        var ways = new LinkedHashMap<String, List<String>>();
        var first = procedure.path("states").path(0).path("code").asText();
        ways.put(first, List.of());
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            var state = open.remove();
            for (var act : procedure.path("acts")) {
                var to = act.path("to").asText();
                if (!texts(act.path("from")).contains(state) || ways.containsKey(to)) continue;
                ways.put(
                        to,
                        Stream.concat(
                                        ways.get(state).stream(),
                                        Stream.of(act.path("code").asText()))
                                .toList());
                open.add(to);
            }
        }
        return ways;
    }

    private static void bringIntoForce(JsonNode procedure, String district) {
        var body = new HashMap<String, Object>(Map.of("kind", "filing", "regionCode", district, "source", "测试"));
        body.put("validFrom", "2024-01-01");
        body.put("content", JSON.convertValue(procedure, Map.class));
        as("administrator", district, "office")
                .body(body)
                .post("/api/v1/rules")
                .then()
                .statusCode(201);
    }

    private static JsonNode procedure(String name) throws IOException {
        var rules = as("auditor", "000000", "audit")
                .get("/api/v1/rules?kind=filing&limit=200")
                .asString();
        for (var one : JSON.readTree(rules).path("items")) {
            if (one.path("content").path("nameZh").asText().equals(name)) return one.path("content");
        }
        throw new IllegalStateException(rules);
    }

    private static List<String> documents(JsonNode procedure) {
        return Stream.iterate(0, i -> i + 1)
                .limit(procedure.path("documents").size())
                .map(i -> procedure.path("documents").path(i).path("code").asText())
                .toList();
    }

    private static String begun(String district) {
        var uscc = newUscc();
        registered(district, uscc, Map.of());
        return InstitutionsTest.begun(district, uscc);
    }

    private static Response perform(String district, String filing, String act, List<String> documents) {
        return InstitutionsTest.act(district, filing, act, Map.of("documents", documents, "reasons", List.of("测试")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
