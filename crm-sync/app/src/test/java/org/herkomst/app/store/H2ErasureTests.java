package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract of erasure on H2 in a file. */
class H2ErasureTests extends ErasureContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
