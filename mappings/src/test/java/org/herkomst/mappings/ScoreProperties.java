package org.herkomst.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the score, for any visits. */
class ScoreProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
    private static final Map<String, List<String>> GROUPS = groups();

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("pricing", List.of("/pricing"));
        groups.put("docs", List.of("/docs", "/help"));
        groups.put("jobs", List.of("/jobs"));
        return groups;
    }

    private static ScoreRules rules(int max) {
        return new ScoreRules(GROUPS, 2, Map.of("pricing", 6, "docs", 1), Set.of("jobs"), 14, max);
    }

    @Provide
    Arbitrary<List<VisitDay>> days() {
        Arbitrary<Map<String, Integer>> views = Arbitraries.maps(
                        Arbitraries.of("/pricing", "/pricing/nl", "/docs/a", "/help", "/jobs/1", "/", "/pricings"),
                        Arbitraries.integers().between(1, 20))
                .ofMaxSize(5);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 89),
                        Arbitraries.integers().between(1, 10),
                        views)
                .as((ago, visits, seen) -> new VisitDay(DAY.minusDays(ago), visits, seen))
                .list()
                .uniqueElements(VisitDay::day)
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 300)
    void thePartsAddUpAndTheReasonNamesEachOfThem(@ForAll("days") List<VisitDay> days) {
        for (int max : new int[] {10, 1_000_000}) {
            Score score = rules(max).of(days);

            assertThat(score.parts().stream().mapToInt(Score.Part::points).sum())
                    .isEqualTo(score.points());
            assertThat(score.points()).isBetween(0, max);
            assertThat(score.reason()).startsWith(score.points() + " point");
            assertThat(score.parts())
                    .allSatisfy(part -> assertThat(score.reason()).contains(Integer.toString(part.points())));
        }
    }

    @Property(tries = 200)
    void theOrderOfDaysAndTheCalendarDoNotMatter(@ForAll("days") List<VisitDay> days, @ForAll long seed) {
        List<VisitDay> shuffled = new ArrayList<>(days);
        Collections.shuffle(shuffled, new Random(seed));
        List<VisitDay> later = days.stream()
                .map(day -> new VisitDay(day.day().plusDays(40), day.visits(), day.views()))
                .toList();

        assertThat(rules(100).of(shuffled)).isEqualTo(rules(100).of(days));
        assertThat(rules(100).of(later).points()).isEqualTo(rules(100).of(days).points());
    }

    @Property(tries = 200)
    void pagesThatAreLeftOutGiveNoPoints(@ForAll("days") List<VisitDay> days) {
        List<VisitDay> more = days.stream()
                .map(day -> {
                    Map<String, Integer> views = new LinkedHashMap<>(day.views());
                    if (views.keySet().stream().anyMatch(path -> !path.startsWith("/jobs"))) {
                        views.merge("/jobs/2", 5, Integer::sum);
                    }
                    return new VisitDay(day.day(), day.visits(), views);
                })
                .toList();

        assertThat(rules(100).of(more).points()).isEqualTo(rules(100).of(days).points());
    }
}
