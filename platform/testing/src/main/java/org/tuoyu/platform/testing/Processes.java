package org.tuoyu.platform.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Child processes: with which Java, with which class path, and how they end. */
public final class Processes {
    private static final int FIRST_PORT = 10_240;
    /** On Linux, as it comes, the first of those that the system chooses from. */
    private static final int PORTS_OF_CONNECTIONS = 32_768;

    private static final int TRIES = 1_000;
    private static final int LAST_LINES = 3;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Processes() {}

    /**
     * For six JVMs on one machine: small heaps, and no optimising compiler. On two cores that one takes a third of the
     * machine for minutes before it pays (docs/performance.md); in production, with cores of its own, it does.
     */
    public static List<String> frugalJvm(int megabytes) {
        return List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of the running code, also inside Maven, where it is not the one of the process. */
    static String classPath() {
        if (Processes.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> {
                        try {
                            return Path.of(url.toURI()).toString();
                        } catch (URISyntaxException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .collect(Collectors.joining(java.io.File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    public static void killAndWait(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks a process to end, and makes it after the given time. */
    public static void stop(Process process, int seconds) {
        process.destroy();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) killAndWait(process.toHandle());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Never the same twice, and none that the system may give to a connection before somebody listens there: only seconds
     * later, or again after a restart.
     */
    public static int freePort() {
        IOException taken = null;
        for (int tries = 0; tries < TRIES; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, PORTS_OF_CONNECTIONS);
            if (!GIVEN.add(port)) continue;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new IllegalStateException(
                "No port from " + FIRST_PORT + " to " + (PORTS_OF_CONNECTIONS - 1) + " is free", taken);
    }

    /** How long a log is: what stands there after it is said by a process that is started now. */
    public static long length(Path log) {
        return log.toFile().length();
    }

    /** Of a process that did not start: its last lines about an error, and where the rest stands. */
    public static IllegalStateException failure(String what, Path log, long from) {
        var why = "";
        try (var said = Files.newInputStream(log)) {
            said.skipNBytes(from);
            var errors = new String(said.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" ERROR ") || line.contains("Exception"))
                    .map(String::strip)
                    .toList();
            why = String.join("\n", errors.subList(Math.max(0, errors.size() - LAST_LINES), errors.size()));
        } catch (IOException e) {
            why = e.toString();
        }
        return new IllegalStateException("%s. %s%nIts log: %s".formatted(what, why, log));
    }
}
