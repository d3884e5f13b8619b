package org.tuoyu.load;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.Ports;
import org.tuoyu.local.Setup;

/** Runs a benchmark of one service: the others are stopped, so that the machine is its own. */
final class Alone {
    private Alone() {}

    interface Benchmark {
        void on(LocalSystem system) throws Exception;
    }

    static void run(String service, Benchmark benchmark) throws Exception {
        var root = Path.of(System.getProperty("tuoyu.root"));
        var directory = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/load/target")), "load");
        try (var system = new LocalSystem(root, directory, Ports.free(), Setup.of(Jvm.IMAGE))) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            system.start(step -> {});
            for (var other : system.ports().services().keySet()) {
                if (!other.equals(service)) system.service(other).kill();
            }
            benchmark.on(system);
        }
        System.exit(0);
    }
}
