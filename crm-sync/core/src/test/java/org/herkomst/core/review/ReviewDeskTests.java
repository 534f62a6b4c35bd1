package org.herkomst.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.herkomst.core.company.Company;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.testing.MemoryReviews;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.junit.jupiter.api.Test;

class ReviewDeskTests {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final OptOut ASKED = OptOutRequest.name("Voorbeeld", null, NOW);

    private final MemoryStores stores = new MemoryStores();
    private final MemoryReviews reviews = stores.reviews;
    private final OptOutDesk optOuts = OptOutDesk.over(stores.ports(), List.of("crm"), CLOCK);
    private final ReviewDesk desk = new ReviewDesk(stores.ports(), optOuts, CLOCK);

    private static Question about(Company company) {
        return CompanyQuestions.nearName(ASKED, company, NOW);
    }

    @Test
    void aYesOptsTheCompanyOutByTheStrongestThatIsKnown() {
        reviews.ask(about(Sample.company(Sample.facts("Vorbeeld B.V.", "vorbeeld.example", "NL", "kvk:12345678"))));
        assertThat(desk.decide(1, " YES", "cli:test")).isEqualTo(ReviewDesk.Outcome.DECIDED);
        assertThat(stores.ports().optOuts().all()).singleElement().satisfies(o -> {
            assertThat(o.kind()).isEqualTo(OptOut.Kind.REGISTER);
            assertThat(o.value()).isEqualTo("kvk:12345678");
            assertThat(o.reason()).isEqualTo("review 1: named nearly as Voorbeeld");
        });
    }

    @Test
    void withoutARegisterNumberItIsTheDomainAndElseTheName() {
        reviews.ask(about(Sample.company(Sample.facts("Vorbeeld B.V.", "vorbeeld.example", "NL"))));
        assertThat(desk.decide(1, "yes", "cli:test")).isEqualTo(ReviewDesk.Outcome.DECIDED);
        OptOut other = OptOutRequest.name("Vorbeelt", null, NOW);
        reviews.ask(CompanyQuestions.nearName(other, Sample.company(Sample.facts("Vorbeeld", "gmail.com", "NL")), NOW));
        assertThat(desk.decide(2, "yes", "cli:test")).isEqualTo(ReviewDesk.Outcome.DECIDED);
        assertThat(stores.ports().optOuts().all())
                .extracting(OptOut::value)
                .containsExactly("vorbeeld.example", "vorbeeld");
    }

    @Test
    void aNoChangesNothingAndIsAskedOnce() {
        Question question = about(Sample.company(Sample.facts("Vorbeeld B.V.", null, "NL")));
        assertThat(reviews.ask(question)).isTrue();
        assertThat(reviews.ask(question)).isFalse();
        assertThat(desk.decide(1, "no", "cli:test")).isEqualTo(ReviewDesk.Outcome.DECIDED);
        assertThat(reviews.ask(question)).isFalse();
        assertThat(reviews.find(1).orElseThrow().decision()).isEqualTo(new Decision("no", "cli:test", NOW));
        assertThat(stores.ports().optOuts().all()).isEmpty();
    }

    @Test
    void whatWasDecidedStays() {
        reviews.ask(about(Sample.company(Sample.facts("Vorbeeld B.V.", null, "NL"))));
        desk.decide(1, "no", "cli:test");
        assertThat(desk.decide(1, "yes", "cli:other")).isEqualTo(ReviewDesk.Outcome.BEFORE);
        assertThat(stores.ports().optOuts().all()).isEmpty();
        assertThat(desk.decide(1, "perhaps", "cli:test")).isEqualTo(ReviewDesk.Outcome.UNKNOWN_CHOICE);
        assertThat(desk.decide(2, "yes", "cli:test")).isEqualTo(ReviewDesk.Outcome.UNKNOWN_QUESTION);
    }
}
