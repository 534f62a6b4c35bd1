package org.herkomst.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.testing.ObjectionStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of objections on a PostgreSQL that the tests start. */
class PostgresObjectionsTests extends ObjectionStoreContract {
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        String name = "h" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        }
        workspace = Workspace.open(WorkspaceContract.configuration(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, folder));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Override
    protected ObjectionStore store() {
        return workspace.objections();
    }
}
