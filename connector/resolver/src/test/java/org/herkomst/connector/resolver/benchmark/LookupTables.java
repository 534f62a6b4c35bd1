package org.herkomst.connector.resolver.benchmark;

/**
 * How large a benchmark's table is.
 *
 * @param intervals intervals, those without an answer too
 * @param bytes bytes of the look-up table, without records and texts
 */
public record LookupTables(int intervals, long bytes) {

    /** The table that the benchmarks make for about that many intervals. */
    public static LookupTables of(int intervals) {
        LookupSample sample = LookupSample.of(intervals);
        return new LookupTables(sample.intervalCount(), sample.tableBytes());
    }
}
