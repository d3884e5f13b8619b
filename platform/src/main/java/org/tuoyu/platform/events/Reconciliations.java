package org.tuoyu.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;

/** Each night and on demand: {@link Reconciliation}, one at a time over all replicas, with its result kept. */
@ApplicationScoped
class Reconciliations {
    private static final Logger LOG = Logger.getLogger(Reconciliations.class);
    private static final String RECENT =
            "SELECT EXISTS (SELECT FROM reconciliation WHERE began_at > now() - interval '1 hour')";
    private static final UUID LAST = new UUID(-1, -1);
    private static final long LOCK = 0x7475_6f79_7501L;

    private final Reconciliation reconciliation;
    private final DataSource database;
    private final EntityManager entities;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "reconciliation"));
    private final AtomicLong differences = new AtomicLong();
    private volatile Instant endedAt = Instant.now();

    Reconciliations(Reconciliation reconciliation, DataSource database, EntityManager entities, MeterRegistry metrics) {
        this.reconciliation = reconciliation;
        this.database = database;
        this.entities = entities;
        metrics.gauge("tuoyu.reconciliation.differences", differences);
        metrics.gauge("tuoyu.reconciliation.age.seconds", this, all -> Duration.between(all.endedAt, Instant.now())
                .toSeconds());
    }

    /** Of all replicas the first one makes it. */
    @Scheduled(cron = "{tuoyu.event-reconciliation.cron}", timeZone = "Asia/Shanghai")
    void nightly() {
        alone(
                "SELECT pg_try_advisory_lock(%d)",
                connection -> {
                    if (!isTrue(connection, RECENT)) reconcile(start());
                });
    }

    /** What the last one found, whichever replica made it. */
    @Scheduled(every = "1m")
    void tell() throws SQLException {
        try (var connection = database.getConnection();
                var last = connection.prepareStatement(
                        "SELECT ended_at, found FROM reconciliation WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1")) {
            var row = last.executeQuery();
            if (!row.next()) return;
            endedAt = row.getTimestamp(1).toInstant();
            differences.set(row.getLong(2));
        }
    }

    /** @return its id at once; what it found is kept under it */
    UUID runSoon() {
        var id = start();
        worker.execute(() -> alone("SELECT true FROM pg_advisory_lock(%d)", connection -> reconcile(id)));
        return id;
    }

    @Transactional
    UUID start() {
        var id = Ids.next();
        entities.createNativeQuery("INSERT INTO reconciliation (id) VALUES (:id)")
                .setParameter("id", id)
                .executeUpdate();
        return id;
    }

    private void reconcile(UUID id) throws SQLException, InterruptedException {
        keep(id, reconciliation.run());
    }

    private interface Work {
        void with(Connection connection) throws SQLException, InterruptedException;
    }

    /** @param lock the question that takes it; where it does not wait, another replica may be at work */
    private void alone(String lock, Work work) {
        try (var connection = database.getConnection()) {
            if (!isTrue(connection, lock.formatted(LOCK))) return;
            try {
                work.with(connection);
            } finally {
                isTrue(connection, "SELECT pg_advisory_unlock(%d)".formatted(LOCK));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("The reconciliation could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void keep(UUID id, Reconciliation.Result result) throws SQLException {
        var found = result.differences().stream()
                .mapToLong(Reconciliation.Found::count)
                .sum();
        if (found > 0) LOG.errorf("Reconciliation %s: %s", id, result.differences());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "INSERT INTO reconciliation (id, ended_at, records, repeated, found, differences) VALUES (?, clock_timestamp(), ?, ?, ?, ?)"
                                + " ON CONFLICT (id) DO UPDATE SET (ended_at, records, repeated, found, differences)"
                                + " = (excluded.ended_at, excluded.records, excluded.repeated, excluded.found, excluded.differences)")) {
            statement.setObject(1, id); // the request that began it may not be committed yet
            statement.setLong(2, result.records());
            statement.setLong(3, result.repeated());
            statement.setLong(4, found);
            statement.setString(5, EventJson.write(result.differences()));
            statement.executeUpdate();
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        worker.shutdownNow();
    }

    Page<ReconciliationRun> list(Cursor cursor, int limit) {
        var found = entities.createQuery(
                        "FROM ReconciliationRun WHERE id < :before ORDER BY id DESC", ReconciliationRun.class)
                .setParameter("before", cursor == null ? LAST : cursor.uuid())
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, run -> Cursor.of(run.id()));
    }

    Optional<ReconciliationRun> find(UUID id) {
        return Optional.ofNullable(entities.find(ReconciliationRun.class, id));
    }
}
