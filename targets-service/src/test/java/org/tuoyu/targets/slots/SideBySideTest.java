package org.tuoyu.targets.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tuoyu.targets.TargetsTest.plan;
import static org.tuoyu.targets.TargetsTest.planManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** Batches that are taken at the same time tell the others what both of them moved. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class SideBySideTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TOWN = "211104112";

    @Inject
    InstitutionEventsConsumer consumer;

    @Inject
    DataSource database;

    @Inject
    Session session;

    @Test
    void whatTheOthersHearLastIsTheSumEvenWhenNoDayIsInCommon() throws Exception {
        plan();
        var first = new CompletableFuture<Void>();
        var second = new CompletableFuture<Void>();
        var secondBackend = new AtomicInteger();
        var both = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    consumer.apply(slots("52211104MJ0020086M", "2024-03-01", 10));
                    first.complete(null);
                    await().atMost(LONG).until(() -> second.isDone() || waits(secondBackend.get()));
                }));
        both.whenComplete((nothing, failure) -> first.complete(null));
        first.get(LONG.toSeconds(), TimeUnit.SECONDS);
        QuarkusTransaction.requiringNew().run(() -> {
            secondBackend.set((int) session.createNativeQuery("SELECT pg_backend_pid()", Integer.class)
                    .getSingleResult());
            consumer.apply(slots("52211104MJ00200949", "2025-02-01", 7));
        });
        second.complete(null);
        both.join();
        int filed = planManager()
                .get("/api/v1/regions/211104/board?year=2025")
                .path("below.find { it.regionCode == '%s' }.filedSlots".formatted(TOWN));
        assertThat(filed).isGreaterThanOrEqualTo(17);
        assertThat(number("SELECT filed FROM town_progress WHERE region_code = '" + TOWN + "'"))
                .isEqualTo(filed);
    }

    private boolean waits(int backend) throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = " + backend) > 0;
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Event slots(String uscc, String day, int filed) {
        var state = new SlotsState(
                uscc,
                "某托育园",
                TOWN,
                null,
                null,
                LocalDate.parse(day),
                0,
                null,
                filed,
                filed,
                0,
                0,
                0,
                "FILED",
                null,
                null);
        return new Event(
                UUID.randomUUID(),
                "org.tuoyu.slots.changed.v1",
                "/institutions",
                uscc + "/slots",
                1,
                OffsetDateTime.now(),
                TOWN,
                "somebody",
                null,
                null,
                EventJson.MAPPER.valueToTree(state));
    }
}
