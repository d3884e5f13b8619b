package org.tuoyu.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tuoyu.local.Api;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Ports;
import org.tuoyu.platform.testing.Tokens;

/** The packaged system with the real plan and nothing else, once for all test classes; it ends with the tests. */
final class RunningSystem {
    static final Path ROOT = Path.of(System.getProperty("tuoyu.root"));
    private static RunningSystem running;

    final LocalSystem local;
    final Tokens tokens;
    final Api api;
    final String plan;

    private RunningSystem() {
        try {
            var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "system");
            local = new LocalSystem(ROOT, directory, Ports.free());
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
            local.start(step -> {});
            tokens = new Tokens(local.issuer());
            api = new Api(local.address(), tokens);
            plan = new PlanFolder(ROOT.resolve("deploy/local/plans/211104"), api).load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static synchronized RunningSystem get() {
        if (running == null) running = new RunningSystem();
        return running;
    }
}
