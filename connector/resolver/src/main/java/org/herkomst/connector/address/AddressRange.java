package org.herkomst.connector.address;

import java.util.Optional;

/**
 * A range of addresses of one family, both ends included, as unsigned halves; IPv4 lives in the low 32 bits. Lives while an
 * index is built; what the index answers never holds one.
 */
public record AddressRange(boolean ipv4, long firstHigh, long firstLow, long lastHigh, long lastLow) {
    public AddressRange {
        if (compare(firstHigh, firstLow, lastHigh, lastLow) > 0) {
            throw new IllegalArgumentException("A range ends before it begins");
        }
    }

    /** Reads {@code first-last}, {@code address/prefix} or one address; bits behind the prefix are ignored. */
    public static Optional<AddressRange> parse(String text) {
        String trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        if (slash >= 0) {
            return block(trimmed.substring(0, slash), trimmed.substring(slash + 1));
        }
        int dash = trimmed.indexOf('-');
        String first = dash < 0 ? trimmed : trimmed.substring(0, dash).strip();
        String last = dash < 0 ? trimmed : trimmed.substring(dash + 1).strip();
        return address(first).flatMap(a -> address(last).flatMap(b -> between(a, b)));
    }

    public static Optional<ClientAddress> address(String text) {
        return ClientAddress.parse(text.toCharArray(), 0, text.length());
    }

    public static Optional<AddressRange> between(ClientAddress first, ClientAddress last) {
        boolean ordered =
                first.isIpv4() == last.isIpv4() && compare(first.high(), first.low(), last.high(), last.low()) <= 0;
        return ordered
                ? Optional.of(new AddressRange(first.isIpv4(), first.high(), first.low(), last.high(), last.low()))
                : Optional.empty();
    }

    private static Optional<AddressRange> block(String address, String prefix) {
        if (!isLength(prefix)) {
            return Optional.empty();
        }
        return address(address).flatMap(start -> {
            boolean mapped = start.isIpv4() && address.indexOf(':') >= 0;
            int length = Integer.parseInt(prefix) - (mapped ? 96 : 0);
            return length < 0 || length > (start.isIpv4() ? 32 : 128)
                    ? Optional.empty()
                    : Optional.of(of(start, length));
        });
    }

    private static boolean isLength(String prefix) {
        boolean digits = !prefix.isEmpty() && prefix.length() <= 3;
        for (int i = 0; digits && i < prefix.length(); i++) {
            digits = prefix.charAt(i) >= '0' && prefix.charAt(i) <= '9';
        }
        return digits && (prefix.length() == 1 || prefix.charAt(0) != '0');
    }

    /** The block of the given prefix length that the address lies in. */
    public static AddressRange of(ClientAddress address, int prefixLength) {
        return of(address.isIpv4(), address.high(), address.low(), prefixLength);
    }

    public static AddressRange of(boolean ipv4, long high, long low, int prefixLength) {
        if (ipv4) {
            long rest = 0xFFFFFFFFL >>> prefixLength;
            return new AddressRange(true, 0, low & ~rest, 0, low | rest);
        }
        long highRest = prefixLength >= 64 ? 0 : -1L >>> prefixLength;
        long lowRest = prefixLength <= 64 ? -1L : prefixLength == 128 ? 0 : -1L >>> (prefixLength - 64);
        return new AddressRange(false, high & ~highRest, low & ~lowRest, high | highRest, low | lowRest);
    }

    public static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    public int compareFirst(AddressRange other) {
        return compare(firstHigh, firstLow, other.firstHigh, other.firstLow);
    }

    public int compareLast(AddressRange other) {
        return compare(lastHigh, lastLow, other.lastHigh, other.lastLow);
    }

    /** Smaller ranges first. */
    public int compareSize(AddressRange other) {
        return compare(spanHigh(), spanLow(), other.spanHigh(), other.spanLow());
    }

    /** Upper half of the distance from the first to the last address. */
    public long spanHigh() {
        return lastHigh - firstHigh - (Long.compareUnsigned(lastLow, firstLow) < 0 ? 1 : 0);
    }

    /** Lower half of that distance. */
    public long spanLow() {
        return lastLow - firstLow;
    }

    public boolean contains(AddressRange other) {
        return ipv4 == other.ipv4 && compareFirst(other) <= 0 && compareLast(other) >= 0;
    }

    public boolean overlaps(AddressRange other) {
        return ipv4 == other.ipv4
                && compare(firstHigh, firstLow, other.lastHigh, other.lastLow) <= 0
                && compare(other.firstHigh, other.firstLow, lastHigh, lastLow) <= 0;
    }

    /** Whether no address of the family comes behind this range. */
    public boolean endsFamily() {
        return ipv4 ? lastLow == 0xFFFFFFFFL : lastHigh == -1L && lastLow == -1L;
    }

    /** Whether the other range begins right behind this one. */
    public boolean meets(AddressRange other) {
        return ipv4 == other.ipv4 && !endsFamily() && other.firstHigh == nextHigh() && other.firstLow == nextLow();
    }

    /** The upper half of the address behind the last. */
    public long nextHigh() {
        return lastLow == -1L ? lastHigh + 1 : lastHigh;
    }

    /** The lower half of the address behind the last. */
    public long nextLow() {
        return lastLow + 1;
    }

    /** From this one's first to the other's last address. */
    public AddressRange through(AddressRange end) {
        return new AddressRange(ipv4, firstHigh, firstLow, end.lastHigh, end.lastLow);
    }

    /** What of this range lies before the other one. */
    public Optional<AddressRange> before(AddressRange other) {
        if (compareFirst(other) >= 0) {
            return Optional.empty();
        }
        long high = other.firstLow == 0 ? other.firstHigh - 1 : other.firstHigh;
        return Optional.of(new AddressRange(ipv4, firstHigh, firstLow, high, other.firstLow - 1));
    }

    /** What of this range lies behind the other one. */
    public Optional<AddressRange> behind(AddressRange other) {
        return compareLast(other) <= 0
                ? Optional.empty()
                : Optional.of(new AddressRange(ipv4, other.nextHigh(), other.nextLow(), lastHigh, lastLow));
    }

    /** Never the bounds. */
    @Override
    public String toString() {
        return "[range]";
    }
}
