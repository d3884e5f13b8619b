package org.tuoyu.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.MadeUpUscc;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/** {@code mvn -Pfaults verify -Dit.test=DiskFullIT}, as a user who may mount a tmpfs; PostgreSQL and Kafka are on the same one. */
@Tag("faults")
@Tag("long")
@DisplayName("While the disk is full writes are refused and none is lost; once there is room all goes on")
class DiskFullIT {
    private static final String SIZE = "2g";
    private static final int CLIENTS = 4;
    private static final int TIMES = 3;
    private static final int SECONDS_FULL = 10;
    private static final int BLOCK = 1 << 20;

    @Test
    void nothingIsLost() throws Exception {
        var disk = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "disk")
                .toAbsolutePath();
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()) == 0, "no right to mount");
        try (var system = FaultsIT.started(Setup.of(Jvm.FRUGAL), disk)) {
            var api = new Api(system.address(), new Tokens(system.issuer()));
            new PlanFolder(FaultsIT.ROOT.resolve("deploy/local/plans/211104"), api).load();
            var journal = new Journal();
            try (var clients = new Clients(system, api, journal, CLIENTS)) {
                for (int i = 0; i < TIMES; i++) {
                    writesGoOn(journal);
                    var filling = fill(disk);
                    writesAreRefused(api);
                    TimeUnit.SECONDS.sleep(SECONDS_FULL);
                    Files.delete(filling);
                    revive(system);
                }
                writesGoOn(journal);
            }
            System.out.printf("the disk was full %d times, %d writes were acknowledged%n", TIMES, journal.size());
            assertThat(new Checker(system, api).check(journal, false)).isEmpty();
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    private static void writesGoOn(Journal journal) {
        var before = journal.size();
        await().atMost(Duration.ofMinutes(3)).until(() -> journal.size() > before + 50);
    }

    private static void writesAreRefused(Api api) {
        var number = new AtomicInteger((int) (System.nanoTime() % 1_000_000));
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            var one = Map.of(
                    "uscc", MadeUpUscc.of(8_000_000 + number.incrementAndGet()),
                    "name", "满盘",
                    "legalForm", "NON_PROFIT",
                    "regionCode", "211104002",
                    "address", "一号",
                    "registeredOn", "2024-01-05");
            return api.post("civil", "/institutions/api/v1/registrations", one, Map.of())
                            .status()
                    == 503;
        });
    }

    private static Path fill(Path disk) throws IOException {
        var file = disk.resolve("filling");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int size = BLOCK; size > 0; size /= 16) {
                try {
                    while (channel.write(ByteBuffer.allocate(size)) > 0) continue;
                } catch (IOException full) {
                    System.out.printf("no room for %d bytes more%n", size);
                }
            }
        }
        return file;
    }

    /** What ended for want of room: on Kubernetes it would be started again. */
    private static void revive(LocalSystem system) throws InterruptedException {
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < patience) {
            if (ProcessHandle.of(system.kafka().pid()).isEmpty()) { // it takes a while to end
                System.out.println("the broker had ended");
                system.kafka().start();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        if (!answers(system)) {
            System.out.println("PostgreSQL had ended");
            system.postgres().kill();
            system.postgres().start();
        }
    }

    private static boolean answers(LocalSystem system) {
        try {
            return Checker.count(system, "targets", "SELECT 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
