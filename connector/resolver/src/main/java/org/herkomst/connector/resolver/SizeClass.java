package org.herkomst.connector.resolver;

import org.herkomst.connector.address.AddressRange;

/** The size class of the range that named a company. Bounds are never kept: many business ranges are a single address. */
public enum SizeClass {
    /** One to sixteen IPv4 addresses, or an IPv6 prefix longer than /48. */
    HANDFUL,
    /** Up to 256 IPv4 addresses, or an IPv6 /48. */
    OFFICE,
    /** Up to 65,536 IPv4 addresses, or IPv6 prefixes /33 to /47. */
    CAMPUS,
    /** More than that. */
    NETWORK;

    private static final long IPV6_48 = 0xFFFFL;
    private static final long IPV6_33 = 0x7FFFFFFFL;

    /** The class of a range. */
    static SizeClass of(AddressRange range) {
        long low = range.spanLow();
        if (range.ipv4()) {
            return low < 16 ? HANDFUL : low < 256 ? OFFICE : low < 65_536 ? CAMPUS : NETWORK;
        }
        long high = range.spanHigh();
        if (Long.compareUnsigned(high, IPV6_48) < 0 || (high == IPV6_48 && low != -1L)) {
            return HANDFUL;
        }
        return high == IPV6_48 ? OFFICE : Long.compareUnsigned(high, IPV6_33) <= 0 ? CAMPUS : NETWORK;
    }
}
