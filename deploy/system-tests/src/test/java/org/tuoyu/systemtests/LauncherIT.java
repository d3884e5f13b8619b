package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.Ports;
import org.tuoyu.platform.testing.KafkaBroker;
import org.tuoyu.platform.testing.Processes;

@DisplayName("When mvn -Prun cannot start, it says which part and why, and leaves no process behind")
class LauncherIT {
    private static final String PEOPLE = "deploy/local/plans/211104/people.json";

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsStarted() throws Exception {
        var ports = Ports.free();
        var directory = directory();
        try (var taken = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress());
                var system = new LocalSystem(RunningSystem.ROOT, directory, ports)) {
            assertThatThrownBy(() -> system.start(step -> {}))
                    .hasMessageContaining(taken.getLocalPort() + " (Kafka)")
                    .hasMessageNotContaining("PostgreSQL");
            assertThat(processesOf(directory)).isEmpty();
        }
    }

    @Test
    void aBrokerThatEndsWhileItStartsSaysWhy() throws Exception {
        try (var taken = new ServerSocket(Processes.freePort(), 1, InetAddress.getLoopbackAddress())) {
            var folder = directory().resolve("kafka");
            assertThatThrownBy(() -> KafkaBroker.start(folder, Processes.freePort(), taken.getLocalPort()))
                    .hasMessageContainingAll("ended while it started", "" + taken.getLocalPort(), "already in use");
        }
    }

    @Test
    void aServiceThatCannotStartIsNamedAndWhatRanBeforeItEnds() throws Exception {
        var directory = directory();
        var notBuilt = Files.createDirectories(directory.resolve("not-built"));
        Files.createDirectories(notBuilt.resolve(PEOPLE).getParent());
        Files.copy(RunningSystem.ROOT.resolve(PEOPLE), notBuilt.resolve(PEOPLE));
        try (var system = new LocalSystem(notBuilt, directory, Ports.free())) {
            assertThatThrownBy(() -> system.start(step -> {})).hasMessageContaining("targets-service");
            assertThat(processesOf(directory)).isNotEmpty();
        }
        assertThat(processesOf(directory)).isEmpty();
    }

    @Test
    void stoppedInTheMiddleOfItsStartItEndsAllItHadStarted() throws Exception {
        var directory = directory();
        var system = new LocalSystem(RunningSystem.ROOT, directory, Ports.free());
        var closed = new CompletableFuture<Void>();
        assertThatThrownBy(() -> system.start(step -> {
                    if (!step.equals("institutions-service")) return;
                    new Thread(() -> {
                                system.close();
                                closed.complete(null);
                            })
                            .start();
                }))
                .isInstanceOf(IllegalStateException.class);
        closed.get();
        assertThat(processesOf(directory)).isEmpty();
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "launcher")
                .toAbsolutePath();
    }

    private static List<String> processesOf(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(directory.toString()))
                .toList();
    }
}
