package org.tuoyu.systemtests.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.LocalSystem;

/** What a service has learnt from the topics must be what a new one learns from them. */
final class Rebuilt {
    /** Longer than it may stand still; how long it learns is a matter of the machine. */
    private static final Duration STANDS_STILL = Duration.ofMinutes(1);

    /** All that follows from events alone, without the time at which they were heard. */
    private static final Map<String, List<String>> LEARNT = Map.of(
            "targets",
            List.of(
                    "SELECT uscc, sequence, region_code, institution_name, effective_day, registered, filed, planned,"
                            + " verified, suspended, kind, ownership, event_id FROM known_slots",
                    "SELECT * FROM known_answers"),
            "inspections",
            List.of(
                    "SELECT * FROM known_institution",
                    "SELECT * FROM known_region",
                    "SELECT * FROM known_place",
                    "SELECT uscc, code, lapsed_on FROM known_lapse",
                    "SELECT * FROM known_renewal",
                    "SELECT plan_id, region_code, sequence, clauses FROM known_plan",
                    "SELECT * FROM known_matter"),
            "notifications",
            List.of(
                    "SELECT id, type, subject, sequence, region_code, data FROM event",
                    "SELECT event_id, recipient_region, recipient_department, role, clause FROM notification",
                    "SELECT plan_id, number, lead, cooperating, towns FROM known_clause"));

    private final LocalSystem system;

    Rebuilt(LocalSystem system) {
        this.system = system;
    }

    /** Those that are still there when nothing moves any more. */
    List<String> differences() throws Exception {
        var found = new ArrayList<String>();
        for (var service : new TreeSet<>(LEARNT.keySet())) {
            var another = system.rebuilt(service);
            another.awaitReady();
            var differences = compare(service);
            var moved = System.nanoTime();
            while (!differences.isEmpty() && System.nanoTime() - moved < STANDS_STILL.toNanos()) {
                TimeUnit.SECONDS.sleep(1);
                var now = compare(service);
                if (now.size() != differences.size()) moved = System.nanoTime();
                differences = now;
            }
            another.stop();
            found.addAll(differences);
        }
        return found;
    }

    private List<String> compare(String service) throws SQLException {
        var found = new ArrayList<String>();
        for (var question : LEARNT.get(service)) found.addAll(compare(service, question));
        return found;
    }

    private List<String> compare(String service, String question) throws SQLException {
        var live = rows(service, question);
        var rebuilt = rows(service + "_rebuilt", question);
        var found = new ArrayList<String>();
        for (var row : live)
            if (!rebuilt.contains(row)) found.add(service + ": live only, of " + question + ": " + row);
        for (var row : rebuilt)
            if (!live.contains(row)) found.add(service + ": rebuilt only, of " + question + ": " + row);
        return found;
    }

    private TreeSet<String> rows(String database, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl(database));
                var answer = connection.createStatement().executeQuery("SELECT q::text FROM (" + question + ") q")) {
            var rows = new TreeSet<String>();
            while (answer.next()) rows.add(answer.getString(1));
            return rows;
        }
    }
}
