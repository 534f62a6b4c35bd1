package org.herkomst.app.store;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of plans and undos on a PostgreSQL that the tests start. */
class PostgresUndoTests extends UndoContract {
    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    @Override
    String url(Path folder) throws Exception {
        return SERVER.newDatabase();
    }
}
