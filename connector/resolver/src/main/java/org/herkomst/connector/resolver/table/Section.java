package org.herkomst.connector.resolver.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Parts of a table's bytes: each begins at a multiple of eight, in little-endian order. */
final class Section {
    private Section() {}

    static long padded(long bytes) {
        return (bytes + 7) & ~7L;
    }

    /** The next part of the given length; the buffer goes on behind its padding. */
    static ByteBuffer take(ByteBuffer bytes, long length) {
        ByteBuffer part = bytes.slice(bytes.position(), Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(Math.toIntExact(bytes.position() + padded(length)));
        return part;
    }
}
