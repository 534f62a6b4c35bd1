package org.herkomst.connector.resolver.rpsl;

/**
 * What a dump held.
 *
 * @param networks networks handed over
 * @param organisations organisations handed over
 * @param skipped networks and organisations that can't be used: a missing, unreadable or reversed range, no handle or name, or the
 *     last record of a file that ends within a line
 */
public record RpslCount(long networks, long organisations, long skipped) {}
