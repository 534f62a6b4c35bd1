package org.herkomst.connector.resolver.filters;

import com.google.common.primitives.ImmutableIntArray;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.herkomst.connector.address.AddressRange;

/**
 * One list of networks, and where it came from. Immutable.
 *
 * @param kind what stands behind the networks
 * @param name our name of it, such as {@code x4bnet-datacenter}
 * @param source the repository and the commit that it was taken from
 * @param licence SPDX identifier; the texts stand in NOTICE
 * @param dated the day of that commit; lists age, warn after 90 days
 * @param ipv4Networks how many of the ranges are IPv4
 * @param ipv6Networks how many of the ranges are IPv6
 * @param ranges IPv4 first, rising, none overlapping; read when asked for, and kept while there is memory to spare
 * @param asns numbers of autonomous systems that are wholly of the kind, rising; mostly none
 */
public record FilterList(
        FilterKind kind,
        String name,
        String source,
        String licence,
        LocalDate dated,
        int ipv4Networks,
        int ipv6Networks,
        Supplier<List<AddressRange>> ranges,
        ImmutableIntArray asns) {}
