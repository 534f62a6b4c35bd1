package org.herkomst.connector.resolver.benchmark;

/**
 * How large a benchmark's table is.
 *
 * @param intervals intervals, those without an answer too
 * @param bytes bytes of the look-up table, without records and texts
 * @param ipv6Bytes bytes of that of the same networks in IPv6
 */
public record LookupTables(int intervals, long bytes, long ipv6Bytes) {

    /** The table that the benchmarks make for about that many intervals. */
    public static LookupTables of(int intervals) {
        LookupSample sample = LookupSample.of(intervals);
        return new LookupTables(sample.intervalCount(), sample.tableBytes(), sample.ipv6TableBytes());
    }
}
