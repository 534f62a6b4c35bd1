package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.FilterGroup;
import org.herkomst.targets.hubspot.Wire.Search;
import org.jspecify.annotations.Nullable;

/** Looks through companies by HubSpot's search, page by page, at most 10,000 of them: HubSpot gives no more. */
final class Searching {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 50;

    private Searching() {}

    /**
     * Companies that fit at least one group, as the search saw them some seconds ago.
     *
     * @param groups at most 5
     */
    static List<Company> all(Connection connection, List<FilterGroup> groups, Collection<String> properties) {
        var found = new ArrayList<Company>();
        @Nullable String after = null;
        var page = 0;
        do {
            var search = new Search(groups, List.copyOf(properties), PAGE, after);
            var answer = connection.search(api -> DomainSearch.whole(api.search(search), search));
            found.addAll(Objects.requireNonNull(answer.results()));
            after = answer.after();
        } while (after != null && ++page < MOST_PAGES);
        return found;
    }
}
