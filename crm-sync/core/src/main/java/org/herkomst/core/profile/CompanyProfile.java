package org.herkomst.core.profile;

import java.time.LocalDate;
import java.util.List;
import org.herkomst.core.company.Company;
import org.herkomst.mappings.VisitDay;

/**
 * What is known of a company's visits. Counts are over whole days up to and including the last visit's day, so it changes only when a
 * visit comes.
 *
 * @param company the company
 * @param source where from: {@code "Website visit, Matomo, SITE"}
 * @param firstVisit day of the first visit
 * @param lastVisit day of the last visit
 * @param visits visits in the last 7, 30 and 90 days, in this order
 * @param pages page views in the last 7, 30 and 90 days
 * @param topPages up to five paths, most viewed in 90 days first, ties by path
 * @param channel most frequent channel of 90 days, ties in a fixed order
 * @param days visits by day, all sites together
 */
public record CompanyProfile(
        Company company,
        String source,
        LocalDate firstVisit,
        LocalDate lastVisit,
        List<Integer> visits,
        List<Integer> pages,
        List<String> topPages,
        String channel,
        List<VisitDay> days) {
    public CompanyProfile {
        visits = List.copyOf(visits);
        pages = List.copyOf(pages);
        topPages = List.copyOf(topPages);
        days = List.copyOf(days);
    }
}
