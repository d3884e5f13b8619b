package org.tuoyu.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Ports;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/**
 * A short run in each {@code mvn verify}; {@code -Dfaults.minutes=240} makes it a long one, {@code -Dfaults.brokers=3} one with a
 * cluster of brokers, {@code -Dfaults.seed=N} the same one again.
 */
@Tag("faults")
@DisplayName("Whatever goes wrong while people work, each acknowledged write has its one event and its one effect")
class FaultsIT {
    static final Path ROOT = Path.of(System.getProperty("tuoyu.root"));
    private static final int CLIENTS = 4;
    /** One in each {@code mvn verify}, for machines of two cores; two with {@code -Pfaults}. */
    private static final int REPLICAS = Integer.getInteger("faults.replicas", 1);

    private static final int BROKERS = Integer.getInteger("faults.brokers", 1);

    private final double minutes = Double.parseDouble(System.getProperty("faults.minutes", "1.5"));
    private final long seed = Long.getLong("faults.seed", System.nanoTime());

    @Test
    void nothingIsLostDoneTwiceOrOutOfOrder() throws Exception {
        try (var wires = new Wires();
                var system = started(
                        Setup.of(Jvm.FRUGAL).replicas(REPLICAS).brokers(BROKERS).wire(wires::through))) {
            var api = new Api(system.address(), new Tokens(system.issuer()));
            new PlanFolder(ROOT.resolve("deploy/local/plans/211104"), api).load();
            var journal = new Journal();
            var random = new Random(seed);
            var faults = new Faults(system, wires, random);
            System.out.printf("faults for %.1f minutes, -Dfaults.seed=%d%n", minutes, seed);
            try (var clients = new Clients(system, api, journal, CLIENTS)) {
                var end = System.nanoTime()
                        + Duration.ofMillis((long) (minutes * 60_000)).toNanos();
                while (System.nanoTime() < end) {
                    var round = new ArrayList<>(faults.names()); // each once before one comes again
                    Collections.shuffle(round, random);
                    for (var fault : round) {
                        if (System.nanoTime() > end) break;
                        System.out.printf("%s %s%n", OffsetDateTime.now().withNano(0), fault);
                        faults.happen(fault);
                        faults.pause(500, 4_000);
                    }
                }
            }
            System.out.printf("%d writes were acknowledged%n", journal.size());
            assertThat(journal.size()).isPositive();
            assertThat(new Checker(system, api).check(journal, false)).isEmpty();
        }
    }

    static LocalSystem started(Setup setup) throws IOException, InterruptedException {
        return started(setup, Files.createTempDirectory(Files.createDirectories(Path.of("target")), "faults"));
    }

    static LocalSystem started(Setup setup, Path directory) throws InterruptedException {
        var system = new LocalSystem(ROOT, directory, Ports.free(), setup);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        try {
            system.start(step -> {});
            return system;
        } catch (RuntimeException | InterruptedException e) {
            system.close(); // what has started would go on beside the next one
            throw e;
        }
    }
}
