package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract of notes and tasks on H2 in a file. */
class H2ActivityStoreTests extends ActivityStoreContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
