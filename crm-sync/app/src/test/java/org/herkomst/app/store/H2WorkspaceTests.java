package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract on H2 in a file. */
class H2WorkspaceTests extends WorkspaceContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
