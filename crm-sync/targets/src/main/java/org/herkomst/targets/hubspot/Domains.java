package org.herkomst.targets.hubspot;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.herkomst.targets.hubspot.Wire.Company;
import org.jspecify.annotations.Nullable;

/** Domains in one form: lower case, without {@code www.}. */
final class Domains {
    private Domains() {}

    static String normal(@Nullable String domain) {
        if (domain == null) {
            return "";
        }
        var lower = domain.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? lower.substring(4) : lower;
    }

    /** All domains of a company in HubSpot. */
    static Set<String> of(Company company) {
        var domains = new LinkedHashSet<String>();
        domains.add(normal(company.value(Keys.DOMAIN)));
        for (var more : company.value(Keys.MORE_DOMAINS).split("[;,\\s]+", -1)) {
            domains.add(normal(more));
        }
        domains.remove("");
        return domains;
    }
}
