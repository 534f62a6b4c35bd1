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

    /** Whether the company must not be processed again: its record is marked so, and is looked for over weeks. */
    public boolean forbids() {
        return this == OPT_OUT || this == CONSENT_WITHDRAWN;
    }
}
