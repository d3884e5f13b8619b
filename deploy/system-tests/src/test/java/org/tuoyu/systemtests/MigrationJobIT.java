package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tuoyu.platform.testing.Processes;

@DisplayName(
        "The migration job of Kubernetes makes the schema without Kafka and login, and the service's account may only write rows")
class MigrationJobIT {
    private final RunningSystem system = RunningSystem.get();

    @ParameterizedTest
    @ValueSource(strings = {"targets", "institutions", "inspections", "notifications"})
    void migratesAndEnds(String service, @TempDir Path folder) throws Exception {
        var database = service + "_migrated";
        system.local.postgres().createIfMissing(database);
        var application = RunningSystem.ROOT.resolve(service + "-service/target/quarkus-app");
        var command = new ArrayList<>(List.of(Processes.java(), "-Xmx256m"));
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        var job = new ProcessBuilder(command).directory(application.toFile());
        var environment = job.environment();
        for (var line : Files.readAllLines(RunningSystem.ROOT.resolve("deploy/kubernetes/base/settings.env"))) {
            environment.put(line.split("=", 2)[0], line.split("=", 2)[1]);
        }
        for (var one : jobsOwn())
            environment.put(one.path("name").asText(), one.path("value").asText("-"));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(system.local.postgres().port(), database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("TUOYU_DATABASE_ACCOUNT", service);
        var log = folder.resolve("log").toFile();
        var process = job.redirectErrorStream(true).redirectOutput(log).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();

        var url = system.local.postgres().jdbcUrl(database).replace("user=postgres", "user=" + service);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO inbox (consumer, event_id) VALUES ('x', gen_random_uuid())");
            statement.executeUpdate("DELETE FROM inbox");
            for (var forbidden : List.of(
                    "DELETE FROM audit_entry",
                    "UPDATE audit_entry SET actor = 'x'",
                    "DROP TABLE inbox",
                    "ALTER TABLE inbox ADD COLUMN x text",
                    "TRUNCATE audit_entry",
                    "CREATE TABLE x ()")) {
                assertThatThrownBy(() -> statement.executeUpdate(forbidden))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static JsonNode jobsOwn() throws Exception {
        var job = RunningSystem.ROOT
                .resolve("deploy/kubernetes/service/migration.yaml")
                .toFile();
        return new ObjectMapper(new YAMLFactory()).readTree(job).at("/spec/template/spec/containers/0/env");
    }
}
