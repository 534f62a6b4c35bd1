package org.herkomst.connector.matomo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of exports. A file is complete when it has a final name and was either seen under a temporary name before, or has not
 * changed for 10 seconds.
 */
final class ExportFolder {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Pattern EXPORT =
            Pattern.compile(".+\\.(?:json|ndjson|jsonl|csv|tsv)(?:\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEMPORARY =
            Pattern.compile("\\.(?:part|tmp|crdownload|filepart)$", Pattern.CASE_INSENSITIVE);

    private final ExportSettings settings;
    private final Clock clock;

    ExportFolder(ExportSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** All files of exports, by name, also those under temporary names. */
    private List<Path> files() {
        try (Stream<Path> entries = Files.list(settings.folder())) {
            return entries.filter(Files::isRegularFile)
                    .sorted((one, other) -> name(one).compareTo(name(other)))
                    .toList();
        } catch (IOException missing) {
            throw new SourceException(SourceFault.FOLDER_MISSING, "source " + settings.source() + ", folder");
        }
    }

    /** Files with a final name, by name. */
    List<Path> exports() {
        return files().stream().filter(file -> isFinal(name(file))).toList();
    }

    /** Final names of the files that have a temporary one now. */
    List<String> temporary(List<String> remembered) {
        TreeSet<String> names = new TreeSet<>(remembered);
        for (Path file : files()) {
            String name = name(file);
            String last = TEMPORARY.matcher(name.replaceFirst("^\\.+", "")).replaceFirst("");
            if (!isFinal(name) && EXPORT.matcher(last).matches()) {
                names.add(last);
            }
        }
        return new ArrayList<>(names);
    }

    private static boolean isFinal(String name) {
        return !name.startsWith(".")
                && EXPORT.matcher(name).matches()
                && !TEMPORARY.matcher(name).find();
    }

    /** Whether nobody writes to the file any more. */
    boolean complete(Path file, List<String> temporary) {
        if (temporary.contains(name(file))) {
            return true;
        }
        try {
            long modified = Files.getLastModifiedTime(file).toMillis();
            return Math.abs(clock.millis() - modified) >= QUIET.toMillis();
        } catch (IOException gone) {
            return false;
        }
    }

    /** The file as it is now; absent where it has gone. */
    Optional<ExportFile> describe(Path file) {
        try {
            return Optional.of(new ExportFile(
                    name(file),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis(),
                    ExportBytes.head(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The file as it looks from outside, with an empty hash. */
    Optional<ExportFile> glance(Path file) {
        try {
            return Optional.of(new ExportFile(
                    name(file),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis(),
                    ""));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    Path path(ExportFile file) {
        return settings.folder().resolve(file.name());
    }

    static int deleteRead(ExportSettings settings, Collection<FeedPosition> positions, Clock clock) {
        if (!settings.deleteAfter() || positions.isEmpty()) {
            return 0;
        }
        ExportFolder folder = new ExportFolder(settings, clock);
        List<ExportFile> read = new ArrayList<>();
        for (Path path : folder.exports()) {
            folder.describe(path)
                    .filter(file -> positions.stream()
                            .allMatch(p -> ExportState.read(p, null).done().contains(file)))
                    .ifPresent(read::add);
        }
        read.forEach(folder::delete);
        return read.size();
    }

    void delete(ExportFile file) {
        Path path = path(file);
        if (describe(path).filter(file::equals).isPresent()) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException locked) {
                throw new SourceException(SourceFault.FOLDER_MISSING, "file " + file.name() + " can't be deleted");
            }
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
