package org.herkomst.mappings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a write may do with a value that is already there. */
public enum WritePolicy {
    /** Ours: written whenever it changed. */
    OVERWRITE,
    /** The company's: written only where the CRM has nothing. */
    FILL_EMPTY,
    /** Made by provision and written by people, or by a withdrawal; never by a run. */
    NEVER;

    /** The name in mapping files, such as {@code fill_empty}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy of that name. */
    public static Optional<WritePolicy> of(String id) {
        return Arrays.stream(values()).filter(policy -> policy.id().equals(id)).findFirst();
    }
}
