package org.herkomst.connector.resolver;

/** The size class of the range that named a company. Bounds are never kept: many business ranges are a single address. */
public enum SizeClass {
    /** One to sixteen IPv4 addresses, or an IPv6 prefix longer than /48. */
    HANDFUL,
    /** Up to 256 IPv4 addresses, or an IPv6 /48. */
    OFFICE,
    /** Up to 65,536 IPv4 addresses, or IPv6 prefixes /33 to /47. */
    CAMPUS,
    /** More than that. */
    NETWORK
}
