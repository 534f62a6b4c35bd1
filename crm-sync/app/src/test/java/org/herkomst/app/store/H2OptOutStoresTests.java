package org.herkomst.app.store;

import java.nio.file.Path;

/** The contract of opt-outs on H2 in a file. */
class H2OptOutStoresTests extends OptOutStoresContract {
    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }
}
