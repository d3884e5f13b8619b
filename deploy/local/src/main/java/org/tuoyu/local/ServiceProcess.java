package org.tuoyu.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.tuoyu.platform.testing.Pause;
import org.tuoyu.platform.testing.Processes;

/** One packaged service as a process of its own. */
public final class ServiceProcess {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JAR = "quarkus-run.jar";
    /** The Main-Class of the jar. */
    private static final String MAIN = "io.quarkus.bootstrap.runner.AotQuarkusEntryPoint";

    private static final int SECONDS_TO_END = 15;
    /** Of a service that writes its AOT cache first. */
    private static final int SECONDS_TO_LEARN = 300;

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final String name;
    private final Path application;
    private final Path root;
    private final Setup setup;
    private final Path log;
    private final Map<String, String> settings;
    private final int managementPort;
    private Process process;
    private long logged;

    /**
     * @param name of this process and its log
     * @param service what runs in it
     */
    ServiceProcess(
            String name,
            String service,
            Path root,
            Setup setup,
            Path directory,
            Map<String, String> settings,
            int managementPort) {
        this.name = name;
        this.application = root.resolve(service + "-service/target/quarkus-app");
        this.root = root;
        this.setup = setup;
        this.log = directory.resolve(name + ".log");
        this.settings = settings;
        this.managementPort = managementPort;
    }

    public void start() {
        if (!Files.exists(application.resolve(JAR))) {
            throw new IllegalStateException(application.resolve(JAR) + " is not there; build it with mvn package");
        }
        var command = new ArrayList<>(setup.jvm().command(root));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        if (setup.patch() == null) command.addAll(List.of("-jar", JAR));
        else command.addAll(List.of("-cp", setup.patch() + File.pathSeparator + JAR, MAIN));
        logged = Processes.length(log);
        try {
            process = new ProcessBuilder(command)
                    .directory(application.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            if (!process.isAlive()) throw failure("ended while it started");
            if (System.nanoTime() > deadline) throw failure("was not ready after " + START_LIMIT.toSeconds() + " s");
            try {
                if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
            } catch (IOException e) {
                // not listening yet
            }
            Pause.millis(10);
        }
    }

    private IllegalStateException failure(String what) {
        return Processes.failure(name + "-service " + what, log, logged);
    }

    public void kill() {
        Processes.killAndWait(process.toHandle());
    }

    /** Asks it to end, as Kubernetes does (SIGTERM), and waits until it has. */
    public void stop() {
        askToEnd();
        awaitEnd();
    }

    /** Asks it to end; {@link #awaitEnd} waits for it. */
    void askToEnd() {
        if (process != null) process.destroy();
    }

    void awaitEnd() {
        if (process != null) Processes.stop(process, setup.jvm() == Jvm.TRAINING ? SECONDS_TO_LEARN : SECONDS_TO_END);
    }

    /** It does nothing, and does not know, until {@link #thaw}. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var ended = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                .start()
                .waitFor();
        if (ended != 0) throw new IOException(name + "-service took no SIG" + signal + ": kill ended with " + ended);
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }
}
