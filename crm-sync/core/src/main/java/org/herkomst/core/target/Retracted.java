package org.herkomst.core.target;

import java.time.Instant;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.run.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a retraction.
 *
 * @param key the company's key
 * @param outcome what became of it
 * @param targetId the id of the record that it was about
 * @param problem why it could not be done
 * @param notBefore earliest next try
 */
public record Retracted(
        CompanyKey key,
        Outcome outcome,
        @Nullable String targetId,
        @Nullable Problem problem,
        @Nullable Instant notBefore) {

    /** What became of a retraction. */
    public enum Outcome {
        /** The record was ours and is deleted. */
        DELETED,
        /** The record is a person's: our fields were emptied. */
        STRIPPED,
        /** There was nothing of ours to take back. */
        NOT_THERE,
        /** Not decided: comes again. */
        DEFERRED,
        /** The target refuses; a person has to look. */
        REFUSED
    }
}
