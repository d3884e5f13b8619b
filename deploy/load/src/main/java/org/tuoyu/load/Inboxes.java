package org.tuoyu.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.platform.testing.Tokens;

/** Three million notifications of a nation, written by SQL as the service would have; then inboxes are asked for. */
final class Inboxes {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String ASK = "/notifications/api/v1/notifications";
    /** 341 cities of 8 districts; four notifications an event: health, two that co-operate, a town; three in four are closed. */
    private static final String FILL =
            """
            CREATE TEMP TABLE made AS
            SELECT n, gen_random_uuid() AS event_id,
                   (11 + n / 8 %% 31) * 10000 + (1 + n / 248 %% 11) * 100 + 1 + n %% 8 AS district
            FROM generate_series(%1$d, %2$d) n;
            INSERT INTO event (position, id, type, source, subject, sequence, occurred_at, region_code, actor, data, received_at)
            SELECT 100000000 + n, made.event_id, one.type, one.source, made.event_id::text, 1, now(), district::text || '001',
                   'load', one.data, now()
            FROM made, (SELECT * FROM event WHERE type = 'org.tuoyu.visit.planned.v1' ORDER BY position LIMIT 1) one;
            INSERT INTO notification
            SELECT row.*
            FROM made, (VALUES (1, '', 'health'), (2, '', 'education'), (3, '', 'emergency'), (4, '001', 'town'))
                     AS inbox (place, region, department),
                 (SELECT notification AS one FROM notification WHERE event_type = 'org.tuoyu.visit.planned.v1'
                  ORDER BY id LIMIT 1) template,
                 LATERAL jsonb_populate_record(one, jsonb_build_object(
                     'id', ('0190' || lpad(to_hex(n), 8, '0') || '7' || lpad(to_hex(place), 3, '0') || '8000'
                            || substr(md5(n::text || place), 1, 12))::uuid,
                     'event_id', made.event_id, 'subject', made.event_id,
                     'recipient_region', district::text || region, 'recipient_district', district::text,
                     'recipient_department', department, 'region_code', district::text || '001',
                     'urgent', n %% 20 = 0, 'closed_at', CASE WHEN n %% 4 > 0 THEN now() END)) AS row;
            DROP TABLE made;""";

    private static final int EVENTS = 750_000;
    private static final int AT_ONCE = 50_000;

    private Inboxes() {}

    static void measure(LocalSystem system, Tokens tokens) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("notifications"));
                var statement = connection.createStatement()) {
            for (int i = 0; i < EVENTS; i += AT_ONCE) {
                statement.execute(FILL.formatted(i + 1, i + AT_ONCE));
                OUT.printf("   %,d notifications%n", 4L * (i + AT_ONCE));
            }
            statement.execute("VACUUM ANALYZE notification");
            statement.execute("VACUUM ANALYZE event");
        }
        var port = system.ports().services().get("notifications");
        var department = tokens.with(
                "dept", Map.of("groups", List.of("department-officer"), "region", "120101", "department", "health"));
        var officer = new AtRate(port, department);
        officer.measure("(warming up)", random -> ASK + "?open=true"); // the service has just been started
        officer.measure("a department's open inbox, urgent first", random -> ASK + "?open=true");
        officer.measure("a department's whole inbox, newest first", random -> ASK);
        officer.measure("its notifications of one clause", random -> ASK + "?clause=%E4%B8%89(%E4%BA%94)2");
        new AtRate(port, tokens.of("town", "120101001", "town-officer"))
                .measure("a town's open inbox", random -> ASK + "?open=true");
        var auditor = new AtRate(port, tokens.of("auditor120101", "120101", "auditor"));
        auditor.measure("all inboxes of a district", random -> ASK);
        auditor.measure("all open ones of a district", random -> ASK + "?open=true");
        var city = new AtRate(port, tokens.of("auditor1201", "120100", "auditor"));
        city.measure("all inboxes of a city", random -> ASK);
        city.measure("all open ones of a city", random -> ASK + "?open=true");
        new AtRate(port, tokens.of("auditor12", "120000", "auditor"))
                .measure("all inboxes of a province", random -> ASK);
        new AtRate(port, tokens.of("auditor00", "000000", "auditor"))
                .measure("all inboxes of the nation", random -> ASK);
        new AtRate(port, tokens.of("admin120101", "120101", "administrator"))
                .measure("a page of the pull feed", random -> "/notifications/api/v1/events?limit=50");
    }
}
