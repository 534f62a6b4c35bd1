package org.herkomst.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreRulesTests {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
    private static final ScoreRules RULES = new ScoreRules(
            Map.of("pricing", List.of("/pricing"), "jobs", List.of("/jobs")),
            2,
            Map.of("pricing", 6),
            Set.of("jobs"),
            14,
            30);

    @Test
    void aVisitCountsHalfAfterItsHalfLife() {
        Score score = RULES.of(List.of(
                new VisitDay(DAY, 1, Map.of("/pricing", 1)),
                new VisitDay(DAY.minusDays(14), 2, Map.of("/pricing", 1))));

        assertThat(score.parts()).containsExactly(new Score.Part("visits", 3, 4), new Score.Part("pricing", 2, 9));
        assertThat(score.reason()).isEqualTo("13 points up to 2026-10-31: 3 visits +4, 2 views of pricing +9.");
    }

    @Test
    void aDayWithNothingButLeftOutPagesGivesNoVisit() {
        Score score = RULES.of(List.of(new VisitDay(DAY, 3, Map.of("/jobs/1", 4))));

        assertThat(score.points()).isZero();
        assertThat(score.reason()).isEqualTo("0 points up to 2026-10-31: no visit counts; 4 views of jobs left out.");
    }

    @Test
    void whatLiesOverTheMostIsAPartOfItsOwn() {
        Score score = RULES.of(List.of(new VisitDay(DAY, 5, Map.of("/pricing", 5))));

        assertThat(score.points()).isEqualTo(30);
        assertThat(score.parts()).contains(new Score.Part("limit", 30, -10));
    }

    @Test
    void aPathBelongsToAGroupByWholeSegments() {
        assertThat(RULES.group("/pricing")).contains("pricing");
        assertThat(RULES.group("/pricing/nl")).contains("pricing");
        assertThat(RULES.group("/pricings")).isEmpty();
    }
}
