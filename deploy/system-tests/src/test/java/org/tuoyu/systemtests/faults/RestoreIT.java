package org.tuoyu.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pfaults verify -Dit.test=RestoreIT}: PostgreSQL's own base backup and archive of its log, as CloudNativePG makes
 * them.
 */
@Tag("faults")
@Tag("long")
@DisplayName(
        "All databases are lost and restored from a backup made while people worked, and the log since: nothing differs")
class RestoreIT {
    private static final int CLIENTS = 4;
    private static final List<String> NOT_IN_A_BACKUP = List.of("pg_wal/", "postmaster.pid", "postmaster.opts");

    private LocalSystem system;
    private Path data;
    private Path backup;
    private Path archive;

    @Test
    void nothingDiffers() throws Exception {
        try (var started = FaultsIT.started(Setup.of(Jvm.FRUGAL))) {
            system = started;
            data = system.directory().resolve("postgres");
            backup = system.directory().resolve("backup");
            archive = Files.createDirectories(system.directory().resolve("archive"));
            var api = new Api(system.address(), new Tokens(system.issuer()));
            new PlanFolder(FaultsIT.ROOT.resolve("deploy/local/plans/211104"), api).load();
            archiveTheLog();
            var journal = new Journal();
            try (var clients = new Clients(system, api, journal, CLIENTS)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> journal.size() > 100);
                backUp();
                var before = journal.size();
                await().atMost(Duration.ofMinutes(2)).until(() -> journal.size() > before + 100);
            }
            awaitArchived();
            system.postgres().kill();
            delete(data);
            restore();
            system.postgres().start();
            assertThat(journal.size()).isGreaterThan(200);
            assertThat(new Checker(system, api).check(journal, false)).isEmpty();
        }
    }

    private void archiveTheLog() throws SQLException {
        sql("ALTER SYSTEM SET archive_mode = on");
        sql("ALTER SYSTEM SET archive_command = 'cp %%p %s/%%f'".formatted(archive));
        system.postgres().kill();
        system.postgres().start();
    }

    private void backUp() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('nightly', true)");
            copy(data, backup);
            var stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()");
            stopped.next();
            Files.writeString(backup.resolve("backup_label"), stopped.getString(1));
        }
    }

    /** What a site loses that has no second PostgreSQL is what was not archived yet; here that is nothing. */
    private void awaitArchived() throws SQLException {
        var last = text("SELECT pg_walfile_name(pg_switch_wal())");
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(archive.resolve(last)));
    }

    private void restore() throws IOException {
        copy(backup, data);
        Files.createDirectories(data.resolve("pg_wal/archive_status"));
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "restore_command = 'cp %s/%%f %%p'%n".formatted(archive),
                StandardOpenOption.APPEND);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("postgres"));
                var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private String text(String question) throws SQLException {
        try (var connection = DriverManager.getConnection(system.postgres().jdbcUrl("postgres"));
                var found = connection.createStatement().executeQuery(question)) {
            found.next();
            return found.getString(1);
        }
    }

    /** While it is written: what is torn, the log mends. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var one : (Iterable<Path>) all::iterator) {
                var name = from.relativize(one).toString();
                if (NOT_IN_A_BACKUP.stream().anyMatch(name::startsWith)) continue;
                try {
                    if (Files.isDirectory(one)) Files.createDirectories(to.resolve(name));
                    else Files.copy(one, to.resolve(name));
                } catch (NoSuchFileException e) {
                    continue; // a temporary file that is gone
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) throw e;
        }
        ownerOnly(to);
    }

    /** PostgreSQL does not start in a folder that others may read. */
    private static void ownerOnly(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(one);
        }
    }
}
