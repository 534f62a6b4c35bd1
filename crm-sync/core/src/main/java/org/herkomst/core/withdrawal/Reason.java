package org.herkomst.core.withdrawal;

/** Why a company is taken back. */
public enum Reason {
    /** The company objected. */
    OPT_OUT("the company objected"),
    /** Consent that its visits rested on was withdrawn. */
    CONSENT_WITHDRAWN("consent was withdrawn"),
    /** It was the wrong company, or it may not be pushed after all. */
    CORRECTED("it was the wrong company, or may not be pushed"),
    /** The terms of the input that named it no longer permit marketing. */
    LICENCE_ENDED("its input no longer permits marketing"),
    /** Its last visit is too long ago. */
    EXPIRED("its last visit is too long ago"),
    /** The run that made the record, or joined it to ours, was undone. */
    UNDONE("the run was undone");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The reason for a person. */
    public String words() {
        return words;
    }

    /**
     * Whether the company must not be processed again: a record that stays is marked so, is looked for over weeks, and what is known here
     * is erased. Only an objection does; after the other reasons a new visit makes a new record.
     */
    public boolean forbids() {
        return this == OPT_OUT;
    }
}
