package org.herkomst.connector.matomo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} found of a source.
 *
 * @param version Matomo's version, where it told
 * @param sites one entry a site
 * @param problems what stands in the way
 */
public record SourceCheck(@Nullable String version, List<SiteCheck> sites, List<SourceProblem> problems) {
    public SourceCheck {
        sites = List.copyOf(sites);
        problems = List.copyOf(problems);
    }

    /**
     * A sample of the last 7 days of a site (at most 2,000 visits), counted by outcome.
     *
     * @param site the site
     * @param visits visits looked at
     * @param masked visits whose address is masked
     * @param providers visits from internet providers or data centres
     * @param named visits that name a company with today's inputs
     * @param mask in words, such as {@code "last 2 bytes masked"} or {@code "not masked"}, with the consequence
     */
    public record SiteCheck(Site site, int visits, int masked, int providers, int named, String mask) {}
}
