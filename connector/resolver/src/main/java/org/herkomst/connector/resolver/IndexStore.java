package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the index's file in step with its inputs: opened while it is current, else built beside and swapped in. */
final class IndexStore {
    private final ResolverSettings settings;
    private final ConfidenceModel model;
    private final Path file;

    IndexStore(ResolverSettings settings, Path file) {
        this.settings = settings;
        this.model = ConfidenceModel.shipped();
        this.file = file;
    }

    /** The index, built when there is none or an input has changed. */
    ResolverIndex open() {
        return current().orElseGet(() -> build(step -> {}));
    }

    /** The index as it is, where there is one and nothing has changed. */
    Optional<ResolverIndex> current() {
        settings.all().forEach(input -> Inputs.of(input, List.of()));
        try {
            if (!Files.exists(file) || IndexFile.isOlderFormat(file)) {
                return Optional.empty();
            }
            TableResolver found = IndexFile.open(file);
            return isCurrent(found.manifest()) ? Optional.of(new FileResolverIndex(found)) : Optional.empty();
        } catch (IOException broken) {
            throw new InputException(
                    Inputs.fileName(file),
                    "the index can't be read",
                    "Check the rights of the data folder, or delete the file; it is built anew.");
        }
    }

    /** Builds the index anew. */
    ResolverIndex build(Consumer<String> progress) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            FileTime begun = begun(Files.createDirectories(folder == null ? file : folder));
            new IndexBuilder(settings, model, new BuildProgress(Clock.systemUTC(), progress)).build(file);
            Files.setLastModifiedTime(file, begun);
            return new FileResolverIndex(IndexFile.open(file));
        } catch (IOException | UncheckedIOException broken) {
            throw unwritable();
        }
    }

    /** The file system's time. An index is as old as the beginning of its build, so that an input that changes meanwhile is younger. */
    private static FileTime begun(Path folder) throws IOException {
        Path mark = Files.createTempFile(folder, "index", ".begun");
        try {
            return Files.getLastModifiedTime(mark);
        } finally {
            Files.delete(mark);
        }
    }

    private InputException unwritable() {
        return new InputException(
                Inputs.fileName(file), "the index can't be written", "Check the data folder's space and rights.");
    }

    /** Inputs that are older than the index are as they were; of a younger one the content decides. */
    private boolean isCurrent(IndexManifest manifest) throws IOException {
        Fingerprint fingerprint = new Fingerprint(settings, model);
        if (!manifest.settings().equals(fingerprint.ofSettings())) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(file);
        Instant youngest = Instant.MIN;
        for (InputSettings input : settings.all()) {
            for (Path path : Fingerprint.files(input)) {
                Instant changed = Files.exists(path) ? changed(path) : Instant.MIN;
                youngest = changed.isAfter(youngest) ? changed : youngest;
            }
        }
        return youngest.isBefore(built.toInstant()) || manifest.version().equals(fingerprint.versionOfFiles());
    }

    /** The later of the content's time and of the file's own: a file that replaces another may bring an older time along. */
    private static Instant changed(Path path) throws IOException {
        Instant content = Files.getLastModifiedTime(path).toInstant();
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return content;
        }
        Instant own = ((FileTime) Files.getAttribute(path, "unix:ctime")).toInstant();
        return own.isAfter(content) ? own : content;
    }
}
