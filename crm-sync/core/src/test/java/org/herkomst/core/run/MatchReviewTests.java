package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.review.Question;
import org.herkomst.core.review.ReviewDesk;
import org.junit.jupiter.api.Test;

/** Where several records fit, a person chooses, once. */
class MatchReviewTests {
    private static final Clock CLOCK = Clock.fixed(Scene.NOW, ZoneOffset.UTC);

    private final Scene scene = new Scene();
    private final String one = scene.crm.personAdds(Map.of("domain", "firm0.example", "name", "Firm"));
    private final String two = scene.crm.personAdds(Map.of("domain", "firm0.example", "name", "Firm again"));

    private ReviewDesk.Outcome decide(String choice) {
        SyncStores stores = scene.stores.ports();
        return new ReviewDesk(stores, OptOutDesk.over(stores, List.of("crm"), CLOCK), CLOCK)
                .decide(1, choice, "cli:test");
    }

    private List<Question> asked() {
        return scene.stores.reviews.page(false, 0, 10);
    }

    @Test
    void theChosenRecordIsAdoptedAndNothingIsAskedAgain() {
        scene.firms(0, 1);
        assertThat(scene.run().writes.ambiguous).isOne();
        assertThat(asked()).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(Question.Kind.AMBIGUOUS_MATCH);
            assertThat(question.choices()).containsExactlyInAnyOrder(one, two, "none");
            assertThat(question.text()).contains("firm0.example");
        });
        assertThat(decide(two)).isEqualTo(ReviewDesk.Outcome.DECIDED);

        RunReport second = scene.run();
        assertThat(second.writes.attempted()).isOne();
        assertThat(scene.crm.records().get(two)).containsKey("herkomst_key").containsEntry("name", "Firm again");
        assertThat(scene.crm.records().get(one)).doesNotContainKey("herkomst_key");
        assertThat(scene.run().writes.attempted()).isZero();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void whoChoosesNoneLeavesTheCompanyOut() {
        scene.firms(0, 1);
        scene.run();
        assertThat(decide("none")).isEqualTo(ReviewDesk.Outcome.DECIDED);
        assertThat(decide(one)).isEqualTo(ReviewDesk.Outcome.BEFORE);
        scene.firms(0, 1);
        scene.run();
        assertThat(asked()).hasSize(1);
        assertThat(scene.crm.records().values()).noneMatch(values -> values.containsKey("herkomst_key"));
    }

    @Test
    void anIdThatWasNotOfferedIsNoChoice() {
        scene.firms(0, 1);
        scene.run();
        assertThat(decide("4711")).isEqualTo(ReviewDesk.Outcome.UNKNOWN_CHOICE);
    }
}
