package org.tuoyu.institutions.capacity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** For those who watch the system: how many slots (托位) there are in each state, in all regions together. */
@Singleton
class SlotsByState {
    private static final List<String> STATES = List.of("planned", "registered", "filed", "verified", "suspended");
    private static final String SUMS = "SELECT sum(planned), sum(registered), sum(filed), sum(verified), sum(suspended)"
            + " FROM (SELECT DISTINCT ON (uscc) * FROM slots_entry ORDER BY uscc, sequence DESC) latest";

    private final DataSource database;
    private final MultiGauge slots;

    SlotsByState(DataSource database, MeterRegistry metrics) {
        this.database = database;
        this.slots = MultiGauge.builder("tuoyu.slots").register(metrics);
    }

    @Scheduled(every = "5m", delayed = "5s")
    void count() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var sums = statement.executeQuery(SUMS)) {
            sums.next();
            var rows = new ArrayList<MultiGauge.Row<?>>();
            for (int i = 0; i < STATES.size(); i++) {
                rows.add(MultiGauge.Row.of(Tags.of("state", STATES.get(i)), sums.getLong(i + 1)));
            }
            slots.register(rows, true);
        }
    }
}
