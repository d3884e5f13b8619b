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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;

/** Each night and on demand: {@link Reconciliation}, one at a time over all replicas, with its result kept. */
@ApplicationScoped
class Reconciliations {
    private static final Logger LOG = Logger.getLogger(Reconciliations.class);
    private static final long LOCK = 0x7475_6f79_7501L;

    private final Reconciliation reconciliation;
    private final DataSource database;
    private final EntityManager entities;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "reconciliation"));
    private volatile long differences;

    Reconciliations(Reconciliation reconciliation, DataSource database, EntityManager entities, MeterRegistry metrics) {
        this.reconciliation = reconciliation;
        this.database = database;
        this.entities = entities;
        metrics.gauge("tuoyu.reconciliation.differences", this, all -> all.differences);
    }

    @Scheduled(cron = "{tuoyu.reconciliation.cron}")
    void nightly() {
        run(start());
    }

    /** @return its id at once; what it found is kept under it */
    UUID runSoon() {
        var id = start();
        worker.execute(() -> run(id));
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

    private void run(UUID id) {
        try (var connection = database.getConnection()) {
            lock(connection, "SELECT pg_advisory_lock(?)");
            try {
                keep(id, reconciliation.run());
            } finally {
                lock(connection, "SELECT pg_advisory_unlock(?)");
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "The reconciliation %s could not be made", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(UUID id, Reconciliation.Result result) throws SQLException {
        differences = result.differences().stream()
                .mapToLong(Reconciliation.Found::count)
                .sum();
        if (differences > 0) LOG.errorf("Reconciliation %s: %s", id, result.differences());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "INSERT INTO reconciliation (id, ended_at, records, differences) VALUES (?, clock_timestamp(), ?, ?)"
                                + " ON CONFLICT (id) DO UPDATE SET (ended_at, records, differences)"
                                + " = (excluded.ended_at, excluded.records, excluded.differences)")) {
            statement.setObject(1, id); // the request that began it may not be committed yet
            statement.setLong(2, result.records());
            statement.setString(3, EventJson.write(result.differences()));
            statement.executeUpdate();
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        worker.shutdownNow();
    }

    Page<ReconciliationRun> list(Cursor cursor, int limit) {
        var found = entities.createQuery(
                        "FROM ReconciliationRun WHERE id > :after ORDER BY id", ReconciliationRun.class)
                .setParameter("after", cursor.uuid())
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, run -> Cursor.of(run.id()));
    }

    Optional<ReconciliationRun> find(UUID id) {
        return Optional.ofNullable(entities.find(ReconciliationRun.class, id));
    }
}
