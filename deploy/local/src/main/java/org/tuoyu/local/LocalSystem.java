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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tuoyu.platform.testing.KafkaBroker;
import org.tuoyu.platform.testing.LocalSecret;
import org.tuoyu.platform.testing.LoginServer;
import org.tuoyu.platform.testing.Person;
import org.tuoyu.platform.testing.PostgresServer;
import org.tuoyu.platform.testing.Processes;

/**
 * PostgreSQL, Kafka, the login server, the four services and the gateway, started in that order and stopped in the
 * other. Its data stay in a directory between two runs.
 */
public final class LocalSystem implements AutoCloseable {
    private static final Pattern CHANNEL = Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.(.+)\\.topic=");

    private final Path root;
    private final Path directory;
    private final Ports ports;
    private final Setup setup;
    private final Map<String, List<ServiceProcess>> services = new LinkedHashMap<>();
    private final Map<String, Rotation> rotations = new LinkedHashMap<>();
    private FileLock lock;
    private PostgresServer postgres;
    private List<KafkaBroker> brokers = List.of();
    private LoginServer login;
    private Gateway gateway;
    private volatile boolean closing;

    /** @param root of the project, where the services are built */
    public LocalSystem(Path root, Path directory, Ports ports) {
        this(root, directory, ports, Setup.USUAL);
    }

    public LocalSystem(Path root, Path directory, Ports ports, Setup setup) {
        this.root = root;
        this.directory = directory.toAbsolutePath();
        this.ports = ports;
        this.setup = setup;
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
            Ports.SERVICES.forEach(postgres::createAccountIfMissing);
        });
        step(tell, "Kafka", () -> {
            brokers = KafkaBroker.start(directory.resolve("kafka"), nodes());
            brokers.forEach(broker -> Leftovers.remember(directory, broker.pid()));
        });
        kafka().createTopics(Ports.SERVICES.stream().map(name -> name + ".v1").toList());
        step(tell, "login", () -> login = LoginServer.start(ports.login(), people(root), directory));
        var postgresPort = setup.wire().applyAsInt(ports.postgres());
        for (var name : Ports.SERVICES) {
            step(tell, name + "-service", () -> startReplicas(name, postgresPort));
        }
        for (var replicas : services.values()) for (var service : replicas) service.awaitReady();
        step(tell, "gateway", () -> gateway = Gateway.start(ports.gateway(), rotations));
    }

    /** None once it is being stopped; {@link #close} waits for the one under way, so nothing is left behind. */
    private synchronized void step(Consumer<String> tell, String what, Runnable start) {
        if (closing) throw new IllegalStateException("stopped while it started " + what);
        tell.accept(what);
        start.run();
    }

    private List<KafkaBroker.Node> nodes() {
        var nodes = new ArrayList<KafkaBroker.Node>();
        for (int number = 1; number <= setup.brokers(); number++) {
            var port = number == 1 ? ports.kafka() : Processes.freePort();
            var controller = number == 1 ? ports.kafkaController() : Processes.freePort();
            nodes.add(new KafkaBroker.Node(port, controller, setup.wire().applyAsInt(port)));
        }
        return nodes;
    }

    private void startReplicas(String name, int postgresPort) {
        var replicas = new ArrayList<ServiceProcess>();
        var places = new ArrayList<Rotation.Replica>();
        for (int number = 1; number <= setup.replicas(); number++) {
            var place = number == 1
                    ? new Rotation.Replica(
                            ports.services().get(name), ports.management().get(name))
                    : new Rotation.Replica(Processes.freePort(), Processes.freePort());
            var settings = settings(name, postgresPort);
            settings.put("quarkus.http.port", Integer.toString(place.port()));
            settings.put("quarkus.management.port", Integer.toString(place.managementPort()));
            if (setup.replicas() > 1) settings.put("quarkus.shutdown.delay", "2S"); // the gateway has to notice
            var service = new ServiceProcess(
                    number == 1 ? name : name + "-" + number,
                    name,
                    root,
                    setup,
                    directory,
                    settings,
                    place.managementPort());
            service.start();
            Leftovers.remember(directory, service.pid());
            replicas.add(service);
            places.add(place);
        }
        services.put(name, replicas);
        rotations.put(name, new Rotation(places));
    }

    /**
     * Another process of a service that begins with an empty database, learns all that lies in the topics, and tells
     * nobody: what it would publish goes to a topic of its own.
     */
    public ServiceProcess rebuilt(String name) {
        var database = name + "_rebuilt";
        postgres.createIfMissing(database);
        var settings = settings(name, ports.postgres());
        var place = new Rotation.Replica(Processes.freePort(), Processes.freePort());
        settings.put("quarkus.http.port", Integer.toString(place.port()));
        settings.put("quarkus.management.port", Integer.toString(place.managementPort()));
        settings.put(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), database));
        settings.put("tuoyu.topic", database + ".v1");
        for (var channel : channels(name)) {
            settings.put("mp.messaging.incoming." + channel + ".group.id", database + "-" + channel);
        }
        var service = new ServiceProcess(database, name, root, setup, directory, settings, place.managementPort());
        service.start();
        Leftovers.remember(directory, service.pid());
        services.put(database, List.of(service));
        return service;
    }

    private List<String> channels(String name) {
        try {
            var settings = root.resolve(name + "-service/src/main/resources/application.properties");
            return CHANNEL.matcher(Files.readString(settings))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(String name, int postgresPort) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("tuoyu.directory", directory.toString());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgresPort, name));
        settings.put("quarkus.datasource.username", name);
        settings.put("quarkus.datasource.password", "-");
        settings.put("quarkus.flyway.username", "postgres"); // the owner of the schema
        settings.put("quarkus.flyway.password", "-");
        settings.put("kafka.bootstrap.servers", kafka().bootstrapServers());
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

    /** The first of its replicas. */
    public ServiceProcess service(String name) {
        return services.get(name).get(0);
    }

    /** Of the same service as the given one. */
    public List<ServiceProcess> replicas(ServiceProcess one) {
        return services.values().stream()
                .filter(all -> all.contains(one))
                .findFirst()
                .orElseThrow();
    }

    /** All replicas of all services. */
    public List<ServiceProcess> processes() {
        return services.values().stream().flatMap(List::stream).toList();
    }

    /** Tells when a service ends that nobody asked to. */
    void onUnexpectedEnd(Consumer<ServiceProcess> tell) {
        processes().forEach(service -> service.process().onExit().thenRun(() -> {
            if (!closing) tell.accept(service);
        }));
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** The first of the brokers. */
    public KafkaBroker kafka() {
        return brokers.get(0);
    }

    public List<KafkaBroker> brokers() {
        return brokers;
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
        processes().forEach(ServiceProcess::askToEnd);
        processes().forEach(ServiceProcess::awaitEnd);
        if (login != null) login.close();
        brokers.forEach(KafkaBroker::close);
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
