package org.herkomst.targets.hubspot;

import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetSettings;

/** The way in to the HubSpot target. */
public final class HubSpot {
    private HubSpot() {}

    /** Opens the account that these settings name; sends nothing yet. */
    public static CrmTarget open(TargetSettings settings) {
        return new HubSpotTarget(settings, Connection.open(settings));
    }
}
