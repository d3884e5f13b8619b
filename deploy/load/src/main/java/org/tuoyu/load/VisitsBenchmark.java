package org.tuoyu.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Visits}: what inspectors and their offices ask, at 100 requests a second, among a million
 * visits to 122,760 institutions in 40,920 towns. They are written by SQL: visits, findings, complaints and
 * lapsed certificates, no incidents and no checklists.
 */
public final class VisitsBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int A_TOWN = 3;
    private static final int VISITS = 1_000_000;
    private static final int AT_ONCE = 100_000;
    private static final int DAYS = 760;
    private static final String API = "/inspections/api/v1/";
    private static final String FILL_INSTITUTIONS =
            """
            INSERT INTO known_institution (uscc, name, region_code, sequence, since)
            SELECT '52' || left(code, 6) || 'MJ' || lpad(number::text, 8, '0'), '示例托育机构' || number, code, 1, '2023-03-01'
            FROM (SELECT code, row_number() OVER (ORDER BY code, n) AS number
                  FROM unnest(string_to_array(?, ',')) code, generate_series(1, ?) n) made""";
    private static final String FILL_LAPSES =
            "INSERT INTO known_lapse SELECT uscc, 'CARE', current_date - 60, CASE WHEN random() > 0.5 THEN current_date - 30 END"
                    + " FROM known_institution WHERE abs(hashtext(uscc)) % 10 = 0";
    /**
     * From two years ago on, one in twenty because somebody complained. Those whose day is over are made, one in ten of them
     * raised a finding, one in five of those is open.
     */
    private static final String FILL_VISITS =
            """
            WITH made AS (
                SELECT n, n %% 20 = 0 AS complained, current_date - 730 + CAST(n / (%1$d / %2$d) AS integer) AS day, one.*,
                       ('0190' || lpad(to_hex(n), 8, '0') || '70008000' || substr(md5(n::text), 1, 12))::uuid AS id
                FROM generate_series(?, ?) n
                JOIN (SELECT row_number() OVER (ORDER BY uscc) AS number, known.* FROM known_institution known) one
                  ON number = 1 + abs(hashtext(n::text)) %% (SELECT count(*) FROM known_institution)),
            visited AS (
                INSERT INTO visit (id, kind, status, uscc, institution_name, region_code, due_day, due_provisional, visited_on,
                                   inspector, conforms, nature, trigger, counts, revision, row_version)
                SELECT id, CASE WHEN complained THEN 'ADMINISTRATIVE_INSPECTION' ELSE 'PATROL' END,
                       CASE WHEN day < current_date THEN 'REPORTED' ELSE 'PLANNED' END, uscc, name,
                       region_code, day, false, CASE WHEN day < current_date THEN day END,
                       CASE WHEN day < current_date THEN 'inspector' || left(region_code, 6) END,
                       CASE WHEN day < current_date THEN n %% 10 > 0 END,
                       CASE WHEN complained THEN 'ADMINISTRATIVE' ELSE 'PATROL' END,
                       CASE WHEN complained THEN 'COMPLAINT' END, false, 1, 0
                FROM made)
            INSERT INTO finding (id, visit_id, uscc, institution_name, region_code, lead, severity, clause, description,
                                 suspends_slots, raised_on, due_day, due_provisional, lifted_on, lifting, rules_id, act, revision, row_version)
            SELECT id, id, uscc, name, region_code, false, 'MINOR', '三(五)2', '消防通道堆放杂物', false, day, day + 21, false,
                   CASE WHEN n %% 50 > 0 THEN least(day + 10, current_date) END, CASE WHEN n %% 50 > 0 THEN '已清理' END,
                   '01900000-0000-7000-8000-000000000012', CASE WHEN n %% 50 > 0 THEN 'LIFTED' ELSE 'RAISED' END, 1, 0
            FROM made WHERE n %% 10 = 0 AND day < current_date"""
                    .formatted(VISITS, DAYS);

    private VisitsBenchmark() {}

    public static void main(String[] args) throws Exception {
        Alone.run("inspections", VisitsBenchmark::run);
    }

    private static void run(LocalSystem system) throws Exception {
        OUT.printf("%n%s%n", Machine.now());
        var districts = Nation.below(Nation.below(Nation.below(List.of("000000"), 31), 11), 8);
        var usccs = fill(system.postgres().jdbcUrl("inspections"), Nation.below(districts, 15));
        var port = system.ports().services().get("inspections");
        var tokens = new Tokens(system.issuer());
        var random = new Random(5);
        var district = districts.get(random.nextInt(districts.size()));
        var office = new AtRate(port, tokens.of("office" + district, district, "inspection-manager"));
        office.measure("(warming up)", any -> API + "visits");
        office.measure("a district's visits, a page", any -> API + "visits");
        office.measure("its planned ones", any -> API + "visits?status=PLANNED");
        office.measure("its findings", any -> API + "findings");
        office.measure("its open ones", any -> API + "findings?open=true");
        office.measure("what is due in it", any -> API + "due");
        office.measure("risk of its institutions", any -> API + "risk");
        var nation = new AtRate(port, tokens.of("office00", "000000", "inspection-manager"));
        nation.measure(
                "the visits of any institution", any -> API + "visits?uscc=" + usccs.get(any.nextInt(usccs.size())));
        nation.measure("the nation's planned visits, a page", any -> API + "visits?status=PLANNED");
        nation.measure("its open findings, a page", any -> API + "findings?open=true");
        nation.measure(
                "any district's due", any -> API + "due?regionCode=" + districts.get(any.nextInt(districts.size())));
        nation.measure(
                "any district's risk", any -> API + "risk?regionCode=" + districts.get(any.nextInt(districts.size())));
    }

    /** Some of the institutions. */
    private static List<String> fill(String database, List<String> towns) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var institutions = connection.prepareStatement(FILL_INSTITUTIONS);
                var visits = connection.prepareStatement(FILL_VISITS);
                var other = connection.createStatement()) {
            institutions.setString(1, String.join(",", towns));
            institutions.setInt(2, A_TOWN);
            OUT.printf("   %,d institutions%n", institutions.executeUpdate());
            other.execute(FILL_LAPSES);
            for (int i = 0; i < VISITS; i += AT_ONCE) {
                visits.setInt(1, i + 1);
                visits.setInt(2, i + AT_ONCE);
                visits.executeUpdate();
                OUT.printf("   %,d visits%n", i + AT_ONCE);
            }
            other.execute("VACUUM ANALYZE");
            other.execute("CHECKPOINT");
            var found = other.executeQuery("SELECT uscc FROM known_institution ORDER BY md5(uscc) LIMIT 1000");
            var some = new ArrayList<String>();
            while (found.next()) some.add(found.getString(1));
            return some;
        }
    }
}
