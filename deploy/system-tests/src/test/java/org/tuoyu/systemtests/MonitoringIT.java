package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Alerts fire on what they are there for, say what to do, and ask for what the services really measure")
class MonitoringIT {
    private static final Path FOLDER = RunningSystem.ROOT.resolve("deploy/monitoring");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Counted only once it happens, which this test does not make happen. */
    private static final Set<String> AT_FIRST_USE = Set.of(
            "tuoyu_routing_fallback_total",
            "tuoyu_deliveries_total",
            "tuoyu_dead_letters_waiting",
            "tuoyu_inbox_events_total");

    /** Needs {@code promtool} of Prometheus. */
    @Test
    void eachAlertFiresOnceInItsTest(@TempDir Path folder) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(one -> Files.exists(Path.of(one, "promtool"))),
                "promtool (Debian's package prometheus) is not there: alerts are not fired");
        var rules = YAML.createObjectNode().set("groups", alerts().at("/spec/groups"));
        YAML.writeValue(folder.resolve("rules.yaml").toFile(), rules);
        Files.copy(FOLDER.resolve("alerts-test.yaml"), folder.resolve("alerts-test.yaml"));
        var promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();

        var fired = new TreeSet<String>();
        for (var test :
                YAML.readTree(FOLDER.resolve("alerts-test.yaml").toFile()).path("tests")) {
            for (var one : test.path("alert_rule_test")) {
                if (!one.path("exp_alerts").isEmpty())
                    fired.add(one.path("alertname").asText());
            }
        }
        assertThat(fired).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void eachAlertHasItsPageInTheRunbook() throws IOException {
        var headings = Pattern.compile("(?m)^## (.+)$")
                .matcher(Files.readString(RunningSystem.ROOT.resolve("docs/runbooks.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(headings).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void whatAlertsAndDashboardAskForIsMeasured() throws Exception {
        var asked = new TreeSet<String>();
        for (var file : List.of("alerts.yaml", "dashboard.json")) {
            Pattern.compile("\\b(tuoyu|http_server|kafka_consumer|jvm|process|agroal)_[a-z_]+")
                    .matcher(Files.readString(FOLDER.resolve(file)))
                    .results()
                    .forEach(found -> asked.add(found.group()));
        }
        asked.removeAll(AT_FIRST_USE);
        var system = RunningSystem.get();
        system.api.get("plan", "/targets/api/v1/plans").expect(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var measured = new StringBuilder();
            for (var port : system.local.ports().management().values()) measured.append(metrics(port));
            assertThat(asked).allSatisfy(name -> assertThat(measured).containsPattern("(?m)^" + name + "[{ ]"));
        });
        for (var name : AT_FIRST_USE) assertThat(namedInTheCode()).contains(name.replaceAll("_total$", ""));
    }

    private static String namedInTheCode() throws IOException {
        var names = new StringBuilder();
        try (Stream<Path> files = Files.walk(RunningSystem.ROOT)) {
            for (var file : files.filter(one -> one.toString().matches(".*/src/main/java/.*\\.java"))
                    .toList()) {
                Pattern.compile("\"(tuoyu\\.[a-z.]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found ->
                                names.append(found.group(1).replace('.', '_')).append('\n'));
            }
        }
        return names.toString();
    }

    private static String metrics(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static JsonNode alerts() throws IOException {
        return YAML.readTree(FOLDER.resolve("alerts.yaml").toFile());
    }

    private static List<String> names() throws IOException {
        return alerts().findValuesAsText("alert");
    }
}
