package org.tuoyu.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL, run from a directory that it keeps. Committed means on disk: {@code kill -9} loses nothing.
 */
public final class PostgresServer implements AutoCloseable {
    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts the server and creates the databases that are not there yet. */
    public static PostgresServer start(Path directory, int port, List<String> databases) {
        var postgres = new PostgresServer(directory, port);
        postgres.start();
        databases.forEach(postgres::createIfMissing);
        return postgres;
    }

    public void start() {
        var deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (server == null) {
            try {
                var log = Files.createDirectories(directory.getParent())
                        .resolve("postgres.log")
                        .toFile();
                var builder = EmbeddedPostgres.builder()
                        .setDataDirectory(directory.toFile())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(Duration.ofSeconds(30))
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "200")
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log));
                server = builder.start();
            } catch (IOException | RuntimeException e) {
                // After kill -9 the children of the dead postmaster may still hold its shared memory for a moment.
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL did not start in " + directory, e);
                }
                Pause.millis(300);
            }
        }
    }

    /** As user postgres, who needs no password on this machine. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    public int port() {
        return port;
    }

    public long pid() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .get(0)
                    .trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a power cut would do it to the process: no shutdown, no checkpoint. */
    public void kill() {
        if (Files.exists(directory.resolve("postmaster.pid"))) { // not when it has ended by itself
            ProcessHandle.of(pid()).ifPresent(Processes::killAndWait);
        }
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            System.getLogger("postgres").log(System.Logger.Level.DEBUG, "killed before", e);
        }
        server = null;
    }

    @Override
    public void close() {
        if (server == null) return;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server = null;
        }
    }

    /** Who may log in and nothing else, until somebody grants it more. */
    public void createAccountIfMissing(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'");
            if (!found.next()) statement.execute("CREATE ROLE " + name + " LOGIN");
        } catch (SQLException e) {
            throw new IllegalStateException("Account " + name + " could not be created", e);
        }
    }

    public void createIfMissing(String database) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'");
            if (!found.next()) statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database + " could not be created", e);
        }
    }
}
