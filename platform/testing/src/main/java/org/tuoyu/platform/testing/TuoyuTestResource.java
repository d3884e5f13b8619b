package org.tuoyu.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** PostgreSQL, Kafka and a login server, once for all tests of a module. */
public class TuoyuTestResource implements QuarkusTestResourceLifecycleManager {
    private PostgresServer postgres;
    private KafkaBroker kafka;
    private LoginServer login;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "embedded")
                    .toAbsolutePath();
            postgres = PostgresServer.start(directory.resolve("postgres"), Processes.freePort(), List.of("tuoyu"));
            kafka = KafkaBroker.start(directory.resolve("kafka"), Processes.freePort(), Processes.freePort());
            login = LoginServer.start(Processes.freePort(), List.of(), directory);
            return Map.of(
                    "quarkus.datasource.jdbc.url", postgres.jdbcUrl("tuoyu"),
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres",
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "tuoyu.secrets.key", LocalSecret.in(directory),
                    "tuoyu.content.directory", directory.resolve("documents").toString(),
                    "tuoyu.test.kafka-pid", Long.toString(kafka.pid()),
                    "tuoyu.test.issuer", login.issuer(),
                    "quarkus.oidc.auth-server-url", login.issuer(),
                    "quarkus.oidc.pages.auth-server-url", login.issuer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (login != null) login.close();
        if (kafka != null) kafka.close();
        if (postgres != null) postgres.close();
    }
}
