package org.herkomst.proofs.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for secrets in files and bytes, in every form, also inside packed parts to a depth of three. Forms of four raw bytes are expected
 * by chance: they count only when at least two secrets show up at least ten times as often as chance would have it. Not thread-safe.
 */
public final class Searcher {
    private static final int DEPTH = 3;
    private static final int BLOCK = 16 << 20;
    private static final int OVERLAP = 64 << 10;
    private static final double CHANCE_FACTOR = 10;

    private final NeedleSet needles;
    private final Unpacker unpacker = new Unpacker();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<Integer, Map<String, Integer>> weakHits = new TreeMap<>();
    private long bytes;
    private long positions;

    /** A searcher for these. */
    public Searcher(List<Secret> secrets) {
        List<Needle> all = new ArrayList<>();
        for (int number = 0; number < secrets.size(); number++) {
            all.addAll(secrets.get(number).forms(number));
        }
        this.needles = new NeedleSet(all);
    }

    /**
     * A secret that was found.
     *
     * @param secret its number in the list given
     * @param form the form it had
     * @param place where
     */
    public record Finding(int secret, String form, String place) {}

    /** Searches all files of a folder, and their names. */
    public Searcher folder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String place = folder.relativize(file).toString();
                bytes(place, place.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                file(place, file);
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Searches bytes. */
    public Searcher bytes(String place, byte[] content) {
        bytes += content.length;
        search(place, content, DEPTH);
        return this;
    }

    /** What was found. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        double expected = positions * needles.weak() / 4_294_967_296.0;
        int hits = weakHits.values().stream()
                .flatMap(places -> places.values().stream())
                .mapToInt(n -> n)
                .sum();
        if (weakHits.size() >= 2 && hits >= CHANCE_FACTOR * expected) {
            weakHits.forEach((secret, places) -> all.add(new Finding(secret, "bytes, over chance", places.toString())));
        }
        return all;
    }

    /** How many bytes were searched, before unpacking. */
    public long bytes() {
        return bytes;
    }

    private void file(String place, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] tail = new byte[0];
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                byte[] both = new byte[tail.length + block.length];
                System.arraycopy(tail, 0, both, 0, tail.length);
                System.arraycopy(block, 0, both, tail.length, block.length);
                bytes(place, both);
                bytes -= tail.length;
                tail = java.util.Arrays.copyOfRange(both, Math.max(0, both.length - OVERLAP), both.length);
            }
        }
    }

    private void search(String place, byte[] content, int depth) {
        positions += content.length;
        needles.search(content, needle -> note(place, needle));
        if (depth > 0) {
            String inside = place.endsWith(" (packed)") ? place : place + " (packed)";
            unpacker.parts(content).forEach(part -> search(inside, part, depth - 1));
        }
    }

    private void note(String place, Needle needle) {
        if (needle.edge() == Needle.Edge.WEAK) {
            weakHits.computeIfAbsent(needle.secret(), secret -> new TreeMap<>()).merge(place, 1, Integer::sum);
        } else {
            findings.add(new Finding(needle.secret(), needle.form(), place));
        }
    }
}
