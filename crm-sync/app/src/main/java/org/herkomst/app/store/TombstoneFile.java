package org.herkomst.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file {@code tombstones} beside the key: lines are only ever appended, and are on the disk when a call returns. Half a line at its
 * end is what a crash left of a call that never returned. Callers take turns by the register's lock.
 */
final class TombstoneFile {
    /** Longer than two lines. */
    private static final int TAIL = 1_000;

    private final Path folder;
    private final Path file;

    TombstoneFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("tombstones");
    }

    /**
     * What the file holds.
     *
     * @param lines its lines
     * @param torn whether something follows that is no line
     */
    record Content(List<TombstoneLine> lines, boolean torn) {}

    /** Where the last whole line ends, and what it is. */
    private record End(long at, Optional<TombstoneLine> line) {}

    /** Whether there is none: nobody objected yet, or it is gone. */
    boolean missing() {
        return Files.notExists(file);
    }

    Content read(TombstoneKey key) {
        try {
            return missing() ? new Content(List.of(), false) : content(Files.readAllBytes(file), key);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Content content(byte[] bytes, TombstoneKey key) {
        List<TombstoneLine> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                String text = new String(bytes, from, i - from, StandardCharsets.UTF_8);
                lines.add(TombstoneLine.read(text, key).orElseThrow(() -> changed("Line " + (lines.size() + 1))));
                from = i + 1;
            }
        }
        return new Content(lines, from < bytes.length);
    }

    /** The number of the last line; 0 where there is none. */
    long latest(TombstoneKey key) {
        if (missing()) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return end(channel, key).line().map(TombstoneLine::number).orElse(0L);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Appends lines after the last whole one. */
    void append(Collection<TombstoneLine> lines, TombstoneKey key) {
        byte[] text = lines.stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        boolean fresh = missing();
        try {
            VisitKeyFile.makeFolder(folder);
            VisitKeyFile.makeFile(file);
            write(ByteBuffer.wrap(text), key);
            if (fresh) {
                forceFolder();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void write(ByteBuffer text, TombstoneKey key) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = end(channel, key).at();
            channel.truncate(at);
            channel.position(at);
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
    }

    private End end(FileChannel channel, TombstoneKey key) throws IOException {
        long from = Math.max(0, channel.size() - TAIL);
        ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {}
        String text = new String(tail.array(), StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return new End(0, Optional.empty());
        }
        String last = text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
        return new End(
                from + end + 1, Optional.of(TombstoneLine.read(last, key).orElseThrow(() -> changed("The last line"))));
    }

    /** A new file's name is on the disk only with its folder; where a system can't do that, it does it by itself. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    private StoreException changed(String line) {
        return new StoreException(
                line + " of the file " + file + " was changed, or visit.key beside it is another one than it was",
                "Put both files back as they belong together. Nothing is sent without them: companies that objected stand there.");
    }

    private StoreException unreadable(IOException e) {
        return new StoreException(
                "The file " + file + " can't be read or written ("
                        + e.getClass().getSimpleName() + ")",
                "Give the user that runs Herkomst the right to read and write it, and the disk room. Nothing is sent without it.");
    }
}
