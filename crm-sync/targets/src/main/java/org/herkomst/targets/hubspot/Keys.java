package org.herkomst.targets.hubspot;

import java.util.List;
import java.util.Set;

/** Names of properties that the target knows by itself. */
final class Keys {
    /** Our unique property. */
    static final String KEY = "herkomst_key";

    /** Ours too: the company must not be processed. */
    static final String MARK = "herkomst_do_not_process";

    /** HubSpot's own: ids of the records that were merged into this one. */
    static final String MERGED = "hs_merged_object_ids";

    static final String PREFIX = "herkomst_";
    static final String DOMAIN = "domain";
    static final String MORE_DOMAINS = "hs_additional_domains";
    static final String NAME = "name";

    /** Belong to sales; never written, whatever a mapping says. */
    static final Set<String> NEVER = Set.of("hubspot_owner_id", "lifecyclestage", "hs_lead_status", "hs_object_id");

    /** Read with every record. */
    static final List<String> ALWAYS = List.of(KEY, NAME, DOMAIN, MORE_DOMAINS);

    private Keys() {}
}
