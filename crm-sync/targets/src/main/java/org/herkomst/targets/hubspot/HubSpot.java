package org.herkomst.targets.hubspot;

import feign.Client;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetSettings;

/** The way in to the HubSpot target. */
public final class HubSpot {
    private HubSpot() {}

    /** Opens the account that these settings name; sends nothing yet. */
    public static CrmTarget open(TargetSettings settings) {
        return new HubSpotTarget(settings, Connection.open(settings));
    }

    /** The same over a client of the caller's, which must send each request once; for proofs without a network. */
    public static CrmTarget over(TargetSettings settings, Client client) {
        return new HubSpotTarget(settings, Connection.over(settings, client, () -> {}));
    }
}
