package org.herkomst.core.target;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * A record that a target is to take back.
 *
 * @param key the company's key, by which the record is looked for
 * @param targetId the record's id as last known; looked for too
 * @param ownership who made the record; where nobody knows, one that we made
 * @param domain the company's domain; records with it that carry a key of ours are looked for too
 * @param forbidden whether the record that stays gets the mark that the company must not be processed
 */
public record Retraction(
        CompanyKey key,
        @Nullable String targetId,
        @Nullable Ownership ownership,
        @Nullable String domain,
        boolean forbidden) {

    /** One company may be taken back for several reasons at once; what spares a person's record wins. In the order of their first. */
    public static List<Retraction> onePerKey(Collection<Retraction> retractions) {
        Map<CompanyKey, Retraction> merged = new LinkedHashMap<>();
        retractions.forEach(retraction -> merged.merge(retraction.key(), retraction, Retraction::and));
        return List.copyOf(merged.values());
    }

    private Retraction and(Retraction other) {
        boolean adopted = ownership == Ownership.ADOPTED || other.ownership == Ownership.ADOPTED;
        return new Retraction(
                key,
                targetId == null ? other.targetId : targetId,
                adopted ? Ownership.ADOPTED : ownership == null ? other.ownership : ownership,
                domain == null ? other.domain : domain,
                forbidden || other.forbidden);
    }
}
