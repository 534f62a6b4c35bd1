package org.herkomst.mappings;

import java.time.LocalDate;
import java.util.Map;

/**
 * A company's visits of one day, all sites together.
 *
 * @param day the day, in the site's zone
 * @param visits number of visits
 * @param views page views by path
 */
public record VisitDay(LocalDate day, int visits, Map<String, Integer> views) {
    public VisitDay {
        views = Map.copyOf(views);
    }
}
