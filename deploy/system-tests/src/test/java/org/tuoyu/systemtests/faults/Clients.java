package org.tuoyu.systemtests.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.tuoyu.local.Api;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.MadeUpUscc;
import org.tuoyu.systemtests.StubbornClient;

/**
 * Registrars, filing officers, inspectors and departments at work, each on institutions of its own: they repeat what got
 * no answer, and note what was acknowledged.
 */
final class Clients implements AutoCloseable {
    private static final List<String> TOWNS = List.of("211104002", "211104004", "211104005", "211104006", "211104101");
    private static final List<String> DOCUMENTS =
            List.of("filing-form", "commitment", "licence", "premises", "staff", "health-evaluation", "fire-safety");
    private static final int CHANGES_OF_CLASSES = 3;
    private static final long PATIENCE_SECONDS = 60;
    /** So that a machine of two cores can start services meanwhile. */
    private static final long BREATH_MILLIS = 300;

    private final LocalSystem system;
    private final StubbornClient client;
    private final Journal journal;
    private final long patience;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final List<CompletableFuture<Void>> working = new ArrayList<>();

    Clients(LocalSystem system, Api api, Journal journal, int howMany) {
        this(system, api, journal, howMany, PATIENCE_SECONDS);
    }

    /** @param patience seconds that each waits for what must follow elsewhere, before it goes on with the next institution */
    Clients(LocalSystem system, Api api, Journal journal, int howMany, long patience) {
        this.patience = patience;
        this.system = system;
        this.client = new StubbornClient(api);
        this.journal = journal;
        for (int i = 0; i < howMany; i++) {
            working.add(CompletableFuture.runAsync(this::work, task -> new Thread(task, "client").start()));
        }
    }

    private void work() {
        while (running.get()) {
            try {
                institution(number.incrementAndGet());
            } catch (IllegalStateException e) {
                journal.refused(e.getMessage());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BREATH_MILLIS));
        }
    }

    private void institution(int n) {
        var uscc = MadeUpUscc.of(n);
        register(uscc, n);
        classes(uscc);
        file(uscc);
        report(uscc);
        acknowledge(uscc);
    }

    private void register(String uscc, int n) {
        var push = Map.of(
                "uscc",
                uscc,
                "name",
                "故障测试" + n,
                "legalForm",
                "NON_PROFIT",
                "regionCode",
                TOWNS.get(n % TOWNS.size()),
                "address",
                "一号",
                "registeredOn",
                "2024-03-01");
        client.post("civil", "/institutions/api/v1/registrations", push, null).expect(201);
        journal.acknowledged("institutions", uscc, "institution.registered");
    }

    /** Not in the journal: filing and inspection change the slots, too. A repetition after a lost answer gets 412. */
    private void classes(String uscc) {
        var path = "/institutions/api/v1/institutions/" + uscc;
        for (int slots = 5; slots < 5 + CHANGES_OF_CLASSES; slots++) {
            var before = client.get("filing", path).expect(200);
            var classes = List.of(Map.of("name", "一班", "ageBand", "TODDLER", "slots", slots));
            client.put("filing", path + "/classes", Map.of("classes", classes, "day", "2024-03-01"), before.etag())
                    .expect(200, 412);
        }
    }

    private void file(String uscc) {
        var opened = client.post("filing", "/institutions/api/v1/filings", Map.of("uscc", uscc), null)
                .expect(201);
        var id = opened.text("filingId");
        journal.acknowledged("institutions", id, "filing.drafted");
        var path = "/institutions/api/v1/filings/" + id;
        var documents = Map.of("documents", DOCUMENTS, "day", "2024-03-11");
        var submitted = client.post("filing", path + "/submission", documents, opened.etag())
                .expect(200);
        journal.acknowledged("institutions", id, "filing.submitted");
        client.post("filing", path + "/receipt", Map.of("day", "2024-03-14"), submitted.etag())
                .expect(200);
        journal.acknowledged("institutions", id, "filing.receipt-issued");
    }

    /** The visit that follows from the receipt, when it is planned in time. */
    private void report(String uscc) {
        var visits = "/inspections/api/v1/visits?uscc=" + uscc;
        if (!soon(() -> !client.get("inspector", visits)
                .expect(200)
                .body()
                .path("items")
                .isEmpty())) return;
        var visit = client.get("inspector", visits)
                .expect(200)
                .body()
                .path("items")
                .path(0)
                .path("visitId")
                .asText();
        var path = "/inspections/api/v1/visits/" + visit;
        var report = Map.of("visitedOn", "2024-03-25", "conforms", true, "findings", List.of());
        client.post(
                        "inspector",
                        path + "/report",
                        report,
                        client.get("inspector", path).etag())
                .expect(200);
        journal.acknowledged("inspections", visit, "visit.reported");
    }

    private void acknowledge(String uscc) {
        var found = new String[1];
        if (!soon(() -> (found[0] = notificationOf(uscc)) != null)) return;
        var path = "/notifications/api/v1/notifications/" + found[0];
        client.post(
                        "civil",
                        path + "/acknowledgement",
                        Map.of("note", "知悉"),
                        client.get("civil", path).expect(200).etag())
                .expect(200);
        journal.acknowledged("notifications", found[0], "notification.acknowledged");
    }

    private String notificationOf(String uscc) {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("notifications"));
                var question = connection.prepareStatement(
                        "SELECT n.id FROM notification n JOIN event e ON e.id = n.event_id WHERE e.subject = ?"
                                + " AND n.recipient_department = 'civil-affairs'")) {
            question.setString(1, uscc);
            var answer = question.executeQuery();
            return answer.next() ? answer.getString(1) : null;
        } catch (SQLException e) {
            return null; // the database is away
        }
    }

    private interface Question {
        boolean isSo();
    }

    private boolean soon(Question question) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
        while (System.nanoTime() < deadline) {
            if (question.isSo()) return true;
            if (!running.get()) return false;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return false;
    }

    /** Each finishes what it is at. */
    @Override
    public void close() {
        running.set(false);
        working.forEach(CompletableFuture::join);
    }
}
