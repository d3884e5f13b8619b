package org.tuoyu.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real Kafka broker (KRaft) as a process of its own, so that it can be killed and started again; alone or one of several. */
public final class KafkaBroker implements AutoCloseable {
    private static final int MOST_COPIES = 3;
    private final Path directory;
    private final List<Node> nodes;
    private final int number;
    private Process process;
    private long logged;

    /** @param advertisedPort where clients are told to go, when something stands between them and the broker */
    public record Node(int port, int controllerPort, int advertisedPort) {}

    private KafkaBroker(Path directory, List<Node> nodes, int number) {
        this.directory = directory;
        this.nodes = nodes;
        this.number = number;
    }

    public static KafkaBroker start(Path directory, int port, int controllerPort) {
        return start(directory, List.of(new Node(port, controllerPort, port))).get(0);
    }

    /** Brokers of one cluster, started together: none is ready before most of them are. */
    public static List<KafkaBroker> start(Path directory, List<Node> nodes) {
        var brokers = new ArrayList<KafkaBroker>();
        try {
            for (int number = 1; number <= nodes.size(); number++) {
                var folder = number == 1 ? directory : directory.resolveSibling(directory.getFileName() + "-" + number);
                brokers.add(new KafkaBroker(folder, nodes, number));
            }
            startAgain(brokers);
            return brokers;
        } catch (RuntimeException e) {
            brokers.forEach(KafkaBroker::close);
            throw e;
        }
    }

    /** All of a cluster. */
    public static void startAgain(List<KafkaBroker> brokers) {
        brokers.forEach(KafkaBroker::startProcess);
        brokers.forEach(KafkaBroker::awaitPort);
    }

    public void start() {
        startProcess();
        awaitPort();
    }

    private void startProcess() {
        if (listens()) throw new IllegalStateException("Port " + port() + " is taken: the Kafka broker cannot start");
        logged = Processes.length(log());
        try {
            Files.createDirectories(directory);
            var settings = directory.resolve("server.properties");
            Files.writeString(settings, settings());
            var command = new ArrayList<>(List.of(Processes.java()));
            command.add("-Dtuoyu.directory=" + directory.getParent()); // first: whoever looks for us reads so far
            command.addAll(Processes.frugalJvm(256));
            command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
            command.addAll(List.of("-cp", Processes.classPath(), KafkaProcess.class.getName(), settings.toString()));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    /** So that consumers find them at once, not at their next look. */
    public void createTopics(List<String> names) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var existing = admin.listTopics().names().get();
            admin.createTopics(names.stream()
                            .filter(name -> !existing.contains(name))
                            .map(name -> new NewTopic(name, Optional.empty(), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Topics could not be created: " + names, e);
        }
    }

    public String bootstrapServers() {
        return nodes.stream().map(node -> "127.0.0.1:" + node.advertisedPort()).collect(Collectors.joining(","));
    }

    public long pid() {
        return process.pid();
    }

    public void kill() {
        Processes.killAndWait(process.toHandle());
    }

    @Override
    public void close() {
        if (process != null) Processes.stop(process, 10);
    }

    private void awaitPort() {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!listens()) {
            if (!process.isAlive()) throw failure("ended while it started");
            if (System.nanoTime() > deadline) throw failure("did not open port " + port());
            Pause.millis(50);
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port()), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int port() {
        return nodes.get(number - 1).port();
    }

    private IllegalStateException failure(String what) {
        return Processes.failure("The Kafka broker " + what, log(), logged);
    }

    private String settings() {
        var node = nodes.get(number - 1);
        var copies = Math.min(MOST_COPIES, nodes.size());
        var voters = IntStream.rangeClosed(1, nodes.size())
                .mapToObj(one -> one + "@127.0.0.1:" + nodes.get(one - 1).controllerPort())
                .collect(Collectors.joining(","));
        return """
                process.roles=broker,controller
                node.id=%1$d
                controller.quorum.voters=%2$s
                listeners=PLAINTEXT://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%4$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%5$d
                controller.listener.names=CONTROLLER
                log.dirs=%6$s
                num.partitions=3
                default.replication.factor=%7$d
                min.insync.replicas=%8$d
                offsets.topic.replication.factor=%7$d
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=%7$d
                transaction.state.log.min.isr=%8$d
                transaction.state.log.num.partitions=2
                share.coordinator.state.topic.replication.factor=%7$d
                share.coordinator.state.topic.min.isr=%8$d
                group.initial.rebalance.delay.ms=0
                log.retention.hours=-1
                message.max.bytes=16777216
                replica.fetch.max.bytes=16777216
                log.cleaner.dedupe.buffer.size=2097152
                """
                .formatted(
                        number,
                        voters,
                        node.port(),
                        node.controllerPort(),
                        node.advertisedPort(),
                        directory.resolve("log"),
                        copies,
                        Math.max(1, copies - 1));
    }
}
