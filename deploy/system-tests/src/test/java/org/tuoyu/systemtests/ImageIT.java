package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tuoyu.local.Jvm;
import org.tuoyu.platform.testing.Processes;

@DisplayName(
        "The application of an image, copied as the Dockerfile copies it, starts by its ENTRYPOINT and writes nothing beside itself")
class ImageIT {
    private static final String SERVICE = "institutions";
    private final RunningSystem system = RunningSystem.get();

    @Test
    void startsFromWhereItWasCopied(@TempDir Path folder) throws Exception {
        var application = folder.resolve("app");
        copy(RunningSystem.ROOT.resolve(SERVICE + "-service/target/quarkus-app"), application);
        var before = files(application);
        system.local.postgres().createIfMissing(SERVICE + "_image");
        var management = Processes.freePort();
        var command = new ArrayList<>(Jvm.IMAGE.command(RunningSystem.ROOT));
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        var image = new ProcessBuilder(command)
                .directory(application.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        image.environment().putAll(settings(management, folder));
        var process = image.start();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(!process.isAlive() || isReady(management))
                            .as(Files.readString(folder.resolve("log")))
                            .isTrue());
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("log")))
                    .isTrue();
        } finally {
            Processes.stop(process, 20);
        }
        assertThat(files(application)).isEqualTo(before);
        try (var lines = Files.lines(folder.resolve("log"))) {
            assertThat(lines.filter(line -> line.contains("started in")).toList())
                    .singleElement()
                    .satisfies(line -> assertThat(new ObjectMapper()
                                    .readTree(line)
                                    .path("level")
                                    .asText())
                            .isEqualTo("INFO"));
        }
    }

    private Map<String, String> settings(int management, Path folder) {
        var database = "jdbc:postgresql://127.0.0.1:%d/%s_image"
                .formatted(system.local.postgres().port(), SERVICE);
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_PORT", "0"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(management)),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "postgres"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", "-"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", system.local.kafka().bootstrapServers()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", system.local.issuer()),
                Map.entry("QUARKUS_OIDC_PAGES_AUTH_SERVER_URL", system.local.issuer()),
                Map.entry("TUOYU_TOPIC", "image.v1"),
                Map.entry("TUOYU_SECRETS_KEY", java.util.Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("TUOYU_CONTENT_DIRECTORY", folder.resolve("content").toString()),
                Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"),
                // Not among the replicas of the running one.
                Map.entry("MP_MESSAGING_INCOMING_INSPECTIONS_GROUP_ID", "image"),
                Map.entry("MP_MESSAGING_INCOMING_TARGETS_GROUP_ID", "image"));
    }

    private static boolean isReady(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var one : (Iterable<Path>) all::iterator)
                Files.copy(one, to.resolve(from.relativize(one).toString()));
        }
    }
}
