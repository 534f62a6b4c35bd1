package org.herkomst.app.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;

/** A file of 32 random bytes that only its owner can read; appears whole or not at all. Thread-safe. */
final class KeyFile {
    private static final int LENGTH = 32;
    private final Path file;
    private final String without;

    /**
     * A key.
     *
     * @param file where it is
     * @param without what is lost without it, a sentence
     */
    KeyFile(Path file, String without) {
        this.file = file;
        this.without = without;
    }

    byte[] readOrMake() {
        try {
            if (!exists()) {
                makeFolder(folder());
                make();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        return read();
    }

    boolean exists() {
        return Files.exists(file);
    }

    byte[] read() {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new StoreException(
                        "The file " + file + " has " + key.length + " bytes; a key has " + LENGTH,
                        "Put the right file back from a backup. " + without);
            }
            return key;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private StoreException unusable(IOException e) {
        return new StoreException(
                "The file " + file + " can't be read or made (" + e.getClass().getSimpleName() + ")",
                "Give the user that runs Herkomst the right to read and write the data folder.");
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
    }

    private void make() throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Path draft = draft(file, key);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first: its key holds
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
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

    /** Makes a folder that only its owner can enter, where there is none. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
    }

    /** Writes a file as a whole in the place of one that may be there; only its owner can read it. */
    static void replace(Path file, byte[] content) throws IOException {
        Path draft = draft(file, content);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path draft(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        Files.createFile(draft, permissions("rw-------"));
        try {
            return Files.write(draft, content);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
