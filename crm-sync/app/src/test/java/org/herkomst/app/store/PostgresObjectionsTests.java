package org.herkomst.app.store;

import java.nio.file.Path;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.testing.ObjectionStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract of objections on a PostgreSQL that the tests start. */
class PostgresObjectionsTests extends ObjectionStoreContract {
    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(StoreContract.configuration(SERVER.newDatabase(), folder));
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
