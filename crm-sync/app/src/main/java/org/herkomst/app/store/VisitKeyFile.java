package org.herkomst.app.store;

import java.io.IOException;
import java.nio.file.Path;

/** The file {@code visit.key}: the key of visits' MACs. */
final class VisitKeyFile {
    private VisitKeyFile() {}

    static byte[] readOrMake(Path folder) {
        return new KeyFile(folder.resolve("visit.key"), "Without it visits read before would count again.")
                .readOrMake();
    }

    /** Makes a folder that only its owner can enter, where there is none. */
    static void makeFolder(Path folder) throws IOException {
        KeyFile.makeFolder(folder);
    }

    /** Makes an empty file that only its owner can read, where there is none. */
    static void makeFile(Path file) throws IOException {
        KeyFile.makeFile(file);
    }
}
