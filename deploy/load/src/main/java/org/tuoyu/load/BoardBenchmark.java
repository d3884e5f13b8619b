package org.tuoyu.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.Api;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Board}: boards of regions of every level at 100 requests a second, first when one district
 * with 15 towns is all there is, then in a nation of 40,920 towns and 122,760 institutions.
 */
public final class BoardBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String REGIONS = "/targets/api/v1/regions/";
    private static final String NATION = "000000";
    private static final String FIRST_DISTRICT = "110101";

    private final AtRate ask;
    private final LocalSystem system;

    private BoardBenchmark(LocalSystem system) {
        this.system = system;
        this.ask = new AtRate(system.ports().services().get("targets"), new Tokens(system.issuer()).of("admin"));
    }

    public static void main(String[] args) throws Exception {
        Alone.run("targets", system -> new BoardBenchmark(system).run());
    }

    private void run() throws Exception {
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
        var cities = Nation.below(provinces, 11);
        var districts = Nation.below(cities, 8);
        var towns = new ArrayList<>(Nation.below(districts, 15));
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
            ask.answer(REGIONS + NATION + "/slots/breakdown", System.nanoTime()).join();
        OUT.printf("%-36s %.0f ms each, one after the other%n", "the nation by kind and stage", seconds(began) * 100);
    }

    private void measure(String what, List<String> regions) throws Exception {
        measure(what, regions, "/board?year=");
    }

    private void measure(String what, List<String> regions, String question) throws Exception {
        ask.measure(what, random -> {
            var year = 2023 + random.nextInt(3);
            var region = regions.get(random.nextInt(regions.size()));
            return REGIONS + region + (question.endsWith("=") ? question + year : question);
        });
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
