package org.herkomst.targets.hubspot;

import feign.Client;
import java.util.List;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetProvider;
import org.herkomst.targets.TargetSettings;

/** The way in to the HubSpot target. */
public final class HubSpot implements TargetProvider {
    @Override
    public String type() {
        return "hubspot";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public CrmTarget open(TargetSettings settings) {
        return new HubSpotTarget(settings, Connection.open(settings));
    }

    /** The same over a client of the caller's, which must send each request once; for proofs without a network. */
    public static CrmTarget over(TargetSettings settings, Client client) {
        return new HubSpotTarget(settings, Connection.over(settings, client, () -> {}));
    }
}
