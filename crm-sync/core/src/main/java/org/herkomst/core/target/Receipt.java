package org.herkomst.core.target;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.run.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one record.
 *
 * @param key the record's key
 * @param verdict what became of it
 * @param targetId the record's id in the CRM, where accepted
 * @param fields all values of ours that the CRM now holds, as text, by field; becomes the ledger's entry; empty unless accepted
 * @param counts what was written, kept, filled
 * @param problem why it was not accepted
 * @param notBefore earliest next try of a deferred record
 * @param changes what was done to each field, or would be; empty where nothing was compared
 * @param matchedBy how the CRM's record was found: {@code external_key}, {@code known_id}, or a rung's name; absent where none was
 * @param candidates ids of the CRM's records that fit an {@code AMBIGUOUS} one, for a person to choose from
 */
public record Receipt(
        CompanyKey key,
        Verdict verdict,
        @Nullable String targetId,
        Map<String, String> fields,
        FieldCounts counts,
        @Nullable Problem problem,
        @Nullable Instant notBefore,
        List<FieldChange> changes,
        @Nullable String matchedBy,
        List<String> candidates) {
    /** Found by our own key. */
    public static final String BY_KEY = "external_key";

    /** Found by the id that the CRM gave it, where our key is no longer in it. */
    public static final String BY_ID = "known_id";

    /** The code of {@link Verdict#LEFT}. */
    public static final String ONLY_UPDATES = "HK-REC-014";

    public Receipt {
        fields = Map.copyOf(fields);
        changes = List.copyOf(changes);
        candidates = List.copyOf(candidates);
    }

    /** Where nothing was compared. */
    public Receipt(
            CompanyKey key,
            Verdict verdict,
            @Nullable String targetId,
            Map<String, String> fields,
            FieldCounts counts,
            @Nullable Problem problem,
            @Nullable Instant notBefore) {
        this(key, verdict, targetId, fields, counts, problem, notBefore, List.of(), null, List.of());
    }

    /** An accepted record, or one that would be. */
    public static Receipt accepted(
            Verdict verdict,
            CompanyKey key,
            @Nullable String targetId,
            Comparison compared,
            @Nullable String matchedBy) {
        return new Receipt(
                key,
                verdict,
                targetId,
                compared.held(),
                compared.counts(),
                null,
                null,
                compared.changes(),
                matchedBy,
                List.of());
    }

    /**
     * Why a record that was compared is not to be written all the same: it stands otherwise than its plan saw it, or its mapping only
     * updates. Every target asks directly before it writes.
     */
    public static Optional<Receipt> withheld(CompanyKey key, Comparison compared) {
        return compared.changedSincePlan()
                .map(why -> refused(
                        key,
                        Verdict.DEFERRED,
                        "HK-REC-003",
                        "left out: " + why,
                        "Make a new plan; without one, the next run goes by the mapping's policies"))
                .or(() -> compared.isLeft() ? Optional.of(left(key)) : Optional.empty());
    }

    private static Receipt left(CompanyKey key) {
        return refused(
                key,
                Verdict.LEFT,
                ONLY_UPDATES,
                "left: the mapping only updates, and the CRM has no record of the company",
                "Nothing, if it is meant so; else make the record in the CRM, or set create: { mode: both } in the mapping");
    }

    private static Receipt refused(CompanyKey key, Verdict verdict, String code, String why, String action) {
        Problem problem = new Problem(code, Problem.Category.RECORD, 1, key + ": " + why, action);
        return new Receipt(key, verdict, null, Map.of(), new FieldCounts(), problem, null);
    }

    /** The same with the records that a person may choose from. */
    public Receipt choosing(List<String> others) {
        return new Receipt(key, verdict, targetId, fields, counts, problem, notBefore, changes, matchedBy, others);
    }

    /** What became of a record. */
    public enum Verdict {
        CREATED,
        UPDATED,
        ADOPTED,
        /** Refused for good by the CRM's rules; tried again only when the record changes. */
        REJECTED,
        /** Several records of the CRM fit; a person decides. */
        AMBIGUOUS,
        /** The CRM's record carries another key of ours, or the vendor reports a conflict. */
        CONFLICT,
        /** The mapping only updates, and the CRM has no record: nothing is written; looked for again when the record changes. */
        LEFT,
        /** Not decided yet; comes again in a later run. */
        DEFERRED;

        /** What a request does that is to come to this. */
        public Intent intent() {
            return this == CREATED ? Intent.MAKE : this == ADOPTED ? Intent.ADOPT : Intent.UPDATE;
        }

        /** Whether the CRM now holds the record. */
        public boolean accepted() {
            return this == CREATED || this == UPDATED || this == ADOPTED;
        }
    }
}
