package org.herkomst.app.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.herkomst.connector.matomo.VisitRef;

/**
 * How to look for many visits: where much of a group is asked for, reading all its rows costs far less than looking for each key. Few
 * visits name a company, so most keys have no row.
 *
 * @param single keys to look for one by one
 * @param whole the parts of groups to read
 */
record KeyGroups(List<Long> single, List<Span> whole) {
    /** Of a group's 4,096 visits; reading rows in order is that much cheaper than finding them. */
    private static final int MANY = 256;

    /** Both keys included. */
    record Span(long first, long last) {}

    static KeyGroups of(Collection<Long> keys) {
        long[] sorted = keys.stream().mapToLong(Long::longValue).sorted().toArray();
        KeyGroups groups = new KeyGroups(new ArrayList<>(), new ArrayList<>());
        int from = 0;
        for (int to = 1; to <= sorted.length; to++) {
            if (to == sorted.length || VisitRef.group(sorted[to]) != VisitRef.group(sorted[from])) {
                groups.add(sorted, from, to);
                from = to;
            }
        }
        return groups;
    }

    private void add(long[] sorted, int from, int to) {
        if (to - from >= MANY) {
            whole.add(new Span(sorted[from], sorted[to - 1]));
            return;
        }
        for (int i = from; i < to; i++) {
            single.add(sorted[i]);
        }
    }
}
