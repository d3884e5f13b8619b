package org.tuoyu.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tuoyu.platform.testing.KafkaBroker;
import org.tuoyu.platform.testing.LocalSecret;
import org.tuoyu.platform.testing.LoginServer;
import org.tuoyu.platform.testing.Person;
import org.tuoyu.platform.testing.PostgresServer;

/**
 * PostgreSQL, Kafka, the login server, the four services and the gateway, started in that order and stopped in the
 * other. Its data stay in a directory between two runs.
 */
public final class LocalSystem implements AutoCloseable {
    private final Path root;
    private final Path directory;
    private final Ports ports;
    private final Jvm jvm;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private FileLock lock;
    private PostgresServer postgres;
    private KafkaBroker kafka;
    private LoginServer login;
    private Gateway gateway;
    private volatile boolean closing;

    /** @param root of the project, where the services are built */
    public LocalSystem(Path root, Path directory, Ports ports) {
        this(root, directory, ports, Jvm.FRUGAL);
    }

    public LocalSystem(Path root, Path directory, Ports ports, Jvm jvm) {
        this.root = root;
        this.directory = directory.toAbsolutePath();
        this.ports = ports;
        this.jvm = jvm;
    }

    /** @param tell is told each step */
    public void start(Consumer<String> tell) throws InterruptedException {
        lockDirectory();
        Leftovers.stop(directory);
        var taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new IllegalStateException("Ports in use by another program: " + String.join(", ", taken)
                    + ". Stop that program (or another tuoyu), then start again.");
        }
        Leftovers.forget(directory);
        step(tell, "PostgreSQL", () -> {
            postgres = PostgresServer.start(directory.resolve("postgres"), ports.postgres(), Ports.SERVICES);
        });
        step(tell, "Kafka", () -> {
            kafka = KafkaBroker.start(directory.resolve("kafka"), ports.kafka(), ports.kafkaController());
            Leftovers.remember(directory, kafka.pid());
        });
        kafka.createTopics(Ports.SERVICES.stream().map(name -> name + ".v1").toList());
        step(tell, "login", () -> login = LoginServer.start(ports.login(), people(root), directory));
        for (var name : Ports.SERVICES) {
            step(tell, name + "-service", () -> {
                var management = ports.management().get(name);
                var service = new ServiceProcess(name, root, jvm, directory, settings(name), management);
                service.start();
                services.put(name, service);
                Leftovers.remember(directory, service.pid());
            });
        }
        for (var service : services.values()) service.awaitReady();
        step(tell, "gateway", () -> gateway = Gateway.start(ports.gateway(), ports.services()));
    }

    /** None once it is being stopped; {@link #close} waits for the one under way, so nothing is left behind. */
    private synchronized void step(Consumer<String> tell, String what, Runnable start) {
        if (closing) throw new IllegalStateException("stopped while it started " + what);
        tell.accept(what);
        start.run();
    }

    private Map<String, String> settings(String name) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("tuoyu.directory", directory.toString());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", ports.services().get(name).toString());
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", ports.management().get(name).toString());
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(name));
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("tuoyu.secrets.key", LocalSecret.in(directory));
        settings.put(
                "tuoyu.content.directory",
                directory
                        .resolve(name.equals("institutions") ? "documents" : name + "-content")
                        .toString());
        settings.put("tuoyu.public-url", address());
        settings.put("tuoyu.outside.allowed-networks", "127.0.0.0/8"); // webhooks can be tried on one machine
        settings.put("tuoyu.outside.plain-http", "true");
        settings.put("quarkus.oidc.auth-server-url", login.issuer());
        settings.put("quarkus.oidc.pages.auth-server-url", login.issuer());
        return settings;
    }

    public static List<Person> people(Path root) {
        try {
            return new ObjectMapper()
                    .readValue(
                            root.resolve("deploy/local/plans/211104/people.json")
                                    .toFile(),
                            new TypeReference<List<Person>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lockDirectory() {
        try {
            Files.createDirectories(directory);
            var file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = file.tryLock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lock == null) throw new IllegalStateException("tuoyu runs already with the data in " + directory);
    }

    /** Whether somebody asked it to stop. */
    boolean isClosing() {
        return closing;
    }

    public ServiceProcess service(String name) {
        return services.get(name);
    }

    /** Tells when a service ends that nobody asked to. */
    void onUnexpectedEnd(Consumer<ServiceProcess> tell) {
        services.values().forEach(service -> service.process().onExit().thenRun(() -> {
            if (!closing) tell.accept(service);
        }));
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public String issuer() {
        return login.issuer();
    }

    public String address() {
        return "http://localhost:" + ports.gateway();
    }

    public Path directory() {
        return directory;
    }

    public Ports ports() {
        return ports;
    }

    @Override
    public synchronized void close() { // whoever comes second waits until all is down
        if (closing) return;
        closing = true;
        if (gateway != null) gateway.close();
        services.values().forEach(ServiceProcess::askToEnd);
        services.values().forEach(ServiceProcess::awaitEnd);
        if (login != null) login.close();
        if (kafka != null) kafka.close();
        if (postgres != null) postgres.close();
        if (lock != null && lock.isValid()) {
            Leftovers.forget(directory);
            try {
                lock.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
