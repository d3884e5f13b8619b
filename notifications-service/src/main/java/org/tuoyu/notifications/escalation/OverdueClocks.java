package org.tuoyu.notifications.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** For those who watch the system: how many notifications wait for an answer although their day is over. */
@Singleton
class OverdueClocks {
    private static final String OVERDUE =
            """
            SELECT count(*) FROM notification
            WHERE answered_at IS NULL AND due_day < ? AND closed_at IS NULL AND paused_at IS NULL""";

    private final DataSource database;
    private final Clock clock;
    private final AtomicLong overdue = new AtomicLong();

    OverdueClocks(DataSource database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        metrics.gauge("tuoyu.notifications.overdue", overdue);
    }

    @Scheduled(every = "1m", delayed = "5s")
    void count() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OVERDUE)) {
            statement.setObject(1, LocalDate.now(clock));
            var answer = statement.executeQuery();
            answer.next();
            overdue.set(answer.getLong(1));
        }
    }
}
