package org.tuoyu.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Prun}. Options: {@code -Dsample=none} leaves the sample out, {@code -Dtuoyu.data=DIR} keeps the data
 * elsewhere than in .tuoyu.
 */
public final class Main {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        var began = System.nanoTime();
        var root =
                Path.of(System.getProperty("tuoyu.root", ".")).toAbsolutePath().normalize();
        var system = new LocalSystem(
                root,
                Path.of(System.getProperty("tuoyu.data", root.resolve(".tuoyu").toString())),
                Ports.usual());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            var cameUp = !system.isClosing();
            if (cameUp) OUT.println("\nStopping …");
            system.close();
            if (cameUp) OUT.println("All stopped; the data stay in " + system.directory());
            stopped.countDown();
        }));
        try {
            system.start(step -> OUT.println("  starting " + step));
            load(system, root);
        } catch (RuntimeException e) {
            if (system.isClosing()) { // Ctrl-C while it started
                stopped.await();
                return;
            }
            system.close();
            OUT.println("\ntuoyu could not start.\n" + e.getMessage() + "\nLogs: " + system.directory());
            System.exit(1); // and not through Maven, which would bury the reason under a page of its own
        }
        system.onUnexpectedEnd(service -> OUT.printf(
                "%n%s-service has ended. Its log: %s%n",
                service.name(), system.directory().resolve(service.name() + ".log")));
        OUT.printf("Up in %d s. Ctrl-C stops everything.%n", (System.nanoTime() - began) / 1_000_000_000);
        stopped.await();
    }

    /** Once a data directory: the mark is set when all of it is there. */
    private static void loadSample(Path folder, Path mark, Api api) {
        if (Files.exists(mark)) return;
        OUT.println("  loading the sample");
        new Sample(folder.resolve("sample.csv"), api).load();
        try {
            Files.createFile(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(LocalSystem system, Path root) {
        var folder = root.resolve("deploy/local/plans/211104");
        var api = new Api(system.address(), new Tokens(system.issuer()));
        OUT.println("  loading the plan");
        new PlanFolder(folder, api).load();
        if (!System.getProperty("sample", "all").equals("none")) {
            loadSample(folder, system.directory().resolve("sample-loaded"), api);
        }
        var path = "/targets/api/v1/regions/" + folder.getFileName() + "/board?year=2025";
        Settled.await(() -> api.get("plan", path).expect(200).body());
        OUT.println();
        OUT.println(Board.table(api.get("plan", path).expect(200).body()));
        OUT.printf(
                """
                指标进度 board          %1$s/targets/page
                待办通知 inbox          %1$s/notifications/page
                机构 institutions       %1$s/institutions/page
                检查 inspections        %1$s/inspections/page
                接口 API                %1$s/targets/q/swagger-ui (and institutions, inspections, notifications)
                日志 logs               %2$s

                TOKEN=$(curl -s %3$s/token -d 'grant_type=password&username=plan&password=-&client_id=tuoyu&client_secret=-' | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p') && curl -s -H "Authorization: Bearer $TOKEN" '%1$s%4$s'

                """,
                system.address(), system.directory(), system.issuer(), path);
    }
}
