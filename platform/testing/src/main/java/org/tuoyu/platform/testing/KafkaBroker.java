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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real Kafka broker (KRaft, one node) as a process of its own, so that it can be killed and started again. */
public final class KafkaBroker implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final int advertisedPort;
    private Process process;

    private KafkaBroker(Path directory, int port, int controllerPort, int advertisedPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.advertisedPort = advertisedPort;
    }

    public static KafkaBroker start(Path directory, int port, int controllerPort) {
        return start(directory, port, controllerPort, port);
    }

    /** @param advertisedPort where clients are told to go, when something stands between them and the broker */
    public static KafkaBroker start(Path directory, int port, int controllerPort, int advertisedPort) {
        var broker = new KafkaBroker(directory, port, controllerPort, advertisedPort);
        try {
            broker.start();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    public void start() {
        try {
            Files.createDirectories(directory);
            var settings = directory.resolve("server.properties");
            Files.writeString(settings, settings());
            var log = directory.resolveSibling("kafka.log").toFile();
            var command = new ArrayList<>(List.of(Processes.java()));
            command.add("-Dtuoyu.directory=" + directory.getParent()); // first: whoever looks for us reads so far
            command.addAll(Processes.frugalJvm(256));
            command.addAll(List.of("-cp", Processes.classPath(), KafkaProcess.class.getName(), settings.toString()));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            process.getOutputStream().close();
            awaitPort(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return "127.0.0.1:" + advertisedPort;
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

    private void awaitPort(Path log) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The Kafka broker ended while it started; its log is " + log);
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The Kafka broker did not open port " + port + "; see " + log, e);
                }
                Pause.millis(50);
            }
        }
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%4$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                num.partitions=3
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=2
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.retention.hours=-1
                message.max.bytes=16777216
                replica.fetch.max.bytes=16777216
                log.cleaner.dedupe.buffer.size=2097152
                """
                .formatted(port, controllerPort, directory.resolve("log"), advertisedPort);
    }
}
