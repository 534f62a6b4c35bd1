package org.herkomst.connector.resolver;

import java.util.List;
import java.util.Locale;
import org.herkomst.connector.resolver.names.CompanyName;
import org.jspecify.annotations.Nullable;

/**
 * A claim that names an organisation, which may be a provider.
 *
 * @param grounds what kind of record says so
 * @param core the core of the name as the claim has it; kept, because taking names apart is the dearest step of building an index
 */
record Named(CompanyFacts facts, Grounds grounds, String core) implements Claim {

    Named(CompanyFacts facts, Grounds grounds) {
        this(facts, grounds, core(facts.name(), facts.country()));
    }

    /** A claim with nothing but what every input knows. */
    static Named of(
            String name, @Nullable String domain, @Nullable String country, OrganisationKind kind, Grounds grounds) {
        String core = core(name, country);
        String key = keyOfCore(core, domain, country);
        return new Named(
                new CompanyFacts(key, name, domain, country, kind, List.of(), null, null, null, null, null, null),
                grounds,
                core);
    }

    /**
     * A key for facts that nobody has compared with others yet: the name's core with the domain, or else the country. {@link CompanyGroups}
     * give the company's own.
     */
    static String key(String name, @Nullable String domain, @Nullable String country) {
        return keyOfCore(core(name, country), domain, country);
    }

    private static String keyOfCore(String core, @Nullable String domain, @Nullable String country) {
        String second = domain != null ? domain : country != null ? country.toLowerCase(Locale.ROOT) : "";
        return core + "|" + second;
    }

    private static String core(String name, @Nullable String country) {
        String core = CompanyName.of(name, country).core();
        return core.isEmpty() ? name.toLowerCase(Locale.ROOT) : core;
    }

    /** The same with a domain that another input knows. */
    Named withDomain(String domain, Source from) {
        CompanyFacts known = new CompanyFacts(
                keyOfCore(core, domain, facts.country()),
                facts.name(),
                domain,
                facts.country(),
                facts.kind(),
                facts.registers(),
                facts.legalForm(),
                facts.street(),
                facts.city(),
                facts.phone(),
                facts.industry(),
                facts.employees());
        return new Named(known, new Grounds(grounds.basis(), grounds.features(), from), core);
    }

    boolean nameable() {
        return facts.kind().nameable();
    }

    /** Whether both claims mean one company: a shared register number, or one name without domains that contradict. */
    boolean sameCompany(Named other) {
        CompanyFacts theirs = other.facts;
        if (facts.resolverKey().equals(theirs.resolverKey())) {
            return true;
        }
        if (facts.registers().stream().anyMatch(theirs.registers()::contains)) {
            return true;
        }
        boolean domainsAgree = facts.domain() == null
                || theirs.domain() == null
                || facts.domain().equals(theirs.domain());
        return domainsAgree && core().equals(other.core()) && !core().isEmpty();
    }

    /** Whether two claims on one place mean one company: there the name alone is enough, or the domain with a word of the name. */
    boolean agreesWith(Named other) {
        boolean domain = facts.domain() != null && facts.domain().equals(other.facts.domain());
        return sameCompany(other)
                || (!core().isEmpty() && core().equals(other.core()))
                || (domain && sharesWord(other));
    }

    /** Whether the names share a word of three letters or more. */
    boolean sharesWord(Named other) {
        List<String> words = List.of(other.core().split(" ", -1));
        for (String word : core().split(" ", -1)) {
            if (word.length() >= 3 && words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
