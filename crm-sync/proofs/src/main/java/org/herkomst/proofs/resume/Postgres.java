package org.herkomst.proofs.resume;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL server that stops as in a power cut, and starts again on the same data and port. */
final class Postgres implements AutoCloseable {
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int POLLS = 600;

    private final Path data;
    private final Path log;
    private final EmbeddedPostgres server;
    private final String program;

    Postgres(Path folder) {
        this.data = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
            program = postmaster().info().command().orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The address of its database; the user is the server's first. */
    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
    }

    /** Stops at once: no connection is waited for, nothing is written any more. */
    void stop() {
        ProcessHandle postmaster = postmaster();
        run("kill", "-QUIT", Long.toString(postmaster.pid()));
        postmaster.onExit().join();
    }

    /** Starts again and waits until it can be used. */
    void start() {
        List<String> line = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            line.addAll(List.of("unshare", "-U"));
        }
        line.addAll(List.of(program, "-D", data.toString(), "-p", Integer.toString(server.getPort())));
        try {
            new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await();
    }

    private void await() {
        for (int poll = 0; poll < POLLS; poll++) {
            try (Connection connection = DriverManager.getConnection(url())) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                LockSupport.parkNanos(POLL);
            }
        }
        throw new IllegalStateException("PostgreSQL did not start again; see " + log);
    }

    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
