package org.herkomst.core.visit;

import java.time.LocalDate;
import java.util.Map;
import org.herkomst.connector.matomo.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A company visit as stored: no address, no visit id, no time of day.
 *
 * @param key key of the visit (keyed MAC)
 * @param company the company's number
 * @param source the source's name
 * @param site the site's id
 * @param day day in the site's zone
 * @param pages page views that count
 * @param pageCounts views by cleaned path
 * @param channel how it began
 * @param channelName name of the channel, cleaned
 */
public record VisitRow(
        long key,
        long company,
        String source,
        String site,
        LocalDate day,
        int pages,
        Map<String, Integer> pageCounts,
        Channel channel,
        @Nullable String channelName) {
    public VisitRow {
        pageCounts = Map.copyOf(pageCounts);
    }

    /** The day sum that this row belongs to. */
    public CompanyDay companyDay() {
        return new CompanyDay(company, source, site, day);
    }
}
