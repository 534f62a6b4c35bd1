package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.herkomst.connector.address.AddressRange;

/**
 * Address space with a meaning of its own (IANA special-purpose registries, RFC 6890 and successors): private space never names a
 * company, documentation and benchmark space only where an input names a range inside it.
 */
final class SpecialSpace {
    private static final List<AddressRange> CLOSED = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/127",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
            "64:ff9b:1::/48",
            "100::/64");
    private static final List<AddressRange> DOCUMENTATION = ranges(
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "198.18.0.0/15",
            "2001:db8::/32",
            "3fff::/20",
            "2001:2::/48");

    private static final List<AddressRange> SPECIAL =
            Stream.concat(CLOSED.stream(), DOCUMENTATION.stream()).toList();

    private SpecialSpace() {}

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts)
                .map(text -> AddressRange.parse(text).orElseThrow())
                .toList();
    }

    /** Whether an address is private, shared, loopback, link-local, multicast or reserved. */
    static boolean isClosed(boolean ipv4, long high, long low) {
        if (ipv4) {
            return isClosedIpv4((int) low);
        }
        if (high >>> 61 == 1) {
            return false;
        }
        AddressRange single = new AddressRange(false, high, low, high, low);
        return CLOSED.stream().anyMatch(range -> range.contains(single));
    }

    private static boolean isClosedIpv4(int bits) {
        int first = bits >>> 24;
        int two = bits >>> 16;
        return first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && (two & 0xC0) == 0x40)
                || two == 0xA9FE
                || two >>> 4 == 0xAC1
                || two == 0xC0A8
                || bits >>> 8 == 0xC00000;
    }

    /** Whether the whole range is private space. */
    static boolean isClosed(AddressRange range) {
        return CLOSED.stream().anyMatch(closed -> closed.contains(range));
    }

    /** What of a range may name somebody: without private space, and without documentation space unless it lies inside one. */
    static List<AddressRange> open(AddressRange range) {
        if (SPECIAL.stream().noneMatch(range::overlaps)) {
            return List.of(range);
        }
        List<AddressRange> pieces = List.of(range);
        for (AddressRange closed : CLOSED) {
            pieces = without(pieces, closed);
        }
        for (AddressRange example : DOCUMENTATION) {
            pieces = example.contains(range) ? pieces : without(pieces, example);
        }
        return pieces;
    }

    private static List<AddressRange> without(List<AddressRange> pieces, AddressRange hole) {
        if (pieces.stream().noneMatch(hole::overlaps)) {
            return pieces;
        }
        List<AddressRange> rest = new ArrayList<>();
        for (AddressRange piece : pieces) {
            if (piece.overlaps(hole)) {
                piece.before(hole).ifPresent(rest::add);
                piece.behind(hole).ifPresent(rest::add);
            } else {
                rest.add(piece);
            }
        }
        return rest;
    }

    /** Whether both ranges lie in the same kind of space, so that they may be read as one. */
    static boolean together(AddressRange one, AddressRange other) {
        return SPECIAL.stream().allMatch(special -> special.overlaps(one) == special.overlaps(other));
    }
}
