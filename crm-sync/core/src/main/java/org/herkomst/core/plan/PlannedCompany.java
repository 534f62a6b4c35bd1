package org.herkomst.core.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.Expectation;
import org.herkomst.core.record.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * One company of a plan.
 *
 * @param key its key
 * @param name its name; empty where it must not be shown any more
 * @param domain its domain
 * @param operation what is to be done
 * @param found the record in the CRM, as far as one was found
 * @param made the record as it was made here, for those that are delivered
 * @param changes what is done to each field, or left
 * @param why what stands in the way, or why it is taken back; empty for others
 */
public record PlannedCompany(
        CompanyKey key,
        String name,
        @Nullable String domain,
        Operation operation,
        Found found,
        Made made,
        List<FieldChange> changes,
        String why) {
    public PlannedCompany {
        changes = List.copyOf(changes);
        why = LeftOut.without(key, why);
    }

    /**
     * The record in the CRM.
     *
     * @param targetId its id there; absent where there is none
     * @param matchedBy how it was found, as in {@link org.herkomst.core.target.Receipt#matchedBy()}
     */
    public record Found(@Nullable String targetId, @Nullable String matchedBy) {
        /** None. */
        public static final Found NONE = new Found(null, null);
    }

    /**
     * By what a record is known again.
     *
     * @param hash hash of its fields
     * @param known hash of what the target had accepted of it before
     */
    public record Made(String hash, String known) {
        /** Where nothing is delivered. */
        public static final Made NONE = new Made("", "");
    }

    /** The fields that are written. */
    public List<FieldChange> written() {
        return changes.stream().filter(FieldChange::written).toList();
    }

    /** The same with another operation. */
    PlannedCompany instead(Operation other, String reason) {
        return new PlannedCompany(key, name, domain, other, found, made, changes, reason);
    }

    /** What must still stand in the CRM when it is applied. */
    Expectation expectation() {
        Map<String, String> before = new LinkedHashMap<>();
        changes.forEach(change -> before.put(change.field(), change.before()));
        return new Expectation(found.targetId(), before);
    }
}
