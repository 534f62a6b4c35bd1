package org.herkomst.connector.resolver.rpsl;

import java.util.Arrays;

/**
 * The wanted values of the record being read, as bytes in one buffer that is used again for the next record. White space and control
 * characters become single spaces; a value is cut at {@value #VALUE_LIMIT} bytes.
 */
final class RpslObject {
    static final int VALUE_LIMIT = 1000;

    /** What kind of record it is, told by its first attribute. */
    enum Kind {
        NONE,
        NETWORK,
        ARIN_NETWORK,
        ORGANISATION,
        ARIN_ORGANISATION,
        OTHER
    }

    /** White space, control characters, and the sign that begins a comment. */
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        Arrays.fill(SPECIAL, 0, ' ' + 1, true);
        SPECIAL['#'] = true;
        SPECIAL[0x7F] = true;
    }

    private static final int MOST = Attribute.mostOfAll();

    private final byte[] bytes = new byte[MOST * (VALUE_LIMIT + 1)];
    private final Attribute[] attributes = new Attribute[MOST];
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];

    /** All bytes of a value or-ed: negative where one is not ASCII. */
    private final int[] unions = new int[MOST];

    private final int[] first = new int[Attribute.count()];
    private final int[] counts = new int[Attribute.count()];
    private Kind kind = Kind.NONE;
    private boolean contactsReplaced;
    private int size;

    void begin(Kind newKind) {
        kind = newKind;
        contactsReplaced = false;
        size = 0;
        Arrays.fill(counts, 0);
    }

    Kind kind() {
        return kind;
    }

    void replaceContacts() {
        contactsReplaced = true;
    }

    /** Whether the registry put dummies in the place of the contacts. */
    boolean contactsReplaced() {
        return contactsReplaced;
    }

    /** Makes room for a value; false where the record has enough of its kind. */
    boolean open(Attribute attribute) {
        int place = place(attribute);
        if (counts[place] >= attribute.most()) {
            return false;
        }
        if (counts[place]++ == 0) {
            first[place] = size;
        }
        attributes[size] = attribute;
        starts[size] = size == 0 ? 0 : ends[size - 1];
        ends[size] = starts[size];
        unions[size] = 0;
        size++;
        return true;
    }

    /** Adds a piece to the value opened last, behind one space where it already has text. */
    void append(byte[] line, int from, int to) {
        int start = starts[size - 1];
        int at = space(start, ends[size - 1]);
        int first = from;
        while (first < to && line[first] == ' ') {
            first++;
        }
        int end = Math.min(to, first + start + VALUE_LIMIT - at);
        int union = 0;
        for (int i = first; i < end; i++) {
            byte letter = line[i];
            union |= letter;
            if (!SPECIAL[letter & 0xFF]) {
                bytes[at++] = letter;
            } else if (letter != '#') {
                at = space(start, at);
            } else if (endsAtComment()) {
                break;
            } else {
                bytes[at++] = letter;
            }
        }
        unions[size - 1] |= union;
        ends[size - 1] = at > start && bytes[at - 1] == ' ' ? at - 1 : at;
    }

    /** Puts a space behind text that has none there; answers where the next letter goes. */
    private int space(int start, int at) {
        if (at > start && bytes[at - 1] != ' ') {
            bytes[at] = ' ';
            return at + 1;
        }
        return at;
    }

    /** Comments inside values are RPSL's; ARIN's and LACNIC's names may hold the sign. */
    private boolean endsAtComment() {
        boolean arin = kind == Kind.ARIN_NETWORK || kind == Kind.ARIN_ORGANISATION;
        return !arin && attributes[size - 1] != Attribute.OWNER;
    }

    int size() {
        return size;
    }

    Attribute attribute(int index) {
        return attributes[index];
    }

    @SuppressWarnings(
            "EnumOrdinal") // arrays instead of an EnumMap: this runs many times for each of millions of records
    private static int place(Attribute attribute) {
        return attribute.ordinal();
    }

    /** Where the attribute's first value is, or -1. */
    int index(Attribute attribute) {
        int place = place(attribute);
        return counts[place] == 0 ? -1 : first[place];
    }

    boolean has(Attribute attribute) {
        return counts[place(attribute)] > 0;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean ascii(int index) {
        return unions[index] >= 0;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }
}
