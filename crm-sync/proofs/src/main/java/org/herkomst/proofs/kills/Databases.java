package org.herkomst.proofs.kills;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases for the rounds: an H2 file in the round's folder, or a database of one PostgreSQL server. Thread-safe. */
final class Databases implements AutoCloseable {
    private final EmbeddedPostgres server;

    Databases() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a round's tables are in. */
    enum Engine {
        H2,
        POSTGRES
    }

    /** The address of the round's database. */
    String url(Engine engine, String name) {
        return engine == Engine.H2
                ? "jdbc:h2:file:./data/herkomst"
                : "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres";
    }

    /** Makes an empty database in the server. */
    void make(String name) {
        administer("create database " + name);
    }

    /** Makes a database in the server as another one is; nobody may be in that one. */
    void copy(String from, String to) {
        administer("create database " + to + " template " + from);
    }

    /** Makes it look as if all that is locked were locked by another machine. */
    void pretendElsewhere(String name) {
        execute(name, "update job_lock set owner = 'another-machine 1 1' where owner is not null");
    }

    private synchronized void administer(String sql) {
        execute("postgres", sql);
    }

    private void execute(String name, String sql) {
        try (Connection connection = DriverManager.getConnection(url(Engine.POSTGRES, name));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL could not do: " + sql, failed);
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
