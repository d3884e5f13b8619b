package org.tuoyu.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pimage package} on Java 25 or newer, and a step of deploy/images/Dockerfile: everything runs once with the
 * plan and the sample, and each service leaves what it learnt, its AOT cache (JEP 514, 515), beside its application.
 */
public final class Training {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Training() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("tuoyu.root")).toAbsolutePath().normalize();
        if (!Jvm.canCache()) {
            OUT.printf(
                    "Java %s has no AOT cache: the services start without one.%n",
                    Runtime.version().feature());
            return;
        }
        var directory = Files.createTempDirectory("training");
        try (var system = new LocalSystem(root, directory, Ports.free(), Setup.of(Jvm.TRAINING))) {
            system.start(step -> OUT.println("  training: " + step));
            var api = new Api(system.address(), new Tokens(system.issuer()));
            var plan = root.resolve("deploy/local/plans/211104");
            new PlanFolder(plan, api).load();
            new Sample(plan.resolve("sample.csv"), api).load();
            Settled.await(() -> api.get("plan", "/targets/api/v1/regions/211104/board?year=2025")
                    .expect(200)
                    .body());
        }
        for (var service : Ports.SERVICES) {
            var cache = root.resolve(service + "-service/target/quarkus-app").resolve(Jvm.CACHE);
            if (!Files.exists(cache)) throw new IllegalStateException(cache + " was not written");
            OUT.printf("  %s: %d MB%n", cache, Files.size(cache) >> 20);
        }
    }
}
