package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.FilterGroup;

/**
 * Finds people's companies, rung by rung: who has a hit leaves the ladder. A search finds too much, and what it finds may be old: each hit
 * is read again, and only what then fits counts. Reads only.
 */
final class Ladder {
    private static final int MOST_GROUPS = 5;

    private final Connection connection;
    private final Function<Collection<String>, Map<String, Company>> byId;
    private final Map<CrmRecord, List<Rung>> open = new LinkedHashMap<>();
    private final Map<CompanyKey, Hit> hits = new LinkedHashMap<>();

    /**
     * A ladder for one batch.
     *
     * @param byId reads companies anew
     */
    Ladder(Connection connection, Function<Collection<String>, Map<String, Company>> byId) {
        this.connection = connection;
        this.byId = byId;
    }

    /**
     * What a rung found.
     *
     * @param rung the rung
     * @param companies those that fit, at least one
     */
    record Hit(Rung rung, List<Company> companies) {}

    /** What was found, by key; records that nothing fits are left out. */
    Map<CompanyKey, Hit> find(Collection<CrmRecord> records) {
        records.forEach(record -> open.put(record, new ArrayList<>(rungs(record))));
        open.values().removeIf(List::isEmpty);
        for (var kind = next(); kind.isPresent(); kind = next()) {
            look(kind.get());
        }
        return hits;
    }

    /** Without a ladder of its own: by the domain. */
    private static List<Rung> rungs(CrmRecord record) {
        var domain = Domains.normal(record.domain());
        return record.ladder().isEmpty() && !domain.isEmpty()
                ? List.of(new Rung(Rung.Kind.DOMAIN, Map.of(Keys.DOMAIN, domain)))
                : record.ladder();
    }

    /** The kind that comes next for some records and later for none, so that all are asked for at once. */
    private Optional<Rung.Kind> next() {
        var later = EnumSet.noneOf(Rung.Kind.class);
        open.values().forEach(rungs -> rungs.stream().skip(1).map(Rung::kind).forEach(later::add));
        var first = open.values().stream().map(rungs -> rungs.get(0).kind()).toList();
        return first.stream()
                .filter(kind -> !later.contains(kind))
                .findFirst()
                .or(() -> first.stream().findFirst());
    }

    private void look(Rung.Kind kind) {
        var now = new LinkedHashMap<CrmRecord, Rung>();
        open.forEach((record, rungs) -> {
            if (rungs.get(0).kind() == kind) {
                now.put(record, rungs.remove(0));
            }
        });
        var ids = kind == Rung.Kind.DOMAIN ? byDomain(now.values()) : byValues(kind, now.values());
        var there = ids.isEmpty() ? Map.<String, Company>of() : byId.apply(ids);
        now.forEach((record, rung) -> {
            var fitting = ids.stream()
                    .map(there::get)
                    .filter(Objects::nonNull)
                    .filter(company -> Step.fits(rung, company))
                    .toList();
            if (!fitting.isEmpty()) {
                hits.put(record.key(), new Hit(rung, fitting));
                open.remove(record);
            }
        });
        open.values().removeIf(List::isEmpty);
    }

    private Set<String> byDomain(Collection<Rung> rungs) {
        var domains = new TreeSet<String>();
        rungs.forEach(rung -> domains.add(Step.domain(rung)));
        domains.remove("");
        var ids = new LinkedHashSet<String>();
        if (!domains.isEmpty()) {
            new DomainSearch(connection).find(domains).values().forEach(ids::addAll);
        }
        return ids;
    }

    private Set<String> byValues(Rung.Kind kind, Collection<Rung> rungs) {
        var properties = new TreeSet<String>();
        rungs.forEach(rung -> properties.addAll(rung.values().keySet()));
        var groups = kind == Rung.Kind.REGISTER_NUMBER ? Step.numbers(rungs) : Step.words(rungs);
        var most = kind == Rung.Kind.REGISTER_NUMBER ? 1 : MOST_GROUPS;
        var ids = new LinkedHashSet<String>();
        for (var from = 0; from < groups.size(); from += most) {
            List<FilterGroup> part = groups.subList(from, Math.min(groups.size(), from + most));
            Searching.all(connection, part, properties).stream()
                    .filter(company -> rungs.stream().anyMatch(rung -> Step.fits(rung, company)))
                    .forEach(company -> ids.add(Objects.requireNonNullElse(company.id(), "")));
        }
        return ids;
    }
}
