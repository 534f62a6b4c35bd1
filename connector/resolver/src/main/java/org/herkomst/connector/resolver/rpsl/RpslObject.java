package org.herkomst.connector.resolver.rpsl;

import java.util.Arrays;

/**
 * The wanted values of the record being read. A value stays in its line as long as it can, for most of them are tidy there and some
 * are never asked for; {@link #settle()} copies them before the lines are overwritten.
 */
final class RpslObject {
    /** What kind of record it is, told by its first attribute. */
    enum Kind {
        NONE,
        NETWORK,
        ARIN_NETWORK,
        ORGANISATION,
        ARIN_ORGANISATION,
        OTHER
    }

    private static final int MOST = Attribute.mostOfAll();

    private final TidyText tidy = new TidyText(MOST);
    private final Attribute[] attributes = new Attribute[MOST];
    private final byte[][] texts = new byte[MOST][];
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private final boolean[] ascii = new boolean[MOST];

    private final int[] first = new int[Attribute.count()];
    private final int[] counts = new int[Attribute.count()];
    private Kind kind = Kind.NONE;
    private boolean contactsReplaced;
    private int size;

    void begin(Kind newKind) {
        kind = newKind;
        contactsReplaced = false;
        size = 0;
        tidy.clear();
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

    /** Takes a value; false where the record has enough of its kind. */
    boolean open(Attribute attribute, byte[] line, int from, int to) {
        int place = place(attribute);
        if (counts[place] >= attribute.most()) {
            return false;
        }
        if (counts[place]++ == 0) {
            first[place] = size;
        }
        attributes[size] = attribute;
        texts[size] = line;
        starts[size] = TidyText.behindSpaces(line, from, to);
        ends[size] = to;
        size++;
        return true;
    }

    /** Adds a further line's piece to the value opened last. */
    void append(byte[] line, int from, int to) {
        settle(); // all, so that the one that goes on is the last
        int last = size - 1;
        ascii[last] &= tidy.append(starts[last], line, from, to, hasComments(last));
        ends[last] = tidy.end();
    }

    /** Must be called before the lines that values were opened with are overwritten. */
    void settle() {
        for (int i = 0; i < size; i++) {
            settle(i);
        }
    }

    private void settle(int index) {
        if (texts[index] != tidy.bytes()) {
            int start = tidy.end();
            ascii[index] = tidy.append(start, texts[index], starts[index], ends[index], hasComments(index));
            texts[index] = tidy.bytes();
            starts[index] = start;
            ends[index] = tidy.end();
        }
    }

    /** Comments inside values are RPSL's; ARIN's and LACNIC's names may hold the sign. */
    private boolean hasComments(int index) {
        boolean arin = kind == Kind.ARIN_NETWORK || kind == Kind.ARIN_ORGANISATION;
        return !arin && attributes[index] != Attribute.OWNER;
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

    /** Where the attribute's first value is, or -1; see {@link #prepare}. */
    int index(Attribute attribute) {
        int place = place(attribute);
        return counts[place] == 0 ? -1 : first[place];
    }

    boolean has(Attribute attribute) {
        return count(attribute) > 0;
    }

    int count(Attribute attribute) {
        return counts[place(attribute)];
    }

    /** Makes a value tidy; before it, {@link #text}, {@link #start}, {@link #end} and {@link #ascii} say nothing of it. */
    void prepare(int index) {
        if (texts[index] == tidy.bytes()) {
            return;
        }
        int kinds = TidyText.kinds(texts[index], starts[index], ends[index]);
        if (TidyText.isTidy(kinds)) {
            ascii[index] = TidyText.isAscii(kinds);
        } else {
            settle(index);
        }
    }

    /** The bytes that hold the value, among others. */
    byte[] text(int index) {
        return texts[index];
    }

    boolean ascii(int index) {
        return ascii[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }
}
