package org.herkomst.core.testing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A share of a large grid's cells: every build plays one cell in {@code herkomst.grid} (7, which meets every row and every column), the
 * proof {@code targets} all of them.
 */
public final class GridSample {
    private static final int USUAL = 7;

    private GridSample() {}

    /** The cells of this run, the same in each. */
    public static <T> Stream<T> of(Stream<T> cells) {
        int stride = Integer.getInteger("herkomst.grid", USUAL);
        List<T> all = cells.toList();
        return IntStream.range(0, all.size()).filter(i -> i % stride == 0).mapToObj(all::get);
    }
}
