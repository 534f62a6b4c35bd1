package org.herkomst.connector.resolver.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.herkomst.connector.resolver.InputException;

/** A snapshot's file: how it is read, and how it is replaced. */
final class SnapshotFile {
    /** About a million networks; more than that no list of accounts publishes. */
    static final long MOST_BYTES = 64L << 20;

    private SnapshotFile() {}

    static PublishedSnapshot read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new InputException(
                        name(path),
                        "the snapshot of published networks is larger than " + (MOST_BYTES >> 20) + " MB",
                        "Delete the file and ask the domains again.");
            }
            return SnapshotText.parse(Files.readAllLines(path), name(path));
        } catch (IOException broken) {
            throw new InputException(
                    name(path), "the snapshot of published networks can't be read", "Ask the domains again.");
        }
    }

    static void write(PublishedSnapshot snapshot, Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Path next = Files.createTempFile(folder == null ? path : folder, name(path), ".next");
            try {
                Files.writeString(next, SnapshotText.of(snapshot));
                Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException broken) {
            throw new InputException(
                    name(path),
                    "the snapshot of published networks can't be written",
                    "Check that its folder is there and may be written to, and that the disk has room.");
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
