package org.herkomst.connector.resolver.evaluation;

import org.herkomst.connector.address.AddressRange;

/** Classes of range sizes by which a report is broken down: addresses for IPv4, prefix length for IPv6. */
enum RangeSize {
    ONE("1"),
    TO_16("2-16"),
    TO_256("17-256"),
    TO_65536("257-65536"),
    LARGER(">65536"),
    IPV6_SITE("v6 /48 or wider"),
    IPV6_PART("v6 longer than /48");

    /** Upper half of the distance from the first to the last address of a /48. */
    private static final long SITE = 0xFFFF;

    private final String text;

    RangeSize(String text) {
        this.text = text;
    }

    static RangeSize of(AddressRange range) {
        long span = range.spanLow();
        if (range.ipv4()) {
            return span == 0 ? ONE : span < 16 ? TO_16 : span < 256 ? TO_256 : span < 65_536 ? TO_65536 : LARGER;
        }
        int wider = Long.compareUnsigned(range.spanHigh(), SITE);
        return wider > 0 || (wider == 0 && span == -1L) ? IPV6_SITE : IPV6_PART;
    }

    String text() {
        return text;
    }
}
