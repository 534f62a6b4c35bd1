package org.herkomst.core.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.core.company.Alias.Kind;

/** The aliases that facts give a company. */
public final class CompanyAliases {
    private CompanyAliases() {}

    /** All aliases of these facts, strongest first. */
    public static List<Alias> of(CompanyFacts facts) {
        List<Alias> aliases = new ArrayList<>();
        for (String register : facts.registers()) {
            String value = register.toLowerCase(Locale.ROOT).strip();
            aliases.add(new Alias(value.startsWith("lei:") ? Kind.LEI : Kind.REGISTER, value));
        }
        if (facts.domain() != null) {
            aliases.add(new Alias(Kind.DOMAIN, facts.domain().toLowerCase(Locale.ROOT)));
        }
        aliases.add(new Alias(Kind.NAME_COUNTRY, nameAndCountry(facts)));
        aliases.add(new Alias(Kind.RESOLVER, facts.resolverKey()));
        // By value too: which of two numbers an input names first must not make another key.
        aliases.sort(Comparator.comparing(Alias::kind).thenComparing(Alias::value));
        return aliases.stream().distinct().toList();
    }

    private static String nameAndCountry(CompanyFacts facts) {
        CompanyName name = CompanyName.of(facts.name(), facts.country());
        String country = facts.country() == null ? "" : facts.country().toLowerCase(Locale.ROOT);
        String form = name.legalForm() == null ? "" : name.legalForm().text().toLowerCase(Locale.ROOT);
        String core = name.core().isBlank() ? facts.name().toLowerCase(Locale.ROOT) : name.core();
        return country + "|" + core + "|" + form;
    }
}
