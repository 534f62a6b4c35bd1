package org.herkomst.core.withdrawal;

/** Why a company is taken back. */
public enum Reason {
    /** The company objected. */
    OPT_OUT,
    /** Consent that its visits rested on was withdrawn. */
    CONSENT_WITHDRAWN,
    /** It was the wrong company, or it may not be pushed after all. */
    CORRECTED,
    /** The terms of the input that named it no longer permit marketing. */
    LICENCE_ENDED,
    /** Its last visit is too long ago. */
    EXPIRED;

    /**
     * Whether the company must not be processed again: a record that stays is marked so, is looked for over weeks, and what is known here
     * is erased. Only an objection does; after the other reasons a new visit makes a new record.
     */
    public boolean forbids() {
        return this == OPT_OUT;
    }
}
