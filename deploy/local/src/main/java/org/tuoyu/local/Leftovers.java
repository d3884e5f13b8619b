package org.tuoyu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a run that was itself killed left behind: its processes are ended before the next one starts. */
final class Leftovers {
    private static final String FILE = "pids";

    private Leftovers() {}

    static void remember(Path directory, long pid) {
        try {
            Files.writeString(
                    directory.resolve(FILE), pid + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called with the directory's lock in hand: whoever is still there has lost its parent. */
    static void stop(Path directory) {
        try {
            var file = directory.resolve(FILE);
            if (Files.exists(file))
                Files.readAllLines(file).stream().map(Long::parseLong).forEach(pid -> end(pid, directory));
            var postmaster = directory.resolve("postgres/postmaster.pid");
            if (Files.exists(postmaster)) {
                try (Stream<String> lines = Files.lines(postmaster)) {
                    lines.findFirst().map(String::trim).map(Long::parseLong).ifPresent(pid -> end(pid, directory));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only when the process is still ours: its command names our directory. */
    private static void end(long pid, Path directory) {
        ProcessHandle.of(pid)
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                .ifPresent(process -> {
                    process.destroy();
                    process.onExit()
                            .completeOnTimeout(process, 8, TimeUnit.SECONDS)
                            .join();
                    process.destroyForcibly(); // nothing to do when it has ended
                    process.onExit().join();
                });
    }
}
