package org.herkomst.core.optout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyAliases;
import org.jspecify.annotations.Nullable;

/** What was opted out, looked up by every alias. */
final class ListedOptOuts implements OptOutGate {
    private final long version;
    private final Map<String, Long> domains = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, Long> names = new HashMap<>();
    private final Map<String, Long> registers = new HashMap<>();
    private final Set<Alias> placed = new HashSet<>();
    private final Tombstones tombstones;

    ListedOptOuts(long version, List<OptOut> optOuts, List<CompanyFacts> inRanges, Tombstones tombstones) {
        this.version = version;
        this.tombstones = tombstones;
        for (OptOut optOut : optOuts) {
            String value = optOut.value().toLowerCase(Locale.ROOT);
            switch (optOut.kind()) {
                case DOMAIN -> {
                    if (optOut.heldUntil() == null) {
                        domains.put(value, optOut.id());
                    } else {
                        held.add(value);
                    }
                }
                case NAME -> names.put(value, optOut.id());
                case REGISTER -> registers.put(value, optOut.id());
                case RANGE, TOMBSTONE -> {}
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
        return all(facts, aliases).anyMatch(this::isHeld) || objected(facts, aliases);
    }

    private boolean isHeld(Alias alias) {
        return alias.kind() == Alias.Kind.DOMAIN && held.contains(alias.value());
    }

    @Override
    public boolean objected(CompanyFacts facts, List<Alias> aliases) {
        return all(facts, aliases).anyMatch(placed::contains)
                || objection(facts, aliases).isPresent()
                || !tombstones.meeting(facts, aliases).isEmpty();
    }

    @Override
    public Optional<Long> objection(CompanyFacts facts, List<Alias> aliases) {
        return Stream.concat(
                        all(facts, aliases).map(this::objection),
                        Stream.of(byName(facts.name(), facts.country()), byName(facts.name(), null)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<Alias> all(CompanyFacts facts, List<Alias> aliases) {
        return Stream.concat(aliases.stream(), CompanyAliases.of(facts).stream());
    }

    private Optional<Long> objection(Alias alias) {
        return switch (alias.kind()) {
            case REGISTER, LEI -> Optional.ofNullable(registers.get(alias.value()));
            case DOMAIN -> byDomain(alias.value());
            case NAME_COUNTRY -> Optional.ofNullable(names.get(core(alias.value())));
            case RESOLVER -> Optional.empty();
        };
    }

    private Optional<Long> byDomain(String domain) {
        for (String rest = domain; !rest.isEmpty(); rest = parent(rest)) {
            Long optOut = domains.get(rest);
            if (optOut != null) {
                return Optional.of(optOut);
            }
        }
        return Optional.empty();
    }

    static String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private Optional<Long> byName(String name, @Nullable String country) {
        return Optional.ofNullable(names.get(CompanyName.of(name, country).core()));
    }

    static String core(String nameAndCountry) {
        String[] parts = nameAndCountry.split("\\|", -1);
        return parts.length > 1 ? parts[1] : nameAndCountry;
    }
}
