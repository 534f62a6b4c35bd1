package org.herkomst.proofs.simulation;

import java.util.Set;

/**
 * Steps that give the same whoever goes first, where nobody pulls and nobody archives meanwhile: reads of what nobody writes, writes of
 * what nobody reads, and numbers that only have to differ.
 */
final class CommutingSteps {
    private static final Set<String> STEPS = Set.of(
            "sites",
            "companies with visits",
            "aliases",
            "companies",
            "sums of companies",
            "look at changes",
            "target is used",
            "count claim",
            "reaches the CRM: account",
            "reaches the CRM: batch/read of archived ones");

    private CommutingSteps() {}

    static boolean has(String step) {
        return STEPS.contains(step);
    }
}
