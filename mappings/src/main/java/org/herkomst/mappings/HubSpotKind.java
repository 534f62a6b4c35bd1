package org.herkomst.mappings;

import java.util.Set;
import java.util.regex.Pattern;

/** HubSpot's companies; names as its property API takes them. */
public final class HubSpotKind implements TargetKind {
    @Override
    public String id() {
        return "hubspot";
    }

    @Override
    public TargetRules rules() {
        return new TargetRules(
                Pattern.compile("[a-z][a-z0-9_]{0,99}"),
                "lower case letters, digits and _, beginning with a letter, at most 100 characters",
                "herkomst_",
                "herkomst_key",
                Set.of("hubspot_owner_id", "lifecyclestage", "hs_lead_status", "hs_object_id"));
    }

    @Override
    public String preset() {
        return TargetKind.resource(HubSpotKind.class, "/presets/hubspot.yaml");
    }
}
