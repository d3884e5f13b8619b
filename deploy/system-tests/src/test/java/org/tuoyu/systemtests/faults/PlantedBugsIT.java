package org.tuoyu.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/** {@code mvn -Pfaults verify}, {@code -Dbug=REGEX} for some of them: the checker is only worth something when it finds what it is there for. */
@Tag("faults")
@Tag("long")
@DisplayName("Each mistake that a service of this kind can make is found by the checker")
class PlantedBugsIT {
    private static final Path ROOT = Path.of(System.getProperty("tuoyu.root"));
    private static final int CLIENTS = 8;

    static List<Bug> bugs() {
        return Bug.ALL.stream()
                .filter(bug -> bug.name().matches(".*(" + System.getProperty("bug", "") + ").*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(Bug bug) throws Exception {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bug");
        try (var wires = new Wires();
                var system = FaultsIT.started(
                        Setup.of(Jvm.FRUGAL).replicas(2).wire(wires::through).patch(bug.plant(ROOT, folder)))) {
            var api = new Api(system.address(), new Tokens(system.issuer()));
            new PlanFolder(ROOT.resolve("deploy/local/plans/211104"), api).load();
            var journal = new Journal();
            var faults = new Faults(system, wires, new Random(1));
            try (var clients = new Clients(system, api, journal, CLIENTS)) {
                TimeUnit.SECONDS.sleep(8);
                for (var beginning : bug.faults()) {
                    faults.happen(faults.names().stream()
                            .filter(name -> name.startsWith(beginning))
                            .findFirst()
                            .orElseThrow());
                    TimeUnit.SECONDS.sleep(2);
                }
            }
            var found = new Checker(system, api).check(journal, bug.faults().isEmpty());
            System.out.printf("%s: %s%n", bug.name(), found);
            assertThat(found).as(bug.name()).anyMatch(one -> one.contains(bug.found()));
        }
    }
}
