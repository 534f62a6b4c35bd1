package org.herkomst.core.run;

import java.util.Map;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/** What the CRM did not decide: it comes again, and after so many tries it is given up. */
final class Undecided {
    private static final int MOST_TRIES = 10;

    private Undecided() {}

    /** The verdict on a delivery: the one given, or that it comes again, or that it is given up. */
    static Receipt verdict(Delivery delivery, @Nullable Receipt given) {
        Receipt receipt = given == null ? unknown(delivery) : given;
        if (receipt.verdict() != Verdict.DEFERRED || delivery.tries() + 1 < MOST_TRIES) {
            return receipt;
        }
        Problem problem = new Problem(
                "HK-REC-012",
                Problem.Category.RECORD,
                1,
                delivery.record().key() + " was not decided in " + MOST_TRIES + " tries",
                "Look at the record in the CRM; it is tried again when it changes.");
        return new Receipt(receipt.key(), Verdict.REJECTED, null, Map.of(), new FieldCounts(), problem, null);
    }

    private static Receipt unknown(Delivery delivery) {
        Problem problem = new Problem(
                "HK-REC-011",
                Problem.Category.NETWORK,
                1,
                "The CRM said nothing of " + delivery.record().key(),
                "Run again: the record is sent once more under the same key.");
        return new Receipt(delivery.record().key(), Verdict.DEFERRED, null, Map.of(), new FieldCounts(), problem, null);
    }
}
