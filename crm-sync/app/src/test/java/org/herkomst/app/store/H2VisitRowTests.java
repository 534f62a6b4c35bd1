package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract of visit rows on H2 in a file. */
class H2VisitRowTests extends VisitRowContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
