package org.herkomst.mappings;

import java.time.LocalDate;
import java.util.Map;

/**
 * A company's visits of one day, all sites together.
 *
 * @param day the day, in the site's zone
 * @param visits number of visits
 * @param views page views by path
 * @param channels visits by channel text, such as {@code search: google}
 */
public record VisitDay(LocalDate day, int visits, Map<String, Integer> views, Map<String, Integer> channels) {
    public VisitDay {
        views = Map.copyOf(views);
        channels = Map.copyOf(channels);
    }

    /** Without channels. */
    public VisitDay(LocalDate day, int visits, Map<String, Integer> views) {
        this(day, visits, views, Map.of());
    }
}
