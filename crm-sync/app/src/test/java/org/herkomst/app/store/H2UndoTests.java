package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract of plans and undos on H2 in a file. */
class H2UndoTests extends UndoContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
