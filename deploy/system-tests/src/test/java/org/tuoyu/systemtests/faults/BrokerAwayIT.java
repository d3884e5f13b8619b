package org.tuoyu.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/** {@code mvn -Pfaults verify -Dit.test=BrokerAwayIT}; {@code -Dbroker.minutes=10} is how long it is away. */
@Tag("faults")
@Tag("long")
@DisplayName("While the broker is away writes go on; when it is back all is made up for, and nothing is lost")
class BrokerAwayIT {
    private static final int CLIENTS = 4;
    /** At least, on a machine of two cores. */
    private static final int WRITES_A_MINUTE = 60;

    private final double minutes = Double.parseDouble(System.getProperty("broker.minutes", "10"));

    @Test
    void writesGoOnAndNothingIsLost() throws Exception {
        try (var system = FaultsIT.started(Setup.of(Jvm.FRUGAL))) {
            var api = new Api(system.address(), new Tokens(system.issuer()));
            new PlanFolder(FaultsIT.ROOT.resolve("deploy/local/plans/211104"), api).load();
            var journal = new Journal();
            long waiting;
            try (var clients = new Clients(system, api, journal, CLIENTS, 1)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> journal.size() > 50);
                system.kafka().kill();
                var before = journal.size();
                TimeUnit.MILLISECONDS.sleep((long) (minutes * 60_000));
                assertThat(journal.size())
                        .as("acknowledged while it was away")
                        .isGreaterThan(before + (int) (minutes * WRITES_A_MINUTE));
                waiting = waiting(system);
            }
            var began = System.nanoTime();
            system.kafka().start();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> waiting(system) == 0);
            System.out.printf(
                    "%.1f minutes without the broker: %d events waited, %.1f s after its start none did%n",
                    minutes, waiting, (System.nanoTime() - began) / 1e9);
            assertThat(new Checker(system, api).check(journal, false)).isEmpty();
        }
    }

    private static long waiting(LocalSystem system) throws SQLException {
        long waiting = 0;
        for (var service : Checker.SERVICES) waiting += Checker.count(system, service, "SELECT count(*) FROM outbox");
        return waiting;
    }
}
