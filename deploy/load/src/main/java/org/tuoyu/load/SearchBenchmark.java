package org.tuoyu.load;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.MadeUpUscc;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Search}: what everybody may ask, at 100 requests a second, with 122,760 institutions in
 * 40,920 towns. They are registered through the API; classes, filings, records and enrolments are written by SQL, as the
 * service would have, and disclosed by its own view.
 */
public final class SearchBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int A_TOWN = 3;
    private static final int BATCH = 1000;
    private static final String ASK = "/institutions/api/v1/public/institutions";
    /** What a filed institution has beside its registration; the numbers of the code give the same nation each time. */
    private static final String FILL =
            """
            INSERT INTO slots_class SELECT uscc, n, '班' || n, (ARRAY['INFANT', 'TODDLER', 'SENIOR', 'MIXED'])[1 + (h + n) % 4], 10
                FROM (SELECT uscc, abs(hashtext(uscc)) % 1000 AS h FROM registration) one, generate_series(0, 2) n
                WHERE n <= h % 3;
            UPDATE slots SET registered = made.slots, filed = made.slots, revision = 2
                FROM (SELECT uscc, sum(slots) AS slots FROM slots_class GROUP BY uscc) made WHERE made.uscc = slots.uscc;
            INSERT INTO filing (id, uscc, rules_id, kind, subjects, status, stage, slots, documents, reasons, acts_done,
                submitted_on, decided_on, last_act_on, revision, row_version)
                SELECT gen_random_uuid(), uscc, '01900000-0000-7000-8000-000000000002', 'NEW', '{}', 'RECEIPTED', 'IN_FORCE',
                    filed, '{}', '{}', '{}', '2024-02-01', '2024-02-05', '2024-02-05', 3, 0 FROM slots;
            INSERT INTO institution_record (uscc, kind, ownership, inclusive, service_forms, monthly_fee, longitude, latitude,
                phone, care, meals, health, safety, revision, row_version)
                SELECT uscc, 'INSTITUTION', 'PRIVATE', h % 3 = 0, (ARRAY['{FULL_DAY}', '{FULL_DAY,HALF_DAY}',
                    '{FULL_DAY,HOURLY}', '{HALF_DAY,TEMPORARY}'])[1 + h % 4]::text[], 1500 + h,
                    75 + (abs(hashtext(left(region_code, 6))) % 5900) / 100.0 + h / 5000.0,
                    20 + (abs(hashtext('y' || left(region_code, 6))) % 3000) / 100.0 + (h * 7 % 1000) / 5000.0,
                    '0427-0000000', repeat('照护', 60), repeat('膳食', 60), repeat('卫生', 60), repeat('安全', 60), 1, 0
                FROM (SELECT uscc, region_code, abs(hashtext(uscc)) % 1000 AS h FROM registration) one;
            INSERT INTO enrolment SELECT uscc, '2024-03-01', 1, array_agg(abs(hashtext(uscc || position)) % 12 ORDER BY position),
                    'load', now(), array_agg(age_band ORDER BY position), region_code
                FROM slots_class JOIN registration USING (uscc) GROUP BY uscc, region_code;
            INSERT INTO filing (id, uscc, rules_id, kind, subjects, status, stage, slots, documents, reasons, acts_done,
                submitted_on, decided_on, last_act_on, revision, row_version)
                SELECT gen_random_uuid(), uscc, '01900000-0000-7000-8000-000000000002', 'NEW', '{}', 'REFUSED', 'ENDED',
                    filed, '{}', '{现场与材料不符}', '{}', current_date - 40, current_date - 30, current_date - 30, 3, 0
                FROM slots WHERE abs(hashtext(uscc)) % 50 = 0;
            INSERT INTO disclosed SELECT * FROM to_disclose;
            """;

    private SearchBenchmark() {}

    public static void main(String[] args) throws Exception {
        Alone.run("institutions", SearchBenchmark::run);
    }

    private static void run(LocalSystem system) throws Exception {
        var cities = Nation.below(Nation.below(List.of("000000"), 31), 11);
        var districts = Nation.below(cities, 8);
        var towns = Nation.below(districts, 15);
        register(system, towns);
        var database = system.postgres().jdbcUrl("institutions");
        sql(database, FILL);
        sql(database, "VACUUM ANALYZE");
        sql(database, "CHECKPOINT"); // or the first readers write what the loading left in the buffers
        // What is asked every day lies in memory.
        sql(database, "SELECT sum(length(disclosed.name))::text FROM disclosed JOIN registration USING (uscc)");
        OUT.printf("%s institutions disclosed%n", sql(database, "SELECT count(*)::text FROM disclosed"));
        var places = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            places.add(sql(
                    database,
                    "SELECT 'longitude=' || longitude || '&latitude=' || latitude FROM disclosed OFFSET " + i * 240
                            + " LIMIT 1"));
        }
        var ask = new AtRate(system.ports().services().get("institutions"), null);
        ask.measure("(warming up)", random -> ASK + "?region=" + any(districts, random));
        ask.measure("a town", random -> ASK + "?region=" + any(towns, random));
        ask.measure("a district (45)", random -> ASK + "?region=" + any(districts, random));
        ask.measure(
                "a district, by age, form, free slots",
                random -> ASK + "?free=true&serviceForm=HOURLY&age=" + random.nextInt(36) + "&region="
                        + any(districts, random));
        ask.measure(
                "a city (360), 普惠 with free slots",
                random -> ASK + "?free=true&inclusive=true&region=" + any(cities, random));
        ask.measure(
                "a city, by a part of the name",
                random -> ASK + "?name=%E8%B4%9F%E8%BD%BD7&region=" + any(cities, random));
        ask.measure("the 20 nearest", random -> ASK + "?limit=20&" + any(places, random));
        ask.measure(
                "the 20 nearest by age, form, free slots",
                random -> ASK + "?limit=20&free=true&serviceForm=HOURLY&age=" + random.nextInt(36) + "&"
                        + any(places, random));
        ask.measure("the whole nation, a page", random -> ASK);
        ask.measure("refusals and suspensions of a city", random -> ASK + "/decisions?region=" + any(cities, random));
    }

    private static void register(LocalSystem system, List<String> towns) throws Exception {
        var address = URI.create("http://localhost:" + system.ports().services().get("institutions")
                + "/institutions/api/v1/registration-batches");
        var claims = Map.<String, Object>of(
                "groups", List.of("registrar"), "region", "000000", "department", "civil-affairs");
        var token = new Tokens(system.issuer()).with("civil", claims);
        var pushes = new ArrayList<String>();
        int n = 0;
        for (var town : towns) {
            for (int i = 0; i < A_TOWN; i++) pushes.add(push(n++, town));
            if (pushes.size() + A_TOWN > BATCH) {
                IntakeBenchmark.send(address, token, pushes);
                pushes.clear();
            }
        }
        if (!pushes.isEmpty()) IntakeBenchmark.send(address, token, pushes);
    }

    private static String push(int n, String town) {
        return """
                {"uscc":"%s","name":"示例负载%d","legalForm":"NON_PROFIT","regionCode":"%s","address":"一号","registeredOn":"2024-01-05"}"""
                .formatted(MadeUpUscc.of(n), n, town);
    }

    private static String any(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** The first value, where it answers with one. */
    private static String sql(String database, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var open = connection.createStatement()) {
            if (!open.execute(statement)) return null;
            open.getResultSet().next();
            return open.getResultSet().getString(1);
        }
    }
}
