package org.herkomst.core.company;

import java.time.LocalDate;
import java.util.List;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A company that visited.
 *
 * @param id its number in our store; never leaves it
 * @param key its key
 * @param facts latest facts
 * @param confidence latest confidence, 0 to 1
 * @param reason latest reason in a sentence
 * @param evidence latest evidence
 * @param obtainedOn day of first sight; also the first visit's day
 * @param ruling what a person decided of it; absent: nothing
 */
public record Company(
        long id,
        CompanyKey key,
        CompanyFacts facts,
        double confidence,
        String reason,
        List<Evidence> evidence,
        LocalDate obtainedOn,
        @Nullable Ruling ruling) {
    public Company {
        evidence = List.copyOf(evidence);
    }

    /** A company of which nothing was decided. */
    public Company(
            long id,
            CompanyKey key,
            CompanyFacts facts,
            double confidence,
            String reason,
            List<Evidence> evidence,
            LocalDate obtainedOn) {
        this(id, key, facts, confidence, reason, evidence, obtainedOn, null);
    }

    /** The same with what a person decided of it. */
    public Company ruled(@Nullable Ruling other) {
        return new Company(id, key, facts, confidence, reason, evidence, obtainedOn, other);
    }
}
