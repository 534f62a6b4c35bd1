package org.herkomst.proofs;

import java.nio.file.Path;
import java.util.Random;

/**
 * Where and how a proof runs.
 *
 * @param jar the packaged application
 * @param work an empty folder for the proof, deleted after it
 * @param quick whether the short form runs
 * @param seed what chance starts from; printed, so that a run can be repeated
 */
public record ProofSetting(Path jar, Path work, boolean quick, long seed) {

    /** Chance, from the seed. */
    public Random random() {
        return new Random(seed);
    }
}
