package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Puts the ranges of a prefix tree together again. A tree splits a range into blocks, and a range with a smaller one inside into many;
 * a block is then smaller, and so would count as more specific, than the range it came from. Runs come out nested or apart, never
 * crossing.
 */
final class NestedRuns {
    private static final int MAX_OPEN = 16;

    private final Input.Sink sink;
    private final List<Run> open = new ArrayList<>();
    private @Nullable AddressRange last;

    NestedRuns(Input.Sink sink) {
        this.sink = sink;
    }

    /** The next block, in rising order. */
    void add(AddressRange block, Claim claim) {
        AddressRange before = last;
        if (before != null && !(before.meets(block) && SpecialSpace.together(before, block))) {
            close();
        }
        last = block;
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).claim.equals(claim)) {
                closeAbove(i);
                open.get(i).range = open.get(i).range.through(block);
                return;
            }
        }
        open.add(new Run(claim, block));
        if (open.size() > MAX_OPEN) {
            open.remove(0).handTo(sink);
        }
    }

    /** Ends all runs: the next block doesn't follow the last. */
    void close() {
        closeAbove(-1);
        last = null;
    }

    private void closeAbove(int index) {
        for (int i = open.size() - 1; i > index; i--) {
            open.remove(i).handTo(sink);
        }
    }

    private static final class Run {
        private final Claim claim;
        private AddressRange range;

        private Run(Claim claim, AddressRange range) {
            this.claim = claim;
            this.range = range;
        }

        private void handTo(Input.Sink sink) {
            sink.accept(range, claim);
        }
    }
}
