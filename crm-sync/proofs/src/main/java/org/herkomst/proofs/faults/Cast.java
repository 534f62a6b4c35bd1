package org.herkomst.proofs.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.proofs.recovery.Shape;

/**
 * Who is who in a world: company 0, the only one with a domain, opted out before anything was sent; company 3 was sent and opted out
 * then, so that the run has to take it back.
 *
 * @param shape companies and visits
 * @param sent visits of which the companies are in the CRM already
 */
record Cast(Shape shape, int sent) {
    private static final int NEVER_SENT = 0;
    private static final int TO_TAKE_BACK = 3;

    /** One batch of records, for runs that are repeated thousands of times. */
    static Cast small() {
        return new Cast(new Shape(14, 40, 15, 14), 12);
    }

    /** Two batches, so that there is a moment between them. */
    static Cast twoBatches() {
        return new Cast(new Shape(130, 300, 200, 130), 12);
    }

    String neverSent() {
        return shape.domain(NEVER_SENT);
    }

    String toTakeBack() {
        return Shape.name(TO_TAKE_BACK);
    }

    /** Companies that must not be in the CRM in the end. */
    List<String> optedOut() {
        return List.of(Shape.name(NEVER_SENT), toTakeBack());
    }

    /** How many visits each company has in the CRM in the end, by its name. */
    Map<String, Long> truth() {
        Map<String, Long> truth = new TreeMap<>(shape.counts());
        optedOut().forEach(truth::remove);
        return truth;
    }
}
