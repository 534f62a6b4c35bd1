package org.herkomst.proofs;

import java.nio.file.Files;
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

    /**
     * A folder of the shared material, in {@code HERKOMST_SHARED} or beside the checkout.
     *
     * @throws DataAbsentException where it isn't there
     */
    public Path shared(String folder) {
        String given = System.getenv("HERKOMST_SHARED");
        Path shared = given == null || given.isBlank() ? root.resolveSibling("shared") : Path.of(given);
        Path wanted = shared.resolve(folder);
        if (!Files.isDirectory(wanted)) {
            throw new DataAbsentException(
                    "The shared folder '" + folder + "' is not here. Set HERKOMST_SHARED to the folder that holds it.");
        }
        return wanted;
    }

    /** Chance, from the seed. */
    public Random random() {
        return new Random(seed);
    }
}
