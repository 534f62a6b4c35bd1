package org.herkomst.connector.resolver.published;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;

/** Blocks as text, after RFC 4632 and RFC 5952, and from the bytes of a DNS record. */
final class NetworkText {
    /** IPv4 first, then by first address, the wider block before those in it. */
    static final Comparator<AddressRange> ORDER = Comparator.comparing((AddressRange range) -> !range.ipv4())
            .thenComparing(range -> range, AddressRange::compareFirst)
            .thenComparing((AddressRange one, AddressRange other) -> other.compareSize(one));

    private NetworkText() {}

    /** A block as {@code address/prefix}. */
    static String of(AddressRange block) {
        byte[] bytes = block.ipv4()
                ? ByteBuffer.allocate(4).putInt((int) block.firstLow()).array()
                : ByteBuffer.allocate(16)
                        .putLong(block.firstHigh())
                        .putLong(block.firstLow())
                        .array();
        return text(bytes) + "/" + prefix(block);
    }

    private static String text(byte[] bytes) {
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four or sixteen bytes are an address", impossible);
        }
    }

    /** How long the prefix of a block is. */
    static int prefix(AddressRange block) {
        int free = block.spanHigh() != 0
                ? Long.SIZE * 2 - Long.numberOfLeadingZeros(block.spanHigh())
                : Long.SIZE - Long.numberOfLeadingZeros(block.spanLow());
        return (block.ipv4() ? 32 : 128) - free;
    }

    /** The block that a text in our own form stands for; empty where it isn't written just so. */
    static Optional<AddressRange> read(String text) {
        return AddressRange.parse(text)
                .filter(block -> isBlock(block) && of(block).equals(text));
    }

    private static boolean isBlock(AddressRange range) {
        return AddressRange.of(range.ipv4(), range.firstHigh(), range.firstLow(), prefix(range))
                .equals(range);
    }

    /** The address in a record of type A or AAAA; an IPv4-mapped one is IPv4. */
    static ClientAddress address(byte[] bytes) {
        return bytes.length == 4
                ? ClientAddress.ofIpv4(ByteBuffer.wrap(bytes).getInt())
                : ClientAddress.ofIpv6(
                        ByteBuffer.wrap(bytes).getLong(), ByteBuffer.wrap(bytes).getLong(8));
    }
}
