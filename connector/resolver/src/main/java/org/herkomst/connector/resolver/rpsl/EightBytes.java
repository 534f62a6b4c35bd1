package org.herkomst.connector.resolver.rpsl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, as one number whose lowest byte is the first (Hacker's Delight, 2nd edition, 6-1). */
final class EightBytes {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private EightBytes() {}

    static long at(byte[] bytes, int index) {
        return (long) WORDS.get(bytes, index);
    }

    /** Eight times the same byte. */
    static long all(int value) {
        return ONES * value;
    }

    /** The first zero byte's highest bit is the lowest one set; no bit is set where no byte is zero. */
    static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** The highest bits of just the zero bytes. */
    static long exactZeros(long word) {
        return ~(((word & ~HIGHS) + ~HIGHS) | word) & HIGHS;
    }

    static boolean ascii(long word) {
        return (word & HIGHS) == 0;
    }

    /** The place, 0 to 7, of the first byte marked by {@link #zeros}; 8 where none is. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
