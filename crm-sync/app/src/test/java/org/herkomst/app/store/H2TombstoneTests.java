package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract of tombstones on H2 in a file. */
class H2TombstoneTests extends TombstoneContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
