package org.herkomst.core.record;

import java.util.Locale;
import org.herkomst.mappings.WritePolicy;

/**
 * What a delivery does to one field of a CRM's record, and why.
 *
 * @param field the field's name in the CRM
 * @param before what the CRM holds; empty: nothing
 * @param wanted what the mapping gives; empty: nothing
 * @param after what the CRM holds afterwards: {@code wanted}, or {@code before}, or for a list both
 * @param policy the field's policy
 * @param reason why it is written or left as it is
 */
public record FieldChange(String field, String before, String wanted, String after, WritePolicy policy, Reason reason) {

    /** Whether the field is written. */
    public boolean written() {
        return reason.writes();
    }

    /** Why a field is written or left. */
    public enum Reason {
        /** The record is made. */
        NEW_RECORD(true, "the record is new"),
        /** The CRM holds another value, and ours goes. */
        DIFFERS(true, "the value differs"),
        /** The CRM holds nothing. */
        WAS_EMPTY(true, "the CRM holds nothing"),
        /** Elements of ours are missing in a list. */
        ELEMENTS_MISSING(true, "elements of ours are missing"),
        /** Ours is the smaller, or the greater, whichever counts. */
        BEYOND(true, "ours goes further"),
        /** We have no value any more, and the CRM holds ours. */
        GONE(true, "the value is gone"),
        /** The CRM held it, but something else may have arrived since. */
        UNCONFIRMED(true, "nobody knows what the CRM holds"),
        /** The CRM holds it already. */
        SAME(false, "the CRM holds it already"),
        /** Somebody else's value is there, and the policy leaves it. */
        TAKEN(false, "the CRM has a value of its own"),
        /** Written only at creation. */
        NOT_NEW(false, "only a new record gets it"),
        /** A person changed or blanked it since we wrote it, or it never was ours. */
        HUMAN_EDIT(false, "a person changed it"),
        /** Theirs is the smaller, or the greater, whichever counts. */
        NOT_BEYOND(false, "the CRM's value goes further"),
        /** The mapping leaves the field to others. */
        OFF(false, "the mapping leaves it to others");

        private final boolean written;
        private final String words;

        Reason(boolean written, String words) {
            this.written = written;
            this.words = words;
        }

        /** Whether the field is written for this reason. */
        public boolean writes() {
            return written;
        }

        /** The reason for a person. */
        public String words() {
            return words;
        }

        /** The reason in documents, such as {@code was_empty}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
