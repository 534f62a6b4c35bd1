package org.herkomst.connector.resolver;

import java.util.List;
import org.herkomst.connector.address.ClientAddress;

/** Ranges whose visits don't count: own staff, and companies that opted out by range. Goes into the connector as text. */
public final class ExcludedRanges {

    private ExcludedRanges() {}

    /**
     * Reads ranges in CIDR notation or {@code first-last}.
     *
     * @throws IllegalArgumentException naming the position of a range that can't be read, and the cure
     */
    public static ExcludedRanges parse(List<String> ranges) {
        throw new UnsupportedOperationException("to be written by the resolver's author");
    }

    /** Whether visits from this address don't count. */
    public boolean contains(ClientAddress address) {
        throw new UnsupportedOperationException("to be written by the resolver's author");
    }
}
