package org.herkomst.connector.resolver.rpsl;

import java.nio.charset.StandardCharsets;
import org.herkomst.connector.resolver.rpsl.RpslObject.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Puts records together from lines by the RIPE Database's rules: a blank line ends a record, {@code %} and {@code #} begin a comment,
 * a line that starts with a space, a tab or {@code +} goes on with the value above. The first attribute of a network or an
 * organisation begins a record even where the blank line is missing.
 */
final class LineReader {
    private static final byte[] REPLACED = "THIS OBJECT IS MODIFIED".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final AttributeKeys keys = new AttributeKeys();
    private final RpslObject object = new RpslObject();
    private final RpslRecords records;
    private boolean started;
    private boolean open;
    private boolean closed;

    LineReader(RpslRecords records) {
        this.records = records;
    }

    void line(byte[] line, int from, int to) {
        int end = to > from && line[to - 1] == '\r' ? to - 1 : to;
        int start = started ? from : behindMark(line, from, end);
        started = true;
        if (start == end) {
            endObject();
            return;
        }
        switch (line[start]) {
            case '%', '#' -> {}
            case ' ', '\t', '+' -> goOn(line, start + 1, end);
            default -> attribute(line, start, end);
        }
    }

    /** A last line without an end may be cut, and its record with it; the registry's name is the exception that files end with. */
    void lastLine(byte[] line, int to) {
        Attribute attribute = keys.find(line, 0, to);
        line(line, 0, to);
        if (attribute != Attribute.SOURCE && line[0] != '%' && line[0] != '#') {
            records.skip(object);
            object.begin(Kind.NONE);
        }
    }

    /** Must be called before the bytes of the lines given since the last call are overwritten. */
    void settle() {
        object.settle();
    }

    void finish() {
        endObject();
    }

    private static int behindMark(byte[] line, int from, int to) {
        return contains(line, from, Math.min(to, from + BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)
                ? from + BYTE_ORDER_MARK.length
                : from;
    }

    private void endObject() {
        if (object.kind() != Kind.NONE) {
            records.accept(object);
            object.begin(Kind.NONE);
        }
        open = false;
        closed = false;
    }

    private void goOn(byte[] line, int from, int to) {
        if (open) {
            object.append(line, from, to);
        }
    }

    private void attribute(byte[] line, int from, int to) {
        Attribute attribute = keys.find(line, from, to);
        open = false;
        if (begins(attribute)) {
            endObject();
            object.begin(kind(attribute));
        }
        if (attribute == null || object.kind() == Kind.OTHER || closed) {
            return;
        }
        if (attribute == Attribute.PERSON) {
            closed = true;
        } else if (attribute == Attribute.REMARKS) {
            remark(line, from, to);
        } else {
            open = object.open(attribute, line, keys.value(), to);
        }
    }

    private boolean begins(@Nullable Attribute attribute) {
        return object.kind() == Kind.NONE
                || attribute == Attribute.INETNUM
                || attribute == Attribute.INET6NUM
                || attribute == Attribute.NET_HANDLE
                || attribute == Attribute.ORGANISATION;
    }

    private static Kind kind(@Nullable Attribute attribute) {
        if (attribute == null) {
            return Kind.OTHER;
        }
        return switch (attribute) {
            case INETNUM, INET6NUM -> Kind.NETWORK;
            case NET_HANDLE -> Kind.ARIN_NETWORK;
            case ORGANISATION -> Kind.ORGANISATION;
            case ORG_ID -> Kind.ARIN_ORGANISATION;
            default -> Kind.OTHER;
        };
    }

    private void remark(byte[] line, int from, int to) {
        if (object.kind() == Kind.ORGANISATION && !object.contactsReplaced() && contains(line, from, to, REPLACED)) {
            object.replaceContacts();
        }
    }

    private static boolean contains(byte[] line, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && line[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
