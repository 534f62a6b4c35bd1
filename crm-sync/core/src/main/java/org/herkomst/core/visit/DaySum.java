package org.herkomst.core.visit;

import java.util.Map;

/**
 * A company's visits of one day.
 *
 * @param key which company, site and day
 * @param visits number of visits
 * @param pages page views that count
 * @param pageCounts views by cleaned path, at most 50 paths
 * @param channels visits by channel text: the channel's name in lower case, with {@code ": name"} where it has one
 */
public record DaySum(
        CompanyDay key, int visits, int pages, Map<String, Integer> pageCounts, Map<String, Integer> channels) {
    public DaySum {
        pageCounts = Map.copyOf(pageCounts);
        channels = Map.copyOf(channels);
    }
}
