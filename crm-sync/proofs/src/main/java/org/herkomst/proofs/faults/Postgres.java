package org.herkomst.proofs.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A server with one role that may not more than an application should, and an administrator. */
final class Postgres implements AutoCloseable {
    /** The application's role. */
    static final String ROLE = "herkomst";

    private static final String LIMITS = "&options=-c%20lock_timeout=400%20-c%20statement_timeout=2000";
    private final EmbeddedPostgres server;

    Postgres() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        administer("postgres", List.of("create role " + ROLE + " login"));
    }

    /** The application's address of a database; an operator's usual limits are set in it. */
    String url(String database) {
        return address(database) + "?user=" + ROLE + LIMITS;
    }

    private String address(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** The administrator's connection. */
    Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(address(database) + "?user=postgres");
    }

    /** Makes a database, empty or as another one is, in the place of any of that name. */
    void make(String database, String like) {
        administer(
                "postgres",
                List.of(
                        "drop database if exists " + database + " with (force)",
                        "create database " + database + " template " + like + " owner " + ROLE));
        administer(database, List.of("alter schema public owner to " + ROLE));
    }

    /** Does it as the administrator. */
    void administer(String database, List<String> statements) {
        try (Connection connection = administrator(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL could not do: " + statements, failed);
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
