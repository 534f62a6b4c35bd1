package org.herkomst.targets.odoo;

import java.util.Set;
import org.herkomst.core.company.CompanyKey;

/** Names that the target knows by itself. */
final class Keys {
    static final String PARTNER = "res.partner";

    /** How the names of our fields begin; Odoo wants {@code x_} in front. */
    static final String PREFIX = "x_herkomst_";

    /** Our key. Odoo has no way to demand unique values by its API. */
    static final String KEY = PREFIX + "key";

    /** Ours too: the company must not be processed. */
    static final String MARK = PREFIX + "do_not_process";

    static final String ID = "id";
    static final String NAME = "name";
    static final String WEBSITE = "website";
    static final String ACTIVE = "active";
    static final String IS_COMPANY = "is_company";

    /** The sales person. */
    static final String OWNER = "user_id";

    /** Belong to people or to Odoo; never written into a record that is there, whatever a mapping says. */
    static final Set<String> NEVER =
            Set.of(ID, OWNER, ACTIVE, IS_COMPANY, "parent_id", "company_id", "create_date", "write_date");

    /** The module of our external ids. */
    static final String MODULE = "herkomst";

    private Keys() {}

    /** The part of an external id after the module; a dash isn't one there, and keys hold no underscore, so no two are alike. */
    static String slug(CompanyKey key) {
        return key.value().replace('-', '_');
    }

    /** Whether a field is ours, other than the key. */
    static boolean ours(String field) {
        return field.startsWith(PREFIX) && !field.equals(KEY);
    }
}
