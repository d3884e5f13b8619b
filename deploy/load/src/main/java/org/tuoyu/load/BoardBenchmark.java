package org.tuoyu.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.Api;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.Ports;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Board}: boards of regions of every level at 100 requests a second, first when one district
 * with 15 towns is all there is, then in a nation of 40,920 towns and 122,760 institutions.
 */
public final class BoardBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int RATE = 100;
    private static final int SECONDS = 20;
    private static final String NATION = "000000";
    private static final String FIRST_DISTRICT = "110101";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            vertx.createHttpClient(new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(100));
    private final LocalSystem system;
    private final String token;

    private BoardBenchmark(LocalSystem system) {
        this.system = system;
        this.token = new Tokens(system.issuer()).of("admin");
    }

    public static void main(String[] args) throws Exception {
        var root = Path.of(System.getProperty("tuoyu.root"));
        var directory = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/load/target")), "load");
        try (var system = new LocalSystem(root, directory, Ports.free())) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            system.start(step -> {});
            for (var other : List.of("institutions", "inspections", "notifications"))
                system.service(other).kill();
            new BoardBenchmark(system).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        OUT.printf(
                "%n%s, %s, %d processors, Java %s; boards at %d requests a second for %d s each%n",
                OffsetDateTime.now().withNano(0),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                RATE,
                SECONDS);
        var address = "http://localhost:" + system.ports().services().get("targets");
        var nation = new Nation(
                new Api(address, new Tokens(system.issuer())), system.kafka().bootstrapServers());
        var firstTowns = Nation.below(FIRST_DISTRICT, 15);
        nation.define(List.of(FIRST_DISTRICT));
        nation.define(firstTowns);
        nation.plan(Map.of(FIRST_DISTRICT, firstTowns));
        await(nation.send(firstTowns, 3));
        measure("(warming up)", List.of(FIRST_DISTRICT));
        measure("one district is all there is", List.of(FIRST_DISTRICT));

        var provinces = Nation.below(NATION, 31);
        var cities = below(provinces, 11);
        var districts = below(cities, 8);
        var towns = new ArrayList<>(below(districts, 15));
        var began = System.nanoTime();
        for (var level : List.of(List.of(NATION), provinces, cities, districts, towns)) nation.define(level);
        OUT.printf(
                "%d regions defined in %.0f s%n",
                1 + provinces.size() + cities.size() + districts.size() + towns.size(), seconds(began));
        began = System.nanoTime();
        var plans = new LinkedHashMap<String, List<String>>();
        districts.forEach(code -> plans.put(code, Nation.below(code, 15)));
        plans.remove(FIRST_DISTRICT);
        nation.plan(plans);
        OUT.printf("%d plans imported and issued in %.0f s%n", plans.size(), seconds(began));
        towns.removeAll(firstTowns);
        began = System.nanoTime();
        int events = nation.send(towns, 3);
        await(events + 2 * 3 * firstTowns.size());
        OUT.printf("%d events learnt in %.0f s, %.0f /s%n", events, seconds(began), events / seconds(began));
        sql("VACUUM ANALYZE");
        measure("(warming up)", List.of(NATION));
        measure("the nation, plans in districts only", List.of(NATION));
        measure("provinces, plans in districts only", provinces);

        plans.clear();
        plans.put(NATION, provinces);
        provinces.forEach(code -> plans.put(code, Nation.below(code, 11)));
        cities.forEach(code -> plans.put(code, Nation.below(code, 8)));
        nation.plan(plans);
        sql("VACUUM ANALYZE");
        measure("the nation", List.of(NATION));
        measure("provinces", provinces);
        measure("cities", cities);
        measure("districts", districts);
        measure("towns", towns);
        measure("the first district again", List.of(FIRST_DISTRICT));
        measure("what a district's are made of", districts, "/slots?");
        measure("what the nation's are made of", List.of(NATION), "/slots?");
        measure("a district by kind and stage", districts, "/slots/breakdown?");
        began = System.nanoTime();
        for (int i = 0; i < 10; i++)
            answer(NATION + "/slots/breakdown", System.nanoTime()).join();
        OUT.printf("%-36s %.0f ms each, one after the other%n", "the nation by kind and stage", seconds(began) * 100);
    }

    private static List<String> below(List<String> codes, int count) {
        return codes.stream()
                .flatMap(code -> Nation.below(code, count).stream())
                .toList();
    }

    /** Sends on a clock, not when the last answer came: waiting is not hidden. */
    private void measure(String what, List<String> regions) throws Exception {
        measure(what, regions, "/board?year=");
    }

    private void measure(String what, List<String> regions, String question) throws Exception {
        var random = new Random(7);
        var times = new ArrayList<CompletableFuture<Long>>();
        var start = System.nanoTime();
        for (int i = 0; i < RATE * SECONDS; i++) {
            var due = start + TimeUnit.SECONDS.toNanos(i) / RATE;
            var wait = due - System.nanoTime();
            if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            var year = 2023 + random.nextInt(3);
            var asked = question.endsWith("=") ? question + year : question;
            times.add(answer(regions.get(random.nextInt(regions.size())) + asked, due));
        }
        long[] took = times.stream().mapToLong(CompletableFuture::join).sorted().toArray();
        OUT.printf(
                "%-36s p50 %6.1f ms   p99 %6.1f ms   most %6.1f ms%n",
                what,
                took[took.length / 2] / 1e6,
                took[took.length * 99 / 100] / 1e6,
                Arrays.stream(took).max().orElse(0) / 1e6);
    }

    /** Nanoseconds since it was due until all of it was there. */
    private CompletableFuture<Long> answer(String asked, long due) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(system.ports().services().get("targets"))
                .setURI("/targets/api/v1/regions/" + asked)
                .putHeader("Authorization", "Bearer " + token);
        return http.request(request)
                .compose(open -> open.send())
                .compose(answer -> {
                    if (answer.statusCode() != 200) throw new IllegalStateException(asked + ": " + answer.statusCode());
                    return answer.body();
                })
                .map(body -> System.nanoTime() - due)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private void await(long events) throws Exception {
        long before = -1;
        while (true) {
            try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("targets"));
                    var found = connection.createStatement().executeQuery("SELECT count(*) FROM known_slots")) {
                found.next();
                long known = found.getLong(1);
                if (known >= events) return;
                if (known == before) OUT.printf("  %d of %d events learnt%n", known, events);
                before = known;
            }
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("targets"))) {
            connection.createStatement().execute(statement);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
