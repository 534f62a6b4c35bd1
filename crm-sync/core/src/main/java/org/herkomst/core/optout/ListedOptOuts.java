package org.herkomst.core.optout;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyAliases;
import org.jspecify.annotations.Nullable;

/** Sets of what was opted out, looked up by every alias. */
final class ListedOptOuts implements OptOutGate {
    private final long version;
    private final Set<String> domains = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> registers = new HashSet<>();
    private final Set<Alias> placed = new HashSet<>();

    ListedOptOuts(long version, List<OptOut> optOuts, List<CompanyFacts> inRanges) {
        this.version = version;
        for (OptOut optOut : optOuts) {
            String value = optOut.value().toLowerCase(Locale.ROOT);
            switch (optOut.kind()) {
                case DOMAIN -> (optOut.heldUntil() == null ? domains : held).add(value);
                case NAME -> names.add(value);
                case REGISTER -> registers.add(value);
                case RANGE -> {}
            }
        }
        inRanges.forEach(facts -> placed.addAll(CompanyAliases.of(facts)));
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public boolean blocks(CompanyFacts facts, List<Alias> aliases) {
        return blocksName(facts.name(), facts.country())
                || Stream.concat(aliases.stream(), CompanyAliases.of(facts).stream())
                        .anyMatch(this::blocks);
    }

    private boolean blocks(Alias alias) {
        return placed.contains(alias)
                || switch (alias.kind()) {
                    case REGISTER, LEI -> registers.contains(alias.value());
                    case DOMAIN -> blocksDomain(alias.value());
                    case NAME_COUNTRY -> names.contains(core(alias.value()));
                    case RESOLVER -> false;
                };
    }

    private boolean blocksDomain(String domain) {
        if (held.contains(domain)) {
            return true;
        }
        for (String rest = domain; !rest.isEmpty(); rest = parent(rest)) {
            if (domains.contains(rest)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private boolean blocksName(String name, @Nullable String country) {
        return names.contains(CompanyName.of(name, country).core())
                || names.contains(CompanyName.of(name, null).core());
    }

    private static String core(String nameAndCountry) {
        String[] parts = nameAndCountry.split("\\|", -1);
        return parts.length > 1 ? parts[1] : nameAndCountry;
    }
}
