package org.herkomst.core.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.mappings.MappingSet.MappedField;
import org.jspecify.annotations.Nullable;

/**
 * A company record on its way to a CRM: the full set of fields; the target sends only what changed.
 *
 * @param key the company's key
 * @param name the company's name, for finding and for messages
 * @param domain its domain, for adopting a record that is there already
 * @param fields all fields with their policy, in the mapping's order
 * @param known what the target last accepted of this record; absent for a new one
 * @param ladder how a person's record is found where our key finds none; first rung first
 * @param expectation what a plan saw; absent for a run without one
 * @param updatesOnly whether it is written only into a record that is there
 * @param unconfirmed whether requests have gone out whose verdict nobody knows: the CRM may hold other values than {@code known} says
 * @param intent what the next request does with it in the CRM; the target says it before the last look, until then an update
 */
public record CrmRecord(
        CompanyKey key,
        String name,
        @Nullable String domain,
        LinkedHashMap<String, MappedField> fields,
        @Nullable Known known,
        List<Rung> ladder,
        @Nullable Expectation expectation,
        boolean updatesOnly,
        boolean unconfirmed,
        Intent intent) {
    public CrmRecord {
        ladder = List.copyOf(ladder);
    }

    /** Without a ladder of its own: a person's record is found by the domain, in the field where the CRM keeps it. */
    public CrmRecord(
            CompanyKey key,
            String name,
            @Nullable String domain,
            LinkedHashMap<String, MappedField> fields,
            @Nullable Known known) {
        this(key, name, domain, fields, known, List.of(), null, false, false, Intent.UPDATE);
    }

    /** The same with what the target last accepted. */
    public CrmRecord with(@Nullable Known other) {
        return new CrmRecord(key, name, domain, fields, other, ladder, expectation, updatesOnly, unconfirmed, intent);
    }

    /** The same under what a plan saw. */
    public CrmRecord expecting(@Nullable Expectation seen) {
        return new CrmRecord(key, name, domain, fields, known, ladder, seen, updatesOnly, unconfirmed, intent);
    }

    /** The same with a ladder; an empty one for none of its own. */
    public CrmRecord climbing(List<Rung> rungs) {
        return new CrmRecord(key, name, domain, fields, known, rungs, expectation, updatesOnly, unconfirmed, intent);
    }

    /** The same for a mapping that makes no records, or one that does. */
    public CrmRecord updating(boolean only) {
        return new CrmRecord(key, name, domain, fields, known, ladder, expectation, only, unconfirmed, intent);
    }

    /** The same where requests have gone out whose verdict nobody knows, or where none have. */
    public CrmRecord unconfirmed(boolean may) {
        return new CrmRecord(key, name, domain, fields, known, ladder, expectation, updatesOnly, may, intent);
    }

    /** The same with other fields. */
    public CrmRecord holding(LinkedHashMap<String, MappedField> others) {
        return new CrmRecord(key, name, domain, others, known, ladder, expectation, updatesOnly, unconfirmed, intent);
    }

    /** The same on its way to be made, adopted or updated. */
    public CrmRecord going(Intent to) {
        return new CrmRecord(key, name, domain, fields, known, ladder, expectation, updatesOnly, unconfirmed, to);
    }

    /** What a request does with a record in the CRM. */
    public enum Intent {
        /** The CRM has none: the request makes it. */
        MAKE,
        /** A person's record was found otherwise than by our key: the request puts our key into it. */
        ADOPT,
        /** The CRM has it under our key or the id that we know. */
        UPDATE
    }

    /**
     * What the target last accepted.
     *
     * @param targetId the record's id in the CRM
     * @param ownership who made the record
     * @param fields values that the target confirmed, as text, by field
     */
    public record Known(String targetId, Ownership ownership, Map<String, String> fields) {
        public Known {
            fields = Map.copyOf(fields);
        }
    }

    /** Who made a record in the CRM. */
    public enum Ownership {
        MADE,
        ADOPTED
    }
}
