package org.herkomst.connector.resolver;

import java.util.Comparator;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * A claim on its way into the table.
 *
 * @param piece where the claim counts: the range without private and documentation space
 * @param whole the range as the input gave it; decides how specific the claim is
 * @param order running number, so that every order is a total one
 */
record Entry(AddressRange piece, AddressRange whole, Source source, Claim claim, int order) {

    /** Filters first; then the smaller range; on equal ranges the operator's own word, the network's holder last, then the earlier input, then the earlier row. */
    static final Comparator<Entry> MOST_SPECIFIC = Comparator.comparing((Entry entry) -> !entry.isFilter())
            .thenComparing(Entry::whole, AddressRange::compareSize)
            .thenComparing(entry -> !entry.source.isOperator())
            .thenComparing(entry -> entry.isOn(Basis.HOLDER))
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

    /** The same with another claim. */
    Entry saying(Claim other) {
        return new Entry(piece, whole, source, other, order);
    }

    boolean isFilter() {
        return claim instanceof Nobody nobody && nobody.isFilter();
    }

    /** Who is named, where somebody is. */
    @Nullable
    Named named() {
        return claim instanceof Named named ? named : null;
    }

    boolean isOn(Basis basis) {
        return claim instanceof Named named && named.grounds().basis() == basis;
    }

    boolean names() {
        return claim instanceof Named named && named.nameable();
    }

    SizeClass size() {
        return SizeClass.of(whole);
    }
}
