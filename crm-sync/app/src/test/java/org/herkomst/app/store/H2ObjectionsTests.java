package org.herkomst.app.store;

import java.nio.file.Path;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.testing.ObjectionStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of objections on H2 in a file. */
class H2ObjectionsTests extends ObjectionStoreContract {
    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace =
                Workspace.open(StoreContract.configuration("jdbc:h2:file:" + folder.resolve("db/herkomst"), folder));
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
