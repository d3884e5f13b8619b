package org.tuoyu.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** How long the oldest event has been waiting for the broker: asked of the database, so also when no relay is at work. */
@Singleton
class OutboxAge {
    private static final String OLDEST =
            "SELECT extract(epoch FROM clock_timestamp() - created_at) * 1000 FROM outbox ORDER BY id LIMIT 1";

    private final DataSource database;
    private final AtomicLong millis = new AtomicLong();

    OutboxAge(DataSource database, MeterRegistry metrics) {
        this.database = database;
        metrics.gauge("tuoyu.outbox.age.seconds", millis, age -> age.get() / 1000.0);
    }

    @Scheduled(every = "10s")
    void measure() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var oldest = statement.executeQuery(OLDEST)) {
            millis.set(oldest.next() ? oldest.getLong(1) : 0);
        }
    }
}
