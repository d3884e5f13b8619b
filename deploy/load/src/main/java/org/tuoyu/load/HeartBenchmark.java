package org.tuoyu.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Ports;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload}: start time, time from commit to inbox at a steady rate, registrations acknowledged by one
 * institutions-service at full speed (with and without the others that follow) against the same inserts by pgbench,
 * memory of each process after that.
 */
public final class HeartBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int RATE = 100;
    private static final int STEADY_SECONDS = 40;
    private static final int FULL_SECONDS = 20;
    private static final int WARM_UP_SECONDS = 25;
    private static final int CLIENTS = 16;
    private static final double NOTICEABLY = 1.05;

    private HeartBenchmark() {}

    public static void main(String[] args) throws Exception {
        var root = Path.of(System.getProperty("tuoyu.root"));
        var directory = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/load/target")), "load");
        var vertx = Vertx.vertx();
        try (var system = new LocalSystem(root, directory, Ports.free(), Setup.of(Jvm.IMAGE))) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            var began = System.nanoTime();
            system.start(step -> {});
            OUT.printf("%n%s%n", Machine.now());
            OUT.printf("start of everything on an empty directory   %6.1f s%n", seconds(began));
            var tokens = new Tokens(system.issuer());
            new PlanFolder(root.resolve("deploy/local/plans/211104"), new Api(system.address(), tokens)).load();
            var registrar = new Registrar(vertx, system.ports().services().get("institutions"), tokens.of("civil"));
            atFullSpeed(registrar, WARM_UP_SECONDS);
            awaitQuiet(system);
            steady(system, registrar);
            awaitQuiet(system);
            var followed = atFullSpeed(registrar, FULL_SECONDS);
            memory(system);
            awaitQuiet(system);
            for (var service : system.processes()) if (!service.name().equals("institutions")) service.stop();
            var alone = atSteadySpeed(registrar, system.service("institutions").pid());
            awaitSent(system, List.of("institutions"));
            var limit = Pgbench.registrations(system, CLIENTS, FULL_SECONDS);
            restarts(system);
            OUT.printf("registrations acknowledged, %d clients, while the three other services follow%n", CLIENTS);
            OUT.printf("%-46s%6.0f /s   ratio %.2f%n", "", followed, followed / limit);
            OUT.printf(
                    "%-46s%6.0f /s   ratio %.2f%n",
                    "the same while they are off, compiled", alone.perSecond(), alone.perSecond() / limit);
            OUT.printf("%-46s%6.2f ms%n", "CPU of institutions-service for each then", alone.cpuMillis());
            OUT.printf("%-46s%6.0f /s%n", "the same inserts by pgbench, as many clients", limit);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    /** Of each service alone, from the start of its process until it answers that it is ready. */
    private static void restarts(LocalSystem system) throws InterruptedException {
        for (var service : system.processes()) service.stop();
        for (var service : system.processes()) {
            var began = System.nanoTime();
            service.start();
            service.awaitReady();
            OUT.printf("start of %-32s     %6.2f s%n", service.name() + "-service", seconds(began));
            service.stop();
        }
    }

    /** Sends on a clock, not when the last answer came: waiting is not hidden. */
    private static void steady(LocalSystem system, Registrar registrar) throws Exception {
        var since = OffsetDateTime.now();
        var answers = new ArrayList<CompletableFuture<Boolean>>();
        var start = System.nanoTime();
        for (int i = 0; i < RATE * STEADY_SECONDS; i++) {
            var due = start + TimeUnit.SECONDS.toNanos(i) / RATE;
            var wait = due - System.nanoTime();
            if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            answers.add(registrar.push());
        }
        var acknowledged = answers.stream().filter(CompletableFuture::join).count();
        awaitQuiet(system);
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("notifications"));
                var statement = connection.prepareStatement(
                        """
                        SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY took),
                               percentile_cont(0.99) WITHIN GROUP (ORDER BY took)
                        FROM (SELECT extract(epoch FROM created_at - occurred_at) * 1000 AS took FROM notification
                              WHERE role = 'LEAD' AND occurred_at > ? AND event_type LIKE '%institution.registered%') times""")) {
            statement.setObject(1, since);
            var found = statement.executeQuery();
            found.next();
            OUT.printf(
                    "commit to inbox at %d/s: %d of %d acknowledged are there, p50 %.1f ms, p99 %.1f ms%n",
                    RATE, found.getLong(1), acknowledged, found.getDouble(2), found.getDouble(3));
        }
    }

    /** @param cpuMillis for each registration */
    private record Speed(double perSecond, double cpuMillis) {}

    /** Goes on until the compiler has done what it can: three times in a row no faster than before. */
    private static Speed atSteadySpeed(Registrar registrar, long pid) throws IOException {
        double best = 0;
        Speed last;
        int noFaster = 0;
        do {
            var cpuBefore = cpuMillis(pid);
            var perSecond = atFullSpeed(registrar, FULL_SECONDS);
            last = new Speed(perSecond, (cpuMillis(pid) - cpuBefore) / (perSecond * FULL_SECONDS));
            OUT.printf("  while it is compiled: %.0f /s, %.2f ms of CPU each%n", last.perSecond(), last.cpuMillis());
            noFaster = perSecond > best * NOTICEABLY ? 0 : noFaster + 1;
            best = Math.max(best, perSecond);
        } while (noFaster < 3);
        return last;
    }

    private static double atFullSpeed(Registrar registrar, int seconds) {
        var done = new AtomicLong();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var clients = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < CLIENTS; i++)
            clients.add(CompletableFuture.runAsync(
                    () -> pushUntil(registrar, end, done), task -> new Thread(task).start()));
        clients.forEach(CompletableFuture::join);
        return (double) done.get() / seconds;
    }

    private static void pushUntil(Registrar registrar, long end, AtomicLong done) {
        while (System.nanoTime() < end) if (registrar.push().join()) done.incrementAndGet();
    }

    /** Until every outbox is empty and no inbox grows. */
    private static void awaitQuiet(LocalSystem system) throws SQLException, InterruptedException {
        long before = -1;
        while (true) {
            awaitSent(system, List.of("institutions", "targets", "inspections"));
            var told = count(system, "notifications", "SELECT count(*) FROM notification");
            if (told == before) return;
            before = told;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void awaitSent(LocalSystem system, List<String> services) throws SQLException, InterruptedException {
        for (var service : services) {
            while (count(system, service, "SELECT count(*) FROM outbox") > 0) TimeUnit.SECONDS.sleep(1);
        }
    }

    private static long count(LocalSystem system, String service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl(service));
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void memory(LocalSystem system) throws IOException {
        for (var name : List.of("targets", "institutions", "inspections", "notifications")) {
            OUT.printf(
                    "memory of %-30s      %6d MB%n",
                    name + "-service", residentMegabytes(system.service(name).pid()));
        }
        OUT.printf(
                "memory of %-30s      %6d MB%n",
                "Kafka", residentMegabytes(system.kafka().pid()));
    }

    private static long residentMegabytes(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) return -1;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /** User and system time that a process has used, from ticks of 10 ms (proc(5), fields 14 and 15). */
    private static long cpuMillis(long pid) throws IOException {
        var stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) return 0;
        var afterName = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return 10 * (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12]));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
