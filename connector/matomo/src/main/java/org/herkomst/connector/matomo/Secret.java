package org.herkomst.connector.matomo;

import com.fasterxml.jackson.annotation.JsonValue;

/** A token. Never prints, never becomes JSON. */
public final class Secret {
    private final String value;

    /** Wraps a token. */
    public Secret(String value) {
        this.value = value;
    }

    /** The token itself, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }

    @JsonValue
    @SuppressWarnings("DoNotCallSuggester")
    Object refuseJson() {
        throw new UnsupportedOperationException("A secret is never written");
    }
}
