package org.herkomst.connector.resolver;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.herkomst.connector.resolver.evaluation.Label;
import org.herkomst.connector.resolver.evaluation.LabelledRange;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.NameLikeness;

/**
 * One row of the development data: what a registry's record holds, and the vendor's reading of it. The truth is made from the vendor's
 * columns ({@code name}, {@code domain}) and the AS alone, by rules of their own that the resolver doesn't share: a name with words of a pool
 * or without letters is nobody's; the name of an AS holder that is no organisation by type, a name that is elsewhere labelled a provider's, and a name on five or more ranges of
 * one AS are the provider's; all else is a company.
 */
record WhoisRow(Map<String, String> cells, Truth truth) {
    private static final Pattern POOL =
            Pattern.compile("\\b(pools?|dynamic|dhcp|residential|customers?|static|infra\\w*|loopback|p2p|ppp\\w*"
                    + "|adsl|dsl|broadband|backbone|unassigned|reserved)\\b");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3}");
    private static final int MANY = 5;
    private static final int SHORTEST = 3;

    /** What stands behind the range. */
    enum Truth {
        COMPANY,
        PROVIDER,
        NOBODY
    }

    /** What is known beside the row: the AS's name, domain and type, names labelled as providers, and how often the name stands in the AS. */
    record Beside(String holder, String holderDomain, String holderType, Set<String> providers, int repeats) {
        private boolean holderIsOrganisation() {
            return Set.of("business", "education", "government").contains(holderType);
        }
    }

    static WhoisRow of(Map<String, String> cells, Beside beside) {
        String name = cells.getOrDefault("name", "");
        String lower = name.toLowerCase(Locale.ROOT);
        if (POOL.matcher(lower).find() || !LETTERS.matcher(lower).find()) {
            return new WhoisRow(cells, Truth.NOBODY);
        }
        String core = core(name);
        String label = beside.holderDomain.split("\\.", 2)[0];
        boolean holders = (!beside.holder.isEmpty() && NameLikeness.alike(core, core(beside.holder)))
                || (label.length() >= SHORTEST && core.replace(" ", "").contains(label));
        boolean provider = (holders && !beside.holderIsOrganisation())
                || beside.providers.contains(core)
                || beside.repeats >= MANY;
        return new WhoisRow(cells, provider ? Truth.PROVIDER : Truth.COMPANY);
    }

    static String core(String name) {
        return CompanyName.of(name, null).core();
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    String range() {
        return cell("start_ip") + "-" + cell("end_ip");
    }

    Label label() {
        OrganisationKind kind = truth == Truth.PROVIDER ? OrganisationKind.ISP : OrganisationKind.BUSINESS;
        String domain = cell("domain").isEmpty() ? null : cell("domain");
        // The vendor's domain is often the provider's; it tells a right answer only where the name does too.
        boolean own = domain != null && core(cell("name")).replace(" ", "").contains(domain.split("\\.", 2)[0]);
        return new Label(
                LabelledRange.parse(range()).orElseThrow(),
                truth == Truth.NOBODY ? "-" : cell("name"),
                own ? domain : null,
                kind,
                truth == Truth.COMPANY,
                cell("asn").replace("AS", ""),
                cell("country").isEmpty() ? null : cell("country"),
                cell("source").toUpperCase(Locale.ROOT),
                null);
    }
}
