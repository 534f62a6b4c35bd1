package org.herkomst.app.store;

import java.nio.file.Path;

/** The record of changes on H2 in a file. */
class H2AuditTrailTests extends AuditTrailContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
