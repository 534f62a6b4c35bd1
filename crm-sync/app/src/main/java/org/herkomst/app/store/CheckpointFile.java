package org.herkomst.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.herkomst.core.audit.RecordUnwritableException;

/**
 * The file {@code audit.checkpoint}: one line with the last entry's number and seal, sealed itself. It is brought forward after the
 * commit, so a process that dies in between leaves it behind, which is no alarm; the next one brings it forward. Thread-safe.
 */
final class CheckpointFile {
    private static final Pattern LINE =
            Pattern.compile("herkomst-audit 1 (\\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{64})\\n");
    private final Path file;

    CheckpointFile(Path file) {
        this.file = file;
    }

    /**
     * What it saw last; empty where there is no such file.
     *
     * @throws RecordUnwritableException where it can't be read, or was edited
     */
    Optional<Checkpoint> read(ChangeSeal seal) {
        try {
            // Every byte stands for a character of its own, so a damaged file is read as what it is.
            Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (line.matches()) {
                Checkpoint read = new Checkpoint(Long.parseLong(line.group(1)), line.group(2));
                if (seal.ofCheckpoint(read.last(), read.lastSeal()).equals(line.group(3))) {
                    return Optional.of(read);
                }
            }
            throw new RecordUnwritableException(
                    "The file " + file + " was edited, or sealed with another audit.key",
                    "Find out who did it (herkomst audit verify). Put audit.key and audit.checkpoint back from the latest"
                            + " backup; if there is none, herkomst audit accept --reason TEXT.");
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw fault("read", e);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Looks whether another can take its place. */
    void mustBeWritable() {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
        if (!Files.isWritable(folder)) {
            throw new RecordUnwritableException(
                    "The folder " + folder + " can't be written, where audit.checkpoint is",
                    "Give the user that runs Herkomst the right to write there.");
        }
    }

    /** Brings it forward; never back, and not where it is missing or edited, for that is for a person to judge. */
    void forward(ChangeSeal seal, Checkpoint now) {
        if (read(seal).filter(seen -> seen.last() < now.last()).isPresent()) {
            write(seal, now);
        }
    }

    /** Writes it, whatever was there. */
    void write(ChangeSeal seal, Checkpoint now) {
        String line = "herkomst-audit 1 " + now.last() + " " + now.lastSeal() + " "
                + seal.ofCheckpoint(now.last(), now.lastSeal()) + "\n";
        try {
            KeyFile.replace(file, line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw fault("written", e);
        }
    }

    private RecordUnwritableException fault(String what, IOException e) {
        return new RecordUnwritableException(
                "The file " + file + " can't be " + what + " (" + e.getClass().getSimpleName() + ")",
                "Give the user that runs Herkomst the right to read and write the data folder, and look at its free space.",
                e);
    }
}
