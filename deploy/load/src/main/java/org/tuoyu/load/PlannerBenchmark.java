package org.tuoyu.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Planner}: 400 visits and 15 inspectors in a month, planned by the service, and by what a person
 * would do with a list: the visit that is due first goes to whoever has the fewest of those who may, on the first day with
 * room. Both are measured and checked by the same code, which is not the service's.
 */
public final class PlannerBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DISTRICT = "990101";
    private static final LocalDate FIRST = LocalDate.now().plusDays(1);
    private static final LocalDate LAST = FIRST.plusDays(29);
    private static final int A_DAY = 2;
    private static final long BETWEEN_LOOKS = 200;
    /** 320 institutions; 80 of them are inspected by two departments. Ten inspectors of health, five of the fire brigade. */
    private static final String FILL =
            """
            INSERT INTO known_institution SELECT '52990101MJ' || lpad(n::text, 8, '0'), '示例托育机构' || n,
                '990101' || lpad((n % 15 + 1)::text, 3, '0'), 1 FROM generate_series(1, 320) n;
            INSERT INTO known_place SELECT uscc, 122 + (n * 37 % 100) / 200.0, 41 + (n * 61 % 100) / 250.0, 1
                FROM (SELECT uscc, right(uscc, 8)::int AS n FROM known_institution) one;
            INSERT INTO visit (id, kind, status, uscc, institution_name, region_code, due_day, due_provisional, nature, department,
                    item, counts, revision, row_version)
                SELECT gen_random_uuid(), CASE WHEN n % 4 = 0 THEN 'SPECIAL' ELSE 'HEALTH_CARE_CHECK' END, 'PLANNED', uscc, name,
                    region_code, current_date + 4 + n % 26, false, CASE WHEN n % 4 = 0 THEN 'ADMINISTRATIVE' ELSE 'TECHNICAL' END,
                    'health', 'childcare', n % 4 = 0, 1, 0
                FROM (SELECT *, right(uscc, 8)::int AS n FROM known_institution) one
                UNION ALL
                SELECT gen_random_uuid(), 'FIRE_SAFETY', 'PLANNED', uscc, name, region_code, current_date + 10 + n % 20, false,
                    'ADMINISTRATIVE', 'fire-rescue', 'fire', true, 1, 0
                FROM (SELECT *, right(uscc, 8)::int AS n FROM known_institution) one WHERE n % 4 = 0;
            INSERT INTO inspector SELECT 'inspector' || n, '990101', CASE WHEN n <= 10 THEN 'health' ELSE 'fire-rescue' END,
                    CASE WHEN n <= 10 THEN '{HEALTH_CARE_CHECK,SPECIAL}' ELSE '{FIRE_SAFETY}' END::text[], 2,
                    122 + n % 5 / 10.0, 41 + n % 3 / 10.0, 1, 0 FROM generate_series(1, 15) n;
            INSERT INTO inspector_absence SELECT 'inspector' || n, 0, current_date + n, current_date + n + 4
                FROM generate_series(1, 15) n;
            INSERT INTO enforcement_certificate SELECT '辽-' || n, 'inspector' || n, '990101',
                    CASE WHEN n <= 10 THEN 'health' ELSE 'fire-rescue' END, '2023-01-01', '2099-12-31', 1, 0
                FROM generate_series(1, 15) n WHERE n % 2 = 0 OR n > 10;
            """;

    private record Visit(
            UUID id,
            String kind,
            String nature,
            String department,
            String uscc,
            LocalDate due,
            double east,
            double north) {}

    private record Inspector(
            String account,
            String department,
            List<String> kinds,
            boolean certified,
            LocalDate away,
            double east,
            double north) {
        boolean may(Visit visit, LocalDate day) {
            var there = day.isBefore(away) || day.isAfter(away.plusDays(4));
            var administrative = visit.nature().equals("ADMINISTRATIVE");
            return there
                    && kinds.contains(visit.kind())
                    && (!administrative || (certified && department.equals(visit.department())));
        }
    }

    private record Put(Visit visit, Inspector inspector, LocalDate day) {}

    private PlannerBenchmark() {}

    public static void main(String[] args) throws Exception {
        Alone.run("inspections", PlannerBenchmark::run);
    }

    private static void run(LocalSystem system) throws Exception {
        var database = system.postgres().jdbcUrl("inspections");
        var visits = new ArrayList<Visit>();
        var inspectors = new ArrayList<Inspector>();
        fill(database, visits, inspectors);
        OUT.printf("%n%s; %d visits, %d inspectors, %d days%n", Machine.now(), visits.size(), inspectors.size(), 30);
        OUT.printf("%-28s %8s %8s %8s %10s %10s%n", "", "seconds", "planned", "km", "most−least", "not joint");
        var began = System.nanoTime();
        var greedy = greedy(visits, inspectors);
        measure("greedy", (System.nanoTime() - began) / 1e9, greedy, inspectors);
        began = System.nanoTime();
        var planned = solved(system, visits, inspectors);
        measure("planned", (System.nanoTime() - began) / 1e9, planned, inspectors);
    }

    private static void fill(String database, List<Visit> visits, List<Inspector> inspectors) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute(FILL);
            try (var rows =
                    statement.executeQuery("SELECT id, kind, nature, department, uscc, due_day, longitude, latitude"
                            + " FROM visit JOIN known_place USING (uscc) ORDER BY due_day, id")) {
                while (rows.next()) {
                    visits.add(new Visit(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getObject(6, LocalDate.class),
                            rows.getDouble(7),
                            rows.getDouble(8)));
                }
            }
            try (var rows = statement.executeQuery(
                    "SELECT i.account, i.department, kinds, c.number IS NOT NULL, first_day, longitude, latitude FROM inspector i"
                            + " JOIN inspector_absence USING (account) LEFT JOIN enforcement_certificate c ON c.holder = i.account"
                            + " ORDER BY i.account")) {
                while (rows.next()) {
                    inspectors.add(new Inspector(
                            rows.getString(1),
                            rows.getString(2),
                            List.of((String[]) rows.getArray(3).getArray()),
                            rows.getBoolean(4),
                            rows.getObject(5, LocalDate.class),
                            rows.getDouble(6),
                            rows.getDouble(7)));
                }
            }
        }
    }

    private static List<Put> greedy(List<Visit> visits, List<Inspector> inspectors) {
        var day = new HashMap<String, Integer>();
        var all = new HashMap<String, Integer>();
        var put = new ArrayList<Put>();
        for (var visit : visits) {
            Put best = null;
            for (var on = FIRST; best == null && !on.isAfter(visit.due()); on = on.plusDays(1)) {
                if (on.getDayOfWeek() == DayOfWeek.SATURDAY || on.getDayOfWeek() == DayOfWeek.SUNDAY) continue;
                for (var inspector : inspectors) {
                    if (!inspector.may(visit, on) || day.getOrDefault(inspector.account() + on, 0) >= A_DAY) continue;
                    if (best == null
                            || all.getOrDefault(inspector.account(), 0)
                                    < all.getOrDefault(best.inspector().account(), 0)) {
                        best = new Put(visit, inspector, on);
                    }
                }
            }
            if (best == null) continue;
            put.add(best);
            day.merge(best.inspector().account() + best.day(), 1, Integer::sum);
            all.merge(best.inspector().account(), 1, Integer::sum);
        }
        return put;
    }

    private static List<Put> solved(LocalSystem system, List<Visit> visits, List<Inspector> inspectors)
            throws Exception {
        var schedules =
                "http://localhost:" + system.ports().services().get("inspections") + "/inspections/api/v1/schedules";
        var claims = Map.<String, Object>of(
                "groups", List.of("inspection-manager"), "region", DISTRICT, "department", "health");
        var token = new Tokens(system.issuer()).with("manager", claims);
        var asked = send(
                schedules,
                token,
                JSON.writeValueAsString(Map.of("regionCode", DISTRICT, "firstDay", "" + FIRST, "lastDay", "" + LAST)));
        var address = schedules + "/" + asked.path("scheduleId").asText();
        var state = asked;
        while (!state.path("status").asText().equals("PROPOSED")) {
            if (state.path("status").asText().equals("FAILED")) throw new IllegalStateException(state.toString());
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS); // asked as an app would; the time is that of the answer
            state = send(address, token, null);
        }
        var put = new ArrayList<Put>();
        for (var one : send(address + "/visits", token, null).path("visits")) {
            if (one.path("account").isNull()) continue;
            var visit = visits.stream()
                    .filter(known ->
                            known.id().toString().equals(one.path("visitId").asText()))
                    .findFirst()
                    .orElseThrow();
            var inspector = inspectors.stream()
                    .filter(known -> known.account().equals(one.path("account").asText()))
                    .findFirst()
                    .orElseThrow();
            put.add(new Put(visit, inspector, LocalDate.parse(one.path("day").asText())));
        }
        return put;
    }

    private static void measure(String what, double seconds, List<Put> plan, List<Inspector> inspectors) {
        var days = new HashMap<String, List<Put>>();
        var all = new HashMap<String, Integer>();
        var when = new HashMap<String, List<Put>>();
        for (var put : plan) {
            if (!put.inspector().may(put.visit(), put.day())
                    || put.day().isAfter(put.visit().due())) {
                throw new IllegalStateException(what + " breaks a rule: " + put);
            }
            days.computeIfAbsent(put.inspector().account() + put.day(), key -> new ArrayList<>())
                    .add(put);
            all.merge(put.inspector().account(), 1, Integer::sum);
            when.computeIfAbsent(put.visit().uscc(), key -> new ArrayList<>()).add(put);
        }
        if (days.values().stream().anyMatch(day -> day.size() > A_DAY)) {
            throw new IllegalStateException(what + " puts more than " + A_DAY + " visits on a day");
        }
        var km = days.values().stream().mapToDouble(PlannerBenchmark::tour).sum();
        var apart = when.values().stream()
                .filter(those -> those.stream().map(Put::day).distinct().count() > 1)
                .count();
        // Of one department, since others may not make its visits.
        var spread = inspectors.stream().map(Inspector::department).distinct().mapToInt(department -> {
            var counts = inspectors.stream()
                    .filter(one -> one.department().equals(department))
                    .mapToInt(one -> all.getOrDefault(one.account(), 0))
                    .summaryStatistics();
            return counts.getMax() - counts.getMin();
        });
        OUT.printf(
                "%-28s %8.1f %8d %8.0f %10d %10d%n",
                what, seconds, plan.size(), km, spread.max().orElse(0), apart);
    }

    /** From where the inspector begins, to the nearest each time, and back. */
    private static double tour(List<Put> day) {
        var left = new ArrayList<>(day);
        double east = day.get(0).inspector().east();
        double north = day.get(0).inspector().north();
        double homeEast = east;
        double homeNorth = north;
        double km = 0;
        while (!left.isEmpty()) {
            Put next = null;
            double nearest = Double.MAX_VALUE;
            for (var one : left) {
                var far =
                        kilometres(east, north, one.visit().east(), one.visit().north());
                if (far < nearest) {
                    nearest = far;
                    next = one;
                }
            }
            km += nearest;
            left.remove(next);
            east = next.visit().east();
            north = next.visit().north();
        }
        return km + kilometres(east, north, homeEast, homeNorth);
    }

    /** Flat: good enough within a district. */
    private static double kilometres(double east, double north, double otherEast, double otherNorth) {
        var x = (otherEast - east) * 111.2 * Math.cos(Math.toRadians(north));
        var y = (otherNorth - north) * 111.2;
        return Math.hypot(x, y);
    }

    private static JsonNode send(String address, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }
}
