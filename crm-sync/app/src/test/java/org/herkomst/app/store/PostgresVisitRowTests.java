package org.herkomst.app.store;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of visit rows on a PostgreSQL that the tests start. */
class PostgresVisitRowTests extends VisitRowContract {
    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    @Override
    String url(Path folder) throws Exception {
        return SERVER.newDatabase();
    }
}
