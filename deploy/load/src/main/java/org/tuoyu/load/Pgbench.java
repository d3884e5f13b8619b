package org.tuoyu.load;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.tuoyu.local.LocalSystem;

/** The limit: what PostgreSQL itself does of the same SQL, asked by its own pgbench, with as many clients. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final List<String> TABLES =
            List.of("registration", "slots", "outbox", "audit_entry", "idempotency_key");

    /** What one registration leaves, in one transaction; the outbox and the audit in one statement, as the service writes them. */
    private static final String REGISTRATION =
            """
            BEGIN;
            INSERT INTO limits.registration (uscc, name, legal_form, registrar, region_code, address, registered_on, revision, row_version)
                VALUES (gen_random_uuid()::text, '示例', 'NON_PROFIT', 'civil-affairs', '211104002', '一号', '2024-01-05', 1, 0);
            INSERT INTO limits.slots (uscc, registered, filed, effective_day, revision, row_version)
                VALUES (gen_random_uuid()::text, 0, 0, '2024-01-05', 0, 0);
            WITH announced AS (INSERT INTO limits.outbox (topic, key, headers, payload)
                VALUES ('limits', gen_random_uuid()::text, repeat('h', 400), repeat('p', 220)))
                INSERT INTO limits.audit_entry VALUES (gen_random_uuid(), now(), 'civil', 'civil', 'registered', 's', '211104002',
                    NULL, NULL, jsonb_build_object('a', repeat('x', 200)), 't');
            INSERT INTO limits.idempotency_key VALUES ('civil', gen_random_uuid()::text, repeat('h', 64), 201, '{}', repeat('b', 260));
            COMMIT;
            """;

    private Pgbench() {}

    /** @return registrations a second */
    static double registrations(LocalSystem system, int clients, int seconds)
            throws SQLException, IOException, InterruptedException {
        var url = system.postgres().jdbcUrl("institutions");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA limits");
            for (var table : TABLES) {
                statement.execute("CREATE TABLE limits.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
            }
        }
        var script = system.directory().resolve("registration.sql");
        Files.writeString(script, REGISTRATION);
        var pgbench = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-f",
                        script.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + system.postgres().port(),
                        "-U",
                        "postgres",
                        "-c",
                        "" + clients,
                        "-j",
                        "2",
                        "-T",
                        "" + seconds,
                        "institutions")
                .redirectErrorStream(true)
                .start();
        var said = new String(pgbench.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var found = RATE.matcher(said);
        if (pgbench.waitFor() != 0 || !found.find()) throw new IllegalStateException("pgbench: " + said);
        return Double.parseDouble(found.group(1));
    }
}
