package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.targets.hubspot.Wire.Filter;
import org.herkomst.targets.hubspot.Wire.FilterGroup;
import org.herkomst.targets.hubspot.Wire.Search;
import org.herkomst.targets.hubspot.Wire.SearchAnswer;
import org.jspecify.annotations.Nullable;

/** Finds companies by domain, among main and further domains. HubSpot's search lags, so its hits are read again before they are used. */
final class DomainSearch {
    private static final int MOST_VALUES = 100;
    private static final int MOST_CHARS = 1_800;
    private static final int MOST_GROUPS = 5;

    private final Connection connection;
    private final Map<String, Set<String>> hits = new LinkedHashMap<>();

    DomainSearch(Connection connection) {
        this.connection = connection;
    }

    /** Ids of companies by domain; domains that no company has are left out. */
    Map<String, Set<String>> find(Collection<String> domains) {
        parts(domains).forEach(part -> pages(List.of(group(main(part))), part));
        var open = domains.stream()
                .filter(d -> hits.getOrDefault(d, Set.of()).size() < 2)
                .toList();
        for (var from = 0; from < open.size(); from += MOST_GROUPS) {
            var part = open.subList(from, Math.min(open.size(), from + MOST_GROUPS));
            pages(
                    part.stream()
                            .map(d -> group(new Filter(Keys.MORE_DOMAINS, "CONTAINS_TOKEN", d, null)))
                            .toList(),
                    part);
        }
        return hits;
    }

    /** Ids of companies that carry a key of ours, by their main domain. */
    Map<String, Set<String>> withOurKey(Collection<String> domains) {
        var ours = new Filter(Keys.KEY, "HAS_PROPERTY", null, null);
        parts(domains).forEach(part -> pages(List.of(group(main(part), ours)), part));
        return hits;
    }

    private static Filter main(List<String> domains) {
        var values = new ArrayList<>(domains);
        domains.forEach(d -> values.add("www." + d));
        return new Filter(Keys.DOMAIN, "IN", null, values);
    }

    private static FilterGroup group(Filter... filters) {
        return new FilterGroup(List.of(filters));
    }

    /** At most 100 values and 3,000 characters a search, each domain going twice. */
    private static List<List<String>> parts(Collection<String> domains) {
        var parts = new ArrayList<List<String>>();
        var part = new ArrayList<String>();
        var chars = 0;
        for (var domain : domains) {
            var more = 2 * domain.length() + 10;
            if (!part.isEmpty() && (part.size() * 2 + 2 > MOST_VALUES || chars + more > MOST_CHARS)) {
                parts.add(List.copyOf(part));
                part.clear();
                chars = 0;
            }
            part.add(domain);
            chars += more;
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    private void pages(List<FilterGroup> groups, List<String> asked) {
        Searching.all(connection, groups, Keys.ALWAYS).forEach(company -> hit(company, asked));
    }

    /** An answer with errors, or with less than it says there is, doesn't tell what is there. */
    static SearchAnswer whole(@Nullable SearchAnswer answer, Search search) {
        if (answer == null
                || answer.results() == null
                || (answer.errors() != null && !answer.errors().isEmpty())) {
            throw Failure.noAnswer();
        }
        var all = search.after() == null && answer.after() == null;
        var less = answer.total() != null && answer.results().size() < answer.total();
        if ((all && less) || answer.results().stream().anyMatch(c -> c.id() == null)) {
            throw Failure.noAnswer();
        }
        return answer;
    }

    private void hit(Wire.Company company, List<String> asked) {
        var id = company.id();
        if (id == null) {
            return;
        }
        for (var domain : Domains.of(company)) {
            if (asked.contains(domain)) {
                hits.computeIfAbsent(domain, d -> new LinkedHashSet<>()).add(id);
            }
        }
    }
}
