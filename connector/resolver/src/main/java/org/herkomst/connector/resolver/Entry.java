package org.herkomst.connector.resolver;

import java.util.Comparator;
import org.herkomst.connector.address.AddressRange;

/**
 * A claim on its way into the table.
 *
 * @param piece where the claim counts: the range without private and documentation space
 * @param whole the range as the input gave it; decides how specific the claim is
 * @param order running number, so that every order is a total one
 */
record Entry(AddressRange piece, AddressRange whole, Source source, Claim claim, int order) {

    /** Smaller range first; on equal ranges the operator's own word, then the earlier input, then the earlier row. */
    static final Comparator<Entry> MOST_SPECIFIC = Comparator.<Entry, AddressRange>comparing(
                    Entry::whole, AddressRange::compareSize)
            .thenComparing(entry -> !entry.source.isOperator())
            .thenComparingInt(entry -> entry.source.position())
            .thenComparingInt(Entry::order);

    /** In the order of the first address. */
    static final Comparator<Entry> BY_FIRST = Comparator.<Entry, AddressRange>comparing(
                    Entry::piece, AddressRange::compareFirst)
            .thenComparingInt(Entry::order);

    /** In the order of the last address. */
    static final Comparator<Entry> BY_LAST = Comparator.<Entry, AddressRange>comparing(
                    Entry::piece, AddressRange::compareLast)
            .thenComparingInt(Entry::order);
}
