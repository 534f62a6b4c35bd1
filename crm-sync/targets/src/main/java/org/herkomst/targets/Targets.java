package org.herkomst.targets;

import java.util.List;
import org.herkomst.core.target.CrmTarget;

/** Opens targets by their type. */
public final class Targets {
    private Targets() {}

    /** The types there are, for the configuration's check. */
    public static List<String> types() {
        return List.of("hubspot");
    }

    /**
     * Opens a target.
     *
     * @throws IllegalArgumentException for an unknown type
     */
    public static CrmTarget open(TargetSettings settings) {
        throw new UnsupportedOperationException("to be written by the targets' author");
    }
}
