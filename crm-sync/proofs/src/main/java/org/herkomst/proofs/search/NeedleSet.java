package org.herkomst.proofs.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks for many needles in one pass: by their first four bytes, then whole. Safe for use by many threads. */
final class NeedleSet {
    private static final int BITS = 22;

    private final Map<Integer, List<Needle>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(1 << BITS);

    NeedleSet(List<Needle> needles) {
        for (Needle needle : needles) {
            int start = start(needle.bytes(), 0);
            byStart.computeIfAbsent(start, s -> new ArrayList<>()).add(needle);
            starts.set(slot(start));
        }
    }

    long weak() {
        return byStart.values().stream()
                .flatMap(List::stream)
                .filter(n -> n.edge() == Needle.Edge.WEAK)
                .count();
    }

    void search(byte[] hay, Consumer<Needle> found) {
        for (int at = 0; at + 4 <= hay.length; at++) {
            int start = start(hay, at);
            if (starts.get(slot(start))) {
                for (Needle needle : byStart.getOrDefault(start, List.of())) {
                    if (matches(hay, at, needle)) {
                        found.accept(needle);
                    }
                }
            }
        }
    }

    private static boolean matches(byte[] hay, int at, Needle needle) {
        byte[] bytes = needle.bytes();
        int end = at + bytes.length;
        if (end > hay.length) {
            return false;
        }
        for (int i = 4; i < bytes.length; i++) {
            if (hay[at + i] != bytes[i]) {
                return false;
            }
        }
        return (at == 0 || needle.edge().allows(hay[at - 1]))
                && (end == hay.length || needle.edge().allows(hay[end]));
    }

    private static int start(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
    }

    private static int slot(int start) {
        return (start * 0x9E3779B1) >>> (32 - BITS);
    }
}
