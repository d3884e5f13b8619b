package org.tuoyu.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Sync}: the first pull of a device in a district of 400 institutions with a visit each, and a
 * push of 1,000 captured visits. The limits are what plain JDBC needs to read the same rows, and to write the same.
 */
public final class SyncBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int INSTITUTIONS = 400;
    private static final int PULLS = 20;
    private static final int ITEMS = 1000;
    private static final int AT_ONCE = 500;
    private static final String DISTRICT = "990101";
    private static final String FILL_INSTITUTIONS =
            """
            INSERT INTO known_institution SELECT '52990101MJ' || lpad(n::text, 8, '0'), '示例托育机构' || n,
                '990101' || lpad((n %% 15 + 1)::text, 3, '0'), 1 FROM generate_series(1, %d) n
            """;
    private static final String FILL_VISITS =
            """
            INSERT INTO visit (id, kind, status, uscc, institution_name, region_code, due_day, due_provisional, nature, counts,
                    revision, row_version)
                SELECT gen_random_uuid(), 'PATROL', 'PLANNED', '52990101MJ' || lpad((n %% 400 + 1)::text, 8, '0'),
                    '示例托育机构' || n, '990101' || lpad((n %% 15 + 1)::text, 3, '0'), current_date + n %% 30, false, 'PATROL',
                    false, 1, 0
                FROM generate_series(1, %d) n
            """;

    private SyncBenchmark() {}

    public static void main(String[] args) throws Exception {
        Alone.run("inspections", SyncBenchmark::run);
    }

    private static void run(LocalSystem system) throws Exception {
        var database = system.postgres().jdbcUrl("inspections");
        var sync = "http://localhost:" + system.ports().services().get("inspections") + "/inspections/api/v1/sync";
        var tokens = new Tokens(system.issuer());
        sql(database, FILL_INSTITUTIONS.formatted(INSTITUTIONS));
        sql(database, FILL_VISITS.formatted(INSTITUTIONS));
        OUT.printf("%n%s%n", Machine.now());
        var times = new long[PULLS];
        long bytes = 0;
        for (int i = 0; i < PULLS; i++) {
            var began = System.nanoTime();
            bytes = pull(sync, token(tokens, "device" + i));
            times[i] = System.nanoTime() - began;
        }
        Arrays.sort(times);
        var read = time(() -> sql(database, "SELECT string_agg(to_jsonb(visit)::text, '') FROM visit"));
        OUT.printf(
                "first pull of %d institutions and %d visits: %.0f KB, p50 %.0f ms, most %.0f ms; the visits by plain JDBC %.0f ms%n",
                INSTITUTIONS, INSTITUTIONS, bytes / 1e3, times[PULLS / 2] / 1e6, times[PULLS - 1] / 1e6, read / 1e6);
        push(system, sync, tokens, database);
    }

    private static long pull(String sync, String token) throws Exception {
        long bytes = 0;
        String cursor = null;
        while (true) {
            var answer = send(sync + "/pull" + (cursor == null ? "" : "?cursor=" + cursor), token, null);
            bytes += answer.getBytes(StandardCharsets.UTF_8).length;
            var page = JSON.readTree(answer);
            if (!page.path("more").asBoolean()) return bytes;
            cursor = page.path("next").asText();
        }
    }

    private static void push(LocalSystem system, String sync, Tokens tokens, String database) throws Exception {
        sql(database, FILL_VISITS.formatted(ITEMS - INSTITUTIONS));
        var visits = sql(database, "SELECT string_agg(id::text, ',' ORDER BY id) FROM visit")
                .split(",");
        var items = new ArrayList<Map<String, Object>>();
        for (var visit : visits) items.add(item(UUID.fromString(visit)));
        var token = token(tokens, "pusher");
        for (var what : List.of("push of 1,000 captured visits", "the same once more")) {
            var began = System.nanoTime();
            for (int from = 0; from < ITEMS; from += AT_ONCE) {
                var body = Map.of(
                        "device",
                        "load",
                        "deviceTime",
                        OffsetDateTime.now().toString(),
                        "items",
                        items.subList(from, from + AT_ONCE));
                for (var result : JSON.readTree(send(sync + "/push", token, JSON.writeValueAsString(body)))
                        .path("results")) {
                    if (!result.path("stored").asBoolean()) throw new IllegalStateException(result.toString());
                }
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            OUT.printf("%s: %.1f s, %.0f/s%n", what, seconds, ITEMS / seconds);
        }
        double limit = Pgbench.registrations(system, 1, 5);
        OUT.printf("Limit: %.0f/s, four inserts a transaction by pgbench, one client%n", limit);
    }

    private static Map<String, Object> item(UUID visit) throws Exception {
        JsonNode content = JSON.valueToTree(Map.of(
                "visitId",
                visit,
                "author",
                "pusher",
                "capturedAt",
                OffsetDateTime.now().toString(),
                "conforms",
                true,
                "note",
                "巡查记录".repeat(50),
                "findings",
                List.of(),
                "photos",
                List.of()));
        var text = content.toString();
        return Map.of(
                "id",
                UUID.randomUUID(),
                "content",
                text,
                "sha256",
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String token(Tokens tokens, String account) {
        return tokens.with(account, Map.of("groups", List.of("inspector"), "region", DISTRICT, "department", "health"));
    }

    private static String send(String address, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static long time(Work work) throws SQLException {
        var began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
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
