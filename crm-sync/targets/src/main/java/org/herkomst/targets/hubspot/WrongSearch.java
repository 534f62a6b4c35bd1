package org.herkomst.targets.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.target.TargetException;
import org.herkomst.targets.hubspot.Wire.Filter;
import org.herkomst.targets.hubspot.Wire.FilterGroup;
import org.herkomst.targets.hubspot.Wire.Search;
import org.jspecify.annotations.Nullable;

/** Finds companies of ours that a person marked as wrong. Search lags by seconds; a mark that it misses is read by the next run. */
final class WrongSearch {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 50;

    private final Connection connection;
    private final String mark;
    private final Map<CompanyKey, String> found = new LinkedHashMap<>();

    /**
     * A search.
     *
     * @param mark the property that people tick
     */
    WrongSearch(Connection connection, String mark) {
        this.connection = connection;
        this.mark = mark;
    }

    /** Our keys with the ids of the records; nothing where the account has no such property. */
    Map<CompanyKey, String> find() {
        try {
            pages();
            return found;
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            if (f.status == 400) {
                return Map.of();
            }
            throw f.unknown() || f.status == 423
                    ? new TargetException(Problems.overloaded(f))
                    : Problems.account(f, "crm.objects.companies.read");
        }
    }

    private void pages() {
        var ticked = new Filter(mark, "EQ", "true", null);
        var ours = new Filter(Keys.KEY, "HAS_PROPERTY", null, null);
        var groups = List.of(new FilterGroup(List.of(ticked, ours)));
        @Nullable String after = null;
        var page = 0;
        do {
            var search = new Search(groups, List.of(Keys.KEY, mark), PAGE, after);
            var answer = connection.search(api -> DomainSearch.whole(api.search(search), search));
            Objects.requireNonNull(answer.results()).forEach(this::take);
            after = answer.after();
        } while (after != null && ++page < MOST_PAGES);
    }

    private void take(Wire.Company company) {
        var key = company.value(Keys.KEY);
        if (company.id() != null && !key.isEmpty() && company.value(mark).equalsIgnoreCase("true")) {
            CompanyKey.of(key).ifPresent(ours -> found.put(ours, company.id()));
        }
    }
}
