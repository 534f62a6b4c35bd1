package org.herkomst.connector.resolver.table;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntPredicate;
import org.herkomst.connector.address.AddressRange;

/**
 * From the bits of an address to the number of an answer; 0 where there is none. Lies in a buffer, which may be a mapped file. Immutable
 * and thread-safe; a look-up takes primitives, allocates nothing and logs nothing. At most 2 GiB.
 */
public final class LookupTable {
    private static final int HEADER = 16;

    private final Ipv4Table ipv4;
    private final Ipv6Table ipv6;

    private LookupTable(Ipv4Table ipv4, Ipv6Table ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** A table in memory of its own, outside the heap. */
    public static LookupTable of(Intervals ipv4, Intervals ipv6) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(bytes(ipv4, ipv6)));
        write(ipv4, ipv6, bytes);
        return read(bytes.flip());
    }

    /** How many bytes {@link #write} takes. */
    public static long bytes(Intervals ipv4, Intervals ipv6) {
        return HEADER
                + Ipv4Table.bytes(Ipv4Table.entries(ipv4))
                + Ipv6Table.Size.of(ipv6).bytes();
    }

    /** Writes a table to where the buffer stands. */
    public static void write(Intervals ipv4, Intervals ipv6, ByteBuffer bytes) {
        int entries = Ipv4Table.entries(ipv4);
        Ipv6Table.Size size = Ipv6Table.Size.of(ipv6);
        Section.take(bytes, HEADER)
                .putInt(entries)
                .putInt(size.highs())
                .putInt(size.groups())
                .putInt(size.lows());
        Ipv4Table.write(ipv4, bytes, entries);
        Ipv6Table.write(ipv6, bytes, size);
    }

    /**
     * Reads a table from a buffer that holds nothing else.
     *
     * @throws IllegalArgumentException where the length doesn't fit the counts on top
     */
    public static LookupTable read(ByteBuffer bytes) {
        try {
            ByteBuffer header = Section.take(bytes, HEADER).order(ByteOrder.LITTLE_ENDIAN);
            int entries = header.getInt();
            Ipv6Table.Size size = new Ipv6Table.Size(header.getInt(), header.getInt(), header.getInt());
            boolean fits = entries > 0
                    && size.highs() > 0
                    && size.groups() >= 0
                    && size.lows() >= 0
                    && bytes.remaining() == Ipv4Table.bytes(entries) + size.bytes();
            if (!fits) {
                throw new IllegalArgumentException("The table's counts don't fit its length");
            }
            return new LookupTable(Ipv4Table.read(bytes, entries), Ipv6Table.read(bytes, size));
        } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
            throw new IllegalArgumentException("The table is cut", cut);
        }
    }

    /** The answer for the 32 bits of an IPv4 address. */
    public int ipv4(int address) {
        return ipv4.answer(address);
    }

    /** The answer for the two halves of an IPv6 address. */
    public int ipv6(long high, long low) {
        return ipv6.answer(high, low);
    }

    /** The answer for an address of either family; IPv4 lies in the low 32 bits. */
    public int answer(boolean isIpv4, long high, long low) {
        return isIpv4 ? ipv4.answer((int) low) : ipv6.answer(high, low);
    }

    /** Whether the test holds for the answers of all intervals that a range touches, 0 for gaps. Stops at the first that fails. */
    public boolean all(AddressRange range, IntPredicate test) {
        return range.ipv4()
                ? ipv4.all((int) range.firstLow(), (int) range.lastLow(), test)
                : ipv6.all(range.firstHigh(), range.firstLow(), range.lastHigh(), range.lastLow(), test);
    }
}
