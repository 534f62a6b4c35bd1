package org.herkomst.targets;

import java.util.List;
import org.herkomst.core.target.CrmTarget;

/** One kind of CRM, found by {@link java.util.ServiceLoader}: all that the rest of Herkomst knows of it. */
public interface TargetProvider {

    /** The type in the configuration, such as {@code hubspot}. */
    String type();

    /** The keys that a target of this type takes in the configuration besides those of all targets. */
    List<Option> options();

    /** Whether {@code url} must be given. */
    default boolean needsUrl() {
        return true;
    }

    /** Whether {@code token} must be given. */
    default boolean needsToken() {
        return true;
    }

    /**
     * Opens a target. No call goes out yet.
     *
     * @throws org.herkomst.core.target.TargetException where an option has a value that can't work, such as a private key that can't be read
     */
    CrmTarget open(TargetSettings settings);

    /**
     * A key of the configuration.
     *
     * @param name such as {@code client-id}
     * @param secret whether its value is never shown
     * @param required whether it must be given
     * @param meaning in a sentence, for messages
     */
    record Option(String name, boolean secret, boolean required, String meaning) {}
}
