package org.herkomst.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PolicyRuleTests {
    @Test
    void dutchPersonsRulesChangeOnTheirDays() {
        assertThat(id("NL", "other", "2021-06-30")).isEqualTo("nl-other-before-2021-07");
        assertThat(id("NL", "other", "2021-07-01")).isEqualTo("nl-other-2021-07");
        assertThat(id("NL", "other", "2026-06-30")).isEqualTo("nl-other-2021-07");
        assertThat(id("NL", "other", "2026-07-01")).isEqualTo("nl-other-2026-07");
    }

    @Test
    void anUnknownCountryGetsTheStrictest() {
        assertThat(id("", "legal_person", "2026-07-01")).isEqualTo("strictest");
    }

    @Test
    void everyRuleHasASentence() {
        LocalDate day = LocalDate.parse("2026-07-01");
        assertThat(PolicyRule.bundled())
                .allSatisfy(r -> assertThat(r.sentence(day))
                        .contains("General phone: ")
                        .endsWith("Persons: a visit alone is no basis."));
    }

    private static String id(String country, String form, String day) {
        return PolicyRule.bundled().stream()
                .filter(r -> r.fits(country, form, LocalDate.parse(day)))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
