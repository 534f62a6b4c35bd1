package org.herkomst.targets.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was told into a folder, in its subfolder {@code .herkomst}: {@code state.jsonl} has an entry a company, note and task, the
 * last one of a key counts; {@code delivery} and {@code pending.jsonl} are there while a file is on its way out.
 *
 * <p>A delivery is prepared (its file, and what will be known afterwards), published by one rename, then settled. Whoever opens the
 * folder after a kill sees by whether {@code delivery} is still there if it was published: if not, it never was; if so, it is settled.
 */
final class FolderState {
    private static final String HOME = ".herkomst";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path folder;
    private final Path state;
    private final Path pending;
    private final Path delivery;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private List<Entry> prepared = List.of();
    private String name = "";
    private String stamp = "";

    /**
     * What is known of a company, a note or a task.
     *
     * @param key our key, or the id of a note or task
     * @param number the delivery that told it
     * @param held what was told of it; absent where it was taken back
     */
    record Entry(String key, long number, @Nullable Map<String, String> held) {}

    private FolderState(Path folder) {
        this.folder = folder;
        var home = folder.resolve(HOME);
        this.state = home.resolve("state.jsonl");
        this.pending = home.resolve("pending.jsonl");
        this.delivery = home.resolve("delivery");
    }

    /**
     * Reads a folder's state; changes nothing.
     *
     * @throws IOException where it can't be read
     */
    static FolderState open(Path folder) throws IOException {
        var opened = new FolderState(folder);
        opened.stamp = opened.stamp();
        opened.load(opened.state);
        if (Files.exists(opened.pending) && !Files.exists(opened.delivery)) {
            opened.load(opened.pending);
        }
        return opened;
    }

    /** Ends what a kill left half done. */
    private void mend() throws IOException {
        Files.createDirectories(state.getParent());
        if (Files.exists(pending) && !Files.exists(delivery)) {
            rewrite();
        }
        // In this order: pending entries without a delivery would count as published.
        Files.deleteIfExists(pending);
        Files.deleteIfExists(delivery);
    }

    /** Whether nobody else told anything since: another process may have had its turn. */
    boolean isCurrent() throws IOException {
        return stamp.equals(stamp()) && !Files.exists(pending);
    }

    private String stamp() throws IOException {
        return Files.exists(state) ? Files.size(state) + " " + Files.getLastModifiedTime(state) : "";
    }

    /** A kill while the state grew leaves half a last line, and its whole text in the pending entries. */
    private void load(Path file) throws IOException {
        var text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        for (var line : whole.lines().toList()) {
            try {
                var entry = MAPPER.readValue(line, Entry.class);
                entries.put(entry.key(), entry);
            } catch (JacksonException e) {
                throw new IOException("An entry can't be read");
            }
        }
    }

    /** What was told of a company, and not taken back. */
    Optional<Map<String, String>> held(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::held);
    }

    /** Whether a company was taken back. */
    boolean withdrawn(String key) {
        var entry = entries.get(key);
        return entry != null && entry.held() == null;
    }

    /** The number of the next delivery. */
    long next() {
        return 1 + entries.values().stream().mapToLong(Entry::number).max().orElse(0);
    }

    /**
     * Makes a delivery ready, where nobody looks for it.
     *
     * @param fileName name of its file
     * @param after what will be known of each company; empty: it is taken back
     */
    void prepare(String fileName, byte[] content, Map<String, Optional<Map<String, String>>> after) throws IOException {
        mend();
        var number = next();
        name = fileName;
        prepared = after.entrySet().stream()
                .map(e -> new Entry(e.getKey(), number, e.getValue().orElse(null)))
                .toList();
        write(delivery, content);
        replace(pending, prepared);
    }

    /** The file comes into the folder. */
    void publish() throws IOException {
        Files.move(delivery, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        durable(folder);
    }

    /** What was told is known. Nothing of a company that was taken back stays in the state. */
    void settle() throws IOException {
        prepared.forEach(entry -> entries.put(entry.key(), entry));
        if (prepared.stream().anyMatch(entry -> entry.held() == null)) {
            rewrite();
        } else {
            write(state, bytes(prepared), StandardOpenOption.APPEND);
        }
        stamp = stamp();
        Files.delete(pending);
    }

    private void rewrite() throws IOException {
        replace(state, entries.values());
    }

    private void replace(Path file, Collection<Entry> with) throws IOException {
        var whole = file.resolveSibling(file.getFileName() + ".new");
        write(whole, bytes(with));
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        durable(file.resolveSibling("."));
    }

    private static byte[] bytes(Collection<Entry> entries) {
        return entries.stream()
                .map(entry -> MAPPER.writeValueAsString(entry) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] content) throws IOException {
        write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void write(Path file, byte[] content, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A rename outlives a power cut; some systems can't be asked for that. */
    private static void durable(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The rename itself was done.
        }
    }
}
