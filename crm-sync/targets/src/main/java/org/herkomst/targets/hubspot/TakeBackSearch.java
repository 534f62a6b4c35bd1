package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.hubspot.Wire.Company;

/**
 * Finds what HubSpot holds of retractions: by our key, by the id that we knew, and, where neither finds anything, by domain among the
 * records that carry a key of ours. Reads only.
 */
final class TakeBackSearch {
    private final Connection connection;
    private final Set<String> ours;
    private boolean markable = true;
    private final Set<String> properties = new TreeSet<>(Keys.ALWAYS);

    TakeBackSearch(Connection connection, Mapping mapping) {
        this.connection = connection;
        this.ours = ours(mapping);
        properties.addAll(ours);
        properties.add(Keys.MERGED);
    }

    /** What a retraction takes back of a record. */
    TakeBack takeBack(Retraction retraction, Company company) {
        return new TakeBack(retraction, company, ours, markable);
    }

    /** All properties of ours that the account has, also those that no mapping names any more; and those that the mapping names. */
    private Set<String> ours(Mapping mapping) {
        var names = new TreeSet<>(Set.of(Keys.KEY));
        try {
            var there = new TreeSet<String>();
            Schema.properties(connection).forEach(p -> there.add(p.name()));
            if (!there.contains(Keys.KEY)) {
                throw new TargetException(Problems.fieldsMissing(Set.of(Keys.KEY)));
            }
            markable = there.contains(Keys.MARK);
            names.addAll(there);
        } catch (Failure f) {
            if (f.status != 403) {
                throw f;
            }
        }
        mapping.fields().forEach(field -> names.add(field.target()));
        names.removeIf(name -> !name.startsWith(Keys.PREFIX));
        return names;
    }

    /** Records by our key and by the ids that we knew. */
    Map<Retraction, List<Company>> byKeyAndId(Collection<Retraction> retractions) {
        var byKey = new LinkedHashMap<String, Company>();
        var keys = retractions.stream().map(r -> r.key().value()).toList();
        Reading.all(connection, Reading.Asked.of(Keys.KEY, keys, properties).withAccount())
                .forEach(c -> byKey.put(c.value(Keys.KEY), c));
        var byId = byId(retractions.stream()
                .map(Retraction::targetId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        var found = new LinkedHashMap<Retraction, List<Company>>();
        for (var retraction : retractions) {
            var companies = new LinkedHashMap<String, Company>();
            var keyed = byKey.get(retraction.key().value());
            if (keyed != null && keyed.id() != null) {
                companies.put(keyed.id(), keyed);
            }
            var known = retraction.targetId() == null ? null : byId.get(retraction.targetId());
            if (known != null && ofNoOther(known, retraction)) {
                companies.putIfAbsent(Objects.requireNonNull(known.id()), known);
            }
            found.put(retraction, List.copyOf(companies.values()));
        }
        return found;
    }

    private static boolean ofNoOther(Company company, Retraction retraction) {
        var key = company.value(Keys.KEY);
        return key.isEmpty() || key.equals(retraction.key().value());
    }

    /** By the id asked for; where records were merged, HubSpot may answer with the one that stayed. */
    private Map<String, Company> byId(Set<String> ids) {
        var found = new LinkedHashMap<String, Company>();
        var others = false;
        for (var company : live(ids)) {
            var asked = ids.contains(company.id());
            others |= !asked;
            if (asked) {
                found.put(Objects.requireNonNull(company.id()), company);
            }
        }
        if (others) {
            ids.stream()
                    .filter(id -> !found.containsKey(id))
                    .toList()
                    .forEach(id -> live(Set.of(id)).forEach(stayed -> found.put(id, stayed)));
        }
        return found;
    }

    /** Those of these ids that are not archived. */
    List<Company> live(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : Reading.all(
                                connection,
                                Reading.Asked.of(null, ids, properties).withAccount())
                        .stream()
                        .filter(c -> c.id() != null && !Boolean.TRUE.equals(c.archived()))
                        .toList();
    }

    /** Records with a retraction's domain that carry a key of ours. */
    Map<Retraction, List<Company>> byDomain(Collection<Retraction> retractions) {
        var domains = new TreeSet<String>();
        retractions.forEach(r -> domains.add(Domains.normal(r.domain())));
        domains.remove("");
        if (domains.isEmpty()) {
            return Map.of();
        }
        var hits = new TreeSet<String>();
        new DomainSearch(connection).withOurKey(domains).values().forEach(hits::addAll);
        var companies = live(hits);
        var found = new LinkedHashMap<Retraction, List<Company>>();
        for (var retraction : retractions) {
            var domain = Domains.normal(retraction.domain());
            var fitting = new ArrayList<>(companies);
            fitting.removeIf(c -> domain.isEmpty()
                    || c.value(Keys.KEY).isEmpty()
                    || !domain.equals(Domains.normal(c.value(Keys.DOMAIN))));
            found.put(retraction, fitting);
        }
        return found;
    }
}
