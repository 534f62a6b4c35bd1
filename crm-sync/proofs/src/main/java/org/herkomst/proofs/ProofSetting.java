package org.herkomst.proofs;

import java.nio.file.Path;
import java.util.Random;

/**
 * Where and how a proof runs.
 *
 * @param root the checkout
 * @param work an empty folder for the proof, deleted after it
 * @param quick whether the short form runs
 * @param seed what chance starts from; printed, so that a run can be repeated
 */
public record ProofSetting(Path root, Path work, boolean quick, long seed) {

    /** The command that users give. */
    public Path program() {
        return root.resolve("crm-sync/bin/herkomst");
    }

    /** Chance, from the seed. */
    public Random random() {
        return new Random(seed);
    }
}
