package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * docs/routing.md is what the running system says: of each clause who answers, of each kind of event who is told. Written
 * anew with {@code -Dtuoyu.write-docs=true}. Who leads, and the order, is compared with the plan's own text.
 */
class RoutingTableIT {
    private static final Path ROOT = Path.of(System.getProperty("tuoyu.root"));
    private static final Path DOCUMENT = ROOT.resolve("docs/routing.md");
    private static final Path PLAN = ROOT.resolve("deploy/local/plans/211104");
    private static final String API = "/notifications/api/v1/";
    private static final Pattern PART = Pattern.compile("^([一二三四五])、.*");
    private static final Pattern SECTION = Pattern.compile("^\\(([一二三四五六])\\).*");
    private static final Pattern ITEM = Pattern.compile("^(\\d)\\..*");
    private static final Pattern UNITS = Pattern.compile("\\(责任单位[:：](.*?)(?:等部门|按职责).*\\)$");
    private final RunningSystem system = RunningSystem.get();

    @Test
    void theLeadAndTheOrderOfEachClauseAreThoseOfThePlansOwnText() throws IOException {
        var printed = printed();
        assertThat(printed).hasSize(22); // 三: 3 + 3 + 3 + 5 + 4; 四: 4
        var codes = codesByName();
        var known = new LinkedHashMap<String, List<String>>();
        for (var clause : clauses()) {
            var number = clause.path("number").asText();
            if (!number.startsWith("三") && !number.startsWith("四")) continue;
            var units = new ArrayList<>(List.of(clause.path("lead").asText()));
            clause.path("cooperating").forEach(code -> units.add(code.asText()));
            known.put(number, units);
        }
        for (var clause : printed.entrySet()) {
            assertThat(known.get(clause.getKey()))
                    .as(clause.getKey())
                    .containsExactlyElementsOf(
                            clause.getValue().stream().map(codes::get).toList());
        }
        assertThat(known.keySet()).containsExactlyElementsOf(printed.keySet());
    }

    /** Number of the clause → the names as they are printed, the first is the lead. */
    private static Map<String, List<String>> printed() throws IOException {
        var units = new LinkedHashMap<String, List<String>>();
        String part = "";
        String section = "";
        String item = "";
        for (var line : Files.readAllLines(PLAN.resolve("document.txt"))) {
            var text = line.strip();
            if (text.startsWith("附件1")) break;
            if (PART.matcher(text).matches()) {
                part = text.substring(0, 1);
            } else if (SECTION.matcher(text).matches()) {
                section = text.substring(0, 3);
                item = "";
            } else if (ITEM.matcher(text).matches()) {
                item = text.substring(0, 1);
            }
            var found = UNITS.matcher(text);
            if (found.find() && (part.equals("三") || part.equals("四"))) {
                units.put(part + section + item, List.of(found.group(1).split("、")));
            }
        }
        return units;
    }

    private static Map<String, String> codesByName() throws IOException {
        var codes = new HashMap<String, String>();
        var plan = new ObjectMapper().readTree(Files.readString(PLAN.resolve("plan.json")));
        for (var department : plan.path("departments")) {
            var code = department.path("code").asText();
            codes.put(department.path("name").asText(), code);
            department.path("aliases").forEach(alias -> codes.put(alias.asText(), code));
        }
        return codes;
    }

    @Test
    void theTableInTheDocumentationIsWhatTheRulesSay() throws IOException {
        var table = table();
        if (Boolean.getBoolean("tuoyu.write-docs")) Files.writeString(DOCUMENT, table);
        assertThat(Files.readString(DOCUMENT)).isEqualTo(table);
    }

    private String table() {
        var text = new StringBuilder(
                """
                # Who is told

                Generated from the rules and the plan of 大洼区 (`RoutingTableIT`, with `-Dtuoyu.write-docs=true`); by data of its own
                each district may tell others ([decision 0018](decisions/0018-telling-who-must-act.md)).

                ## Clauses

                | clause | lead 牵头 | co-operating 配合 | towns 属地 |
                |---|---|---|---|
                """);
        var names = new HashMap<String, String>();
        system.api
                .get("auditor", API + "directory/departments")
                .expect(200)
                .body()
                .path("items")
                .forEach(one ->
                        names.put(one.path("code").asText(), one.path("name").asText()));
        for (var clause : clauses()) {
            var cooperating = new ArrayList<String>();
            clause.path("cooperating").forEach(code -> cooperating.add(names.get(code.asText())));
            text.append("| %s %s | %s | %s | %s |%n"
                    .formatted(
                            clause.path("number").asText(),
                            clause.path("heading").asText(),
                            names.getOrDefault(clause.path("lead").asText(), "–"),
                            String.join("、", cooperating),
                            clause.path("towns").asBoolean() ? "✓" : ""));
        }
        text.append(
                """

                ## Kinds of event

                In bold who has to act; the others take note. An event goes by the clause that it names itself, else by the one for
                the matter; where a plan has none, to the lead of the whole. `*` is what no other rule takes.

                | event | matter | told | answer within | done within | by |
                |---|---|---|---|---|---|
                """);
        for (var kind :
                system.api.get("auditor", API + "routing").expect(200).body().path("items")) {
            for (var route : kind.path("routes")) text.append(line(kind, route));
        }
        return text.toString();
    }

    private static String line(JsonNode kind, JsonNode route) {
        var told = StreamSupport.stream(route.path("tell").spliterator(), false)
                .map(one -> {
                    var of = one.path("of").isTextual() ? " " + one.path("of").asText() : "";
                    var role = one.path("role").asText() + of;
                    return one.path("acts").asBoolean() ? "**" + role + "**" : role;
                })
                .toList();
        return "| %s%s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        kind.path("type").asText().replace("org.tuoyu.", ""),
                        route.path("urgent").asBoolean() ? " (urgent)" : "",
                        route.path("matter").asText(),
                        told.isEmpty() ? "–" : String.join(", ", told),
                        told.isEmpty() ? "" : span(route.path("acknowledge")),
                        span(route.path("done")),
                        kind.path("source").asText());
    }

    private static String span(JsonNode span) {
        return span.isObject()
                ? span.path("amount").asText() + " "
                        + span.path("unit")
                                .asText()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' ')
                : "";
    }

    private List<JsonNode> clauses() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> StreamSupport.stream(
                                        system.api
                                                .get("auditor", API + "directory/clauses")
                                                .expect(200)
                                                .body()
                                                .path("items")
                                                .spliterator(),
                                        false)
                                .toList(),
                        found -> !found.isEmpty());
    }
}
