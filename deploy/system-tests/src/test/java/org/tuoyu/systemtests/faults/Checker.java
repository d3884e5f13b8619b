package org.tuoyu.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.Api;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.systemtests.StubbornClient;

/**
 * After a fault run: each acknowledged write is there once, each has its one event, each event its one effect in each
 * consumer, in order and without gap, and what was learnt is what a new service learns from the topics.
 */
final class Checker {
    static final List<String> SERVICES = List.of("targets", "institutions", "inspections", "notifications");
    private static final long LIMIT_SECONDS = 180;

    private final LocalSystem system;
    private final StubbornClient client;

    Checker(LocalSystem system, Api api) {
        this.system = system;
        this.client = new StubbornClient(api);
    }

    /**
     * One line for each difference.
     *
     * @param undisturbed nothing went wrong, so that no record may have been sent again either
     */
    List<String> check(Journal journal, boolean undisturbed) throws Exception {
        awaitQuiet();
        var found = new ArrayList<>(journal.differences(system.postgres()));
        for (var service : SERVICES) {
            var waiting = count(system, service, "SELECT count(*) FROM outbox");
            if (waiting > 0) found.add("%s: not-sent ×%d".formatted(service, waiting));
            found.addAll(reconcile(service, undisturbed));
        }
        if (found.isEmpty()) found.addAll(new Rebuilt(system).differences());
        return found;
    }

    /** No outbox shrinks any more and no inbox grows; that they are empty is not sure when there is a bug. */
    private void awaitQuiet() throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        long before = -1;
        int same = 0;
        while (same < 4 && System.nanoTime() < deadline) {
            long now = 0;
            for (var service : SERVICES) {
                now += count(system, service, "SELECT count(*) FROM inbox")
                        + count(system, service, "SELECT count(*) FROM dead_letter");
                now += 1_000_000_007L * count(system, service, "SELECT count(*) FROM outbox");
            }
            same = now == before ? same + 1 : 0;
            before = now;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private List<String> reconcile(String service, boolean undisturbed) throws InterruptedException {
        var path = "/" + service + "/api/v1/event-reconciliations";
        var started = client.post("admin", path, StubbornClient.nothing(), null).expect(202);
        JsonNode run;
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        do {
            if (System.nanoTime() > deadline) throw new IllegalStateException(service + " does not end to compare");
            TimeUnit.MILLISECONDS.sleep(200);
            run = client.get("admin", path + "/" + started.text("id"))
                    .expect(200)
                    .body();
        } while (run.path("endedAt").isNull());
        var found = new ArrayList<String>();
        var repeated = run.path("repeated").asLong();
        if (undisturbed && repeated > 0) found.add("%s: sent-twice ×%d".formatted(service, repeated));
        for (var one : run.path("differences")) {
            found.add("%s: %s %s ×%d, for example %s"
                    .formatted(
                            service,
                            one.path("kind").asText(),
                            one.path("consumer").asText(),
                            one.path("count").asLong(),
                            one.path("examples").path(0).asText()));
        }
        return found;
    }

    static long count(LocalSystem system, String service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl(service));
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
