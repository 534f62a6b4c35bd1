package org.herkomst.connector.resolver.rpsl;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds a line's attribute by the bytes before its colon, in any case of letters, without making a string. */
final class AttributeKeys {
    private static final int SLOTS = 256;
    private static final int CASE = 0x20;
    private static final int LONGEST = 13;

    private final byte[][] names = new byte[SLOTS][];
    private final @Nullable Attribute[] attributes = new Attribute[SLOTS];
    private final boolean[] begins = new boolean[128];
    private int colon;

    AttributeKeys() {
        for (Attribute attribute : Attribute.values()) {
            for (String key : attribute.keys()) {
                add(key.getBytes(StandardCharsets.US_ASCII), attribute);
            }
        }
    }

    private void add(byte[] key, Attribute attribute) {
        int slot = 0;
        for (byte letter : key) {
            slot = next(slot, letter);
        }
        slot &= SLOTS - 1;
        while (attributes[slot] != null) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        names[slot] = key;
        attributes[slot] = attribute;
        begins[key[0]] = true;
    }

    /** The attribute that the line is of, or null where it is none that is read. */
    @Nullable
    Attribute find(byte[] line, int from, int to) {
        int first = line[from] | CASE;
        if (first < 0 || !begins[first]) {
            return null;
        }
        int end = Math.min(to, from + LONGEST + 1);
        int hash = 0;
        for (int at = from; at < end; at++) {
            if (line[at] == ':') {
                colon = at;
                return lookUp(line, from, at, hash & (SLOTS - 1));
            }
            hash = next(hash, (byte) (line[at] | CASE));
        }
        return null;
    }

    /** Where the value of the attribute found last begins. */
    int value() {
        return colon + 1;
    }

    private @Nullable Attribute lookUp(byte[] line, int from, int to, int hash) {
        int slot = hash;
        Attribute found = attributes[slot];
        while (found != null && !equal(names[slot], line, from, to)) {
            slot = (slot + 1) & (SLOTS - 1);
            found = attributes[slot];
        }
        return found;
    }

    private static int next(int hash, byte letter) {
        return hash * 31 + letter;
    }

    private static boolean equal(byte[] key, byte[] line, int from, int to) {
        if (key.length != to - from) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (key[i] != (line[from + i] | CASE)) {
                return false;
            }
        }
        return true;
    }
}
