package org.herkomst.targets;

import java.util.List;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.hubspot.HubSpot;

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
        if (settings.type().equals("hubspot")) {
            return HubSpot.open(settings);
        }
        throw new IllegalArgumentException("Unknown target type; legal are " + types());
    }
}
