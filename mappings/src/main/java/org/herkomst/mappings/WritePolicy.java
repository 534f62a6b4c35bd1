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
    /** Written only into a record that we make; never afterwards. */
    CREATE_ONLY,
    /** A list of values: ours are added where they are missing, those of others stay. */
    APPEND,
    /** Written where ours is the smaller number or the earlier day, or the CRM has nothing. */
    MIN,
    /** Written where ours is the greater number or the later day, or the CRM has nothing. */
    MAX,
    /** Written while the CRM holds what it last confirmed of us; what a person changed, or blanked, stays for ever. */
    NEVER_AFTER_HUMAN_EDIT,
    /** Made by provision and written by people, or by a withdrawal; never by a run. */
    OFF;

    /** The name in mapping files, such as {@code fill_empty}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy of that name. */
    public static Optional<WritePolicy> of(String id) {
        return Arrays.stream(values()).filter(policy -> policy.id().equals(id)).findFirst();
    }
}
