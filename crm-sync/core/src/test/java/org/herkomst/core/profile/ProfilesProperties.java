package org.herkomst.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.company.Company;
import org.herkomst.core.testing.Sample;
import org.herkomst.core.visit.CompanyDay;
import org.herkomst.core.visit.DaySum;

class ProfilesProperties {
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final Company ACME = Sample.company(Sample.facts("Acme B.V.", "acme.example", "NL"));
    private static final Map<String, Site> SITES = Map.of("1", Sample.SHOP, "2", new Site("2", "Blog", ZoneOffset.UTC));

    private static DaySum sum(String site, int daysBefore, int visits) {
        return sum(site, daysBefore, visits, Map.of("/", visits), Map.of("direct", visits));
    }

    private static DaySum sum(
            String site, int daysBefore, int visits, Map<String, Integer> pages, Map<String, Integer> channels) {
        CompanyDay key = new CompanyDay(1, "web", site, LAST.minusDays(daysBefore));
        return new DaySum(key, visits, visits * 2, pages, channels);
    }

    private static CompanyProfile profile(List<DaySum> sums) {
        return Profiles.of(ACME, "Website visit, Matomo", SITES, sums);
    }

    @Example
    void windowsAreWholeDaysUpToAndIncludingTheLastVisits() {
        CompanyProfile profile = profile(List.of(
                sum("1", 0, 1),
                sum("1", 6, 10),
                sum("1", 7, 100),
                sum("1", 29, 1_000),
                sum("1", 30, 10_000),
                sum("1", 89, 100_000),
                sum("1", 90, 1_000_000)));
        assertThat(profile.visits()).containsExactly(11, 1_111, 111_111);
        assertThat(profile.pages()).containsExactly(22, 2_222, 222_222);
        assertThat(profile.lastVisit()).isEqualTo(LAST);
        assertThat(profile.firstVisit()).isEqualTo(LAST.minusDays(90));
    }

    @Example
    void theFirstVisitIsTheDayObtainedWhereSumsBeginLater() {
        assertThat(profile(List.of(sum("1", 0, 1))).firstVisit()).isEqualTo(ACME.obtainedOn());
    }

    @Example
    void pagesOlderThanNinetyDaysAreNotOnTop() {
        CompanyProfile profile = profile(List.of(
                sum("1", 0, 1, Map.of("/new", 1), Map.of("direct", 1)),
                sum("1", 90, 9, Map.of("/old", 9), Map.of("search", 9))));
        assertThat(profile.topPages()).containsExactly("/new");
        assertThat(profile.channel()).isEqualTo("direct");
    }

    @Example
    void topPagesAreFiveTiesByPathAndChannelTiesInTheirOrder() {
        CompanyProfile profile = profile(List.of(sum(
                "1",
                0,
                4,
                Map.of("/b", 2, "/a", 2, "/c", 1, "/f", 1, "/e", 1, "/d", 9),
                Map.of("direct", 2, "website: b.example", 2, "campaign: spring", 1, "website: a.example", 2))));
        assertThat(profile.topPages()).containsExactly("/d", "/a", "/b", "/c", "/e");
        assertThat(profile.channel()).isEqualTo("website: a.example");
    }

    @Example
    void theSourceNamesTheSitesInOrder() {
        assertThat(profile(List.of(sum("1", 0, 1), sum("2", 1, 1), sum("9", 1, 1), sum("1", 2, 1)))
                        .source())
                .isEqualTo("Website visit, Matomo, 9, Blog, Shop");
    }

    /** Its arguments hold no clock, so a later run differs in nothing but the order in which a database gives the sums. */
    @Property(tries = 200)
    void aProfileIsTheSameAtAnyLaterTime(@ForAll Random random) {
        List<DaySum> sums = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            Map<String, Integer> pages = Map.of("/" + random.nextInt(9), 1 + random.nextInt(3));
            Map<String, Integer> channels = Map.of(random.nextBoolean() ? "direct" : "search: Bing", 1);
            sums.add(sum("1", i * (1 + random.nextInt(9)), 1 + random.nextInt(4), pages, channels));
        }
        CompanyProfile before = profile(sums);
        Collections.shuffle(sums, random);
        assertThat(profile(sums)).isEqualTo(before);
        assertThat(before.visits()).isSorted();
        assertThat(before.visits().get(2))
                .isLessThanOrEqualTo(sums.stream().mapToInt(DaySum::visits).sum());
    }
}
