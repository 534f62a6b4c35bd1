package org.herkomst.targets.espocrm;

import java.util.Set;

/** Names of fields that the target knows by itself. */
final class Keys {
    /** Our key's field, which EspoCRM's duplicate check looks at. */
    static final String KEY = "cHerkomstKey";

    /** Ours too: the company must not be processed. */
    static final String MARK = "cHerkomstDoNotProcess";

    /** How the names of our fields begin; the {@code c} is EspoCRM's, for fields that an admin makes. */
    static final String PREFIX = "cHerkomst";

    static final String ID = "id";
    static final String NAME = "name";

    /** Where EspoCRM keeps a company's web address. */
    static final String WEBSITE = "website";

    /** Counts a record's changes, where optimistic concurrency control is on. */
    static final String VERSION = "versionNumber";

    /** Who a record is assigned to: given at creation at most. */
    static final String OWNER = "assignedUserId";

    /** Belong to people or to EspoCRM; not written into a record that is there, whatever a mapping says. */
    static final Set<String> NEVER = Set.of(
            ID,
            OWNER,
            "assignedUserName",
            "teamsIds",
            "createdAt",
            "modifiedAt",
            "createdById",
            "modifiedById",
            "deleted",
            VERSION);

    private Keys() {}
}
