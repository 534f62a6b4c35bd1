package org.herkomst.app.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;

/** The file {@code visit.key}: 32 random bytes that only its owner can read; appears whole or not at all. */
final class VisitKeyFile {
    private static final int LENGTH = 32;

    private VisitKeyFile() {}

    static byte[] readOrMake(Path folder) {
        Path file = folder.resolve("visit.key");
        try {
            if (!Files.exists(file)) {
                makeFolder(folder);
                make(folder, file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new StoreException(
                        "The file " + file + " has " + key.length + " bytes; a key has " + LENGTH,
                        "Put the right file back from a backup. Without it visits read before would count again.");
            }
            return key;
        } catch (IOException e) {
            throw new StoreException(
                    "The file " + file + " can't be read or made ("
                            + e.getClass().getSimpleName() + ")",
                    "Give the user that runs Herkomst the right to read and write the data folder.");
        }
    }

    /** Makes a folder that only its owner can enter, where there is none. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
    }

    /** Makes an empty file that only its owner can read, where there is none. */
    static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, permissions("rw-------"));
        } catch (FileAlreadyExistsException there) {
            return;
        }
    }

    private static void make(Path folder, Path file) throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createFile(folder.resolve("visit.key." + UUID.randomUUID()), permissions("rw-------"));
        try {
            Files.write(draft, key);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first: its key holds
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
