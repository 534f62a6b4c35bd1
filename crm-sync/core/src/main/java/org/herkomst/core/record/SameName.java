package org.herkomst.core.record;

import org.herkomst.connector.resolver.names.CompanyName;

/** When two company names count as the same, for the ladder: without legal form, case, accents and punctuation. */
public final class SameName {
    private SameName() {}

    /** What of a name is compared. */
    public static String core(String name) {
        return CompanyName.of(name, null).core();
    }
}
