package org.herkomst.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;

/**
 * Plans, a file each in the folder {@code plans} of the data folder, readable by their owner only. They name companies, so they go when
 * one of these objects. Thread-safe.
 */
public final class PlanFiles {
    private static final String NAME = "[a-z0-9]{1,40}";
    private static final String ENDING = ".json";
    private static final String CURE = "Give the user that runs Herkomst the right to read and write there.";

    private final Path folder;

    /** The plans of a data folder. */
    public PlanFiles(Path data) {
        this.folder = data.resolve("plans");
    }

    /** Keeps a plan; where it is. */
    public Path save(String id, String json) {
        Path file = file(id);
        write(file, json);
        return file;
    }

    /** Writes a file that only its owner can read, in the place of one that may be there. */
    public static void write(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                KeyFile.makeFolder(parent);
            }
            KeyFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StoreException("The file " + file + " can't be written", CURE);
        }
    }

    /** A plan that was kept. */
    public Optional<String> read(String id) {
        if (!id.matches(NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file(id), StandardCharsets.UTF_8));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("The file " + file(id) + " can't be read", CURE);
        }
    }

    private Path file(String id) {
        if (!id.matches(NAME)) {
            throw new IllegalArgumentException("Not the id of a plan");
        }
        return folder.resolve(id + ENDING);
    }

    /** Deletes plans that name a company; how many. */
    public int forget(CompanyKey key, String name, List<String> domains) {
        List<String> marks = Stream.concat(
                        Stream.of(quoted(key.value()), quoted(name)),
                        domains.stream().map(PlanFiles::quoted))
                .toList();
        return delete(file -> names(file, marks));
    }

    /** As a plan writes a value. */
    private static String quoted(String value) {
        return StoreJson.write(value).toLowerCase(Locale.ROOT);
    }

    private static boolean names(Path file, List<String> marks) {
        String text = text(file);
        if (text == null) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return marks.stream().anyMatch(lower::contains);
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException e) {
            throw new StoreException("The file " + file + " can't be read", CURE);
        }
    }

    /** Deletes plans that were written before; how many. */
    public int deleteBefore(Instant instant) {
        return delete(file -> writtenBefore(file, instant));
    }

    private static boolean writtenBefore(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException gone) {
            return false;
        }
    }

    private int delete(Predicate<Path> which) {
        int deleted = 0;
        try {
            for (Path file : all()) {
                if (which.test(file) && Files.deleteIfExists(file)) {
                    deleted++;
                }
            }
            return deleted;
        } catch (IOException e) {
            throw new StoreException("A plan in " + folder + " can't be deleted", CURE);
        }
    }

    private List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                found.forEach(files::add);
            }
        }
        return files;
    }
}
