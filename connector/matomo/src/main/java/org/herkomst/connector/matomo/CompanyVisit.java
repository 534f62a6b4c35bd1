package org.herkomst.connector.matomo;

import java.time.LocalDate;
import java.util.Map;
import org.herkomst.connector.resolver.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A visit with the company in place of the address. Everything in it is cleaned: paths without query, persons, ids and
 * e-mails starred, texts that look like a person left out.
 *
 * @param ref its key
 * @param site the site
 * @param day day of the last action in the site's zone
 * @param pages page views that count (those outside excluded page groups)
 * @param pageCounts views by cleaned path
 * @param channel how the visit began
 * @param channelName search engine, network, referring host or campaign, cleaned; absent for direct visits
 * @param goals goals reached
 * @param truncated whether Matomo cut the visit's actions at its limit (500 by default)
 * @param resolution the company
 */
public record CompanyVisit(
        VisitRef ref,
        Site site,
        LocalDate day,
        int pages,
        Map<String, Integer> pageCounts,
        Channel channel,
        @Nullable String channelName,
        int goals,
        boolean truncated,
        Resolution.Company resolution) {
    public CompanyVisit {
        pageCounts = Map.copyOf(pageCounts);
    }
}
