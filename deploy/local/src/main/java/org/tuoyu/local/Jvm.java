package org.tuoyu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tuoyu.platform.testing.Processes;

/** How a service is started from the folder of its application. */
public enum Jvm {
    /** Many JVMs on one machine, none of which runs for long: without the optimising compiler. */
    FRUGAL,
    /** By the ENTRYPOINT of deploy/images/Dockerfile. */
    IMAGE,
    /** As {@link #IMAGE}, and the AOT cache is written when it ends. */
    TRAINING;

    static final String CACHE = "app.aot";
    private static final int FIRST_WITH_CACHE = 25;
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[(.*)]$");

    public static boolean canCache() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE;
    }

    /** What stands before the service's settings and its jar. */
    public List<String> command(Path root) {
        var command = new ArrayList<>(List.of(Processes.java()));
        if (this == FRUGAL) {
            command.addAll(Processes.frugalJvm(320));
        } else {
            for (var word : entryPoint(root)) if (word.startsWith("-X")) command.add(option(word));
            if (!canCache()) command.add(1, "-XX:+IgnoreUnrecognizedVMOptions");
        }
        return command;
    }

    private String option(String word) {
        return this == TRAINING ? word.replace("AOTCache=", "AOTCacheOutput=") : word;
    }

    static List<String> entryPoint(Path root) {
        try {
            var found = ENTRYPOINT.matcher(Files.readString(root.resolve("deploy/images/Dockerfile")));
            if (!found.find()) throw new IllegalStateException("deploy/images/Dockerfile has no ENTRYPOINT [...]");
            return List.of(found.group(1).replace("\"", "").split(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
