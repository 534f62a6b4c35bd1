package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.activity.Sketch;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.Timeline.Shown;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every target that takes notes or tasks must do. A subclass gives an empty account for each test. */
public abstract class TimelineContract {
    private static final CompanyKey KEY = new CompanyKey("hk-acme");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final ActivityLook CLEARS = ClearedForTests::one;
    private static final ActivityLook KEEPS_BACK = activity -> Optional.empty();

    /** An account as a person sees it. */
    public interface Notes {
        /** The timeline under test. */
        Timeline timeline();

        /** Whether the target can read what people do there; else the cases about that are left out. */
        default boolean readable() {
            return true;
        }

        /** One as it stands there; by the target, where it can read. */
        default Optional<Shown> shown(Kind kind, String id) {
            return timeline().read(kind, id);
        }

        /** A company's record; gives its id. */
        String record();

        /** What stands on records, by the activity's id: the record's id. */
        Map<String, String> all(Kind kind);

        /** A person writes another text. */
        void personWrites(Kind kind, String id, String text);

        /** A person deletes one. */
        void personDeletes(Kind kind, String id);

        /** A person does a task. */
        void personDoes(String id);

        /** The next request that writes is carried out, and its answer is lost. */
        void losesTheNextAnswer();

        /** The next request that writes is refused for good. */
        void refusesTheNext();

        /** Time passes until what was written can be searched for. */
        default void timePasses() {}
    }

    /** The account of this test. */
    protected abstract Notes notes();

    private Timeline timeline(Kind kind) {
        Timeline timeline = notes().timeline();
        Assumptions.assumeTrue(timeline.kinds().contains(kind), "this target takes no " + kind.id());
        return timeline;
    }

    /** Those who work there; where the target can't read what they do, the case is left out. */
    private Notes people() {
        Assumptions.assumeTrue(notes().readable(), "this target can't be read: it never sees what people do there");
        return notes();
    }

    private static Activity activity(Kind kind, String text) {
        String slot = kind == Kind.NOTE ? DAY.toString() : "again " + DAY;
        String body = text + "\nWebsite visit, Matomo, Shop. Only for sales.\n" + Activity.mark(KEY, kind, slot);
        return new Activity(
                KEY, kind, slot, "Acme & Söhne looked again", body, kind == Kind.TASK ? DAY.plusDays(2) : null, DAY);
    }

    private static String made(Timeline timeline, String record, Activity activity) {
        return timeline.create(record, activity, CLEARS).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsMadeHangsOnTheRecordAndSaysWhatItShould(Kind kind) {
        Timeline timeline = timeline(kind);
        String record = notes().record();
        Activity activity = activity(kind, "2 visits; pages: /pricing (3), /a&b <1> \"x\".");

        String id = made(timeline, record, activity);

        assertThat(notes().all(kind)).containsExactly(Map.entry(id, record));
        Shown shown = notes().shown(kind, id).orElseThrow();
        assertThat(Sketch.of(shown.text())).isEqualTo(Sketch.of(activity.body()));
        assertThat(shown.text()).contains("/pricing (3)").doesNotContain("<1>");
        assertThat(shown.open()).isEqualTo(kind == Kind.TASK);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nothingGoesPastTheLastLook(Kind kind) {
        Timeline timeline = timeline(kind);
        String record = notes().record();
        assertThat(timeline.create(record, activity(kind, "One."), KEEPS_BACK)).isEmpty();
        assertThat(notes().all(kind)).isEmpty();
        String id = made(timeline, record, activity(kind, "One."));
        assertThat(timeline.update(id, activity(kind, "Two."), KEEPS_BACK)).isFalse();
        assertThat(notes().shown(kind, id).orElseThrow().text()).contains("One.");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneIsChangedInPlace(Kind kind) {
        Timeline timeline = timeline(kind);
        String id = made(timeline, notes().record(), activity(kind, "One."));
        Activity next = activity(kind, "Two.\nThree.");

        assertThat(timeline.update(id, next, CLEARS)).isTrue();

        assertThat(notes().all(kind)).hasSize(1);
        assertThat(Sketch.of(notes().shown(kind, id).orElseThrow().text())).isEqualTo(Sketch.of(next.body()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatAPersonWroteIsTold(Kind kind) {
        Timeline timeline = timeline(kind);
        Activity activity = activity(kind, "One.");
        String id = made(timeline, notes().record(), activity);
        people().personWrites(kind, id, "I called them.");

        assertThat(Sketch.of(timeline.read(kind, id).orElseThrow().text())).isNotEqualTo(Sketch.of(activity.body()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatAPersonDeletedIsGone(Kind kind) {
        Timeline timeline = timeline(kind);
        String id = made(timeline, notes().record(), activity(kind, "One."));
        people().personDeletes(kind, id);

        assertThat(timeline.read(kind, id)).isEmpty();
        assertThat(timeline.remove(kind, id)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneWhoseAnswerWasLostIsFoundByItsMark(Kind kind) {
        Timeline timeline = timeline(kind);
        String record = notes().record();
        String other = notes().record();
        Activity activity = activity(kind, "One.");
        notes().losesTheNextAnswer();

        assertThatThrownBy(() -> timeline.create(record, activity, CLEARS))
                .isInstanceOfSatisfying(
                        TimelineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        notes().timePasses();

        String id = people().timeline().find(record, kind, activity.mark()).orElseThrow();
        assertThat(notes().all(kind)).containsExactly(Map.entry(id, record));
        assertThat(timeline.find(record, kind, activity.mark() + "0")).isEmpty();
        assertThat(timeline.find(other, kind, activity.mark())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whereNothingCanBeReadOneThatComesTwiceStandsOnce(Kind kind) {
        Timeline timeline = timeline(kind);
        assertThat(timeline.readable()).isEqualTo(notes().readable());
        Assumptions.assumeFalse(notes().readable(), "this target can be read: it looks before it makes one again");
        String record = notes().record();
        Activity activity = activity(kind, "One.");
        notes().losesTheNextAnswer();

        assertThatThrownBy(() -> timeline.create(record, activity, CLEARS))
                .isInstanceOfSatisfying(
                        TimelineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(timeline.find(record, kind, activity.mark()))
                .isEqualTo(notes().all(kind).keySet().stream().findFirst());
        String id = made(timeline, record, activity);

        assertThat(notes().all(kind)).containsExactly(Map.entry(id, record));
        assertThat(timeline.remove(kind, id)).isTrue();
        assertThat(notes().all(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsRefusedIsTold(Kind kind) {
        Timeline timeline = timeline(kind);
        String record = notes().record();
        notes().refusesTheNext();

        assertThatThrownBy(() -> timeline.create(record, activity(kind, "One."), CLEARS))
                .isInstanceOfSatisfying(TimelineException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(e.problem().example()).doesNotContain("One.");
                });
        assertThat(notes().all(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneIsRemovedOnce(Kind kind) {
        Timeline timeline = timeline(kind);
        String id = made(timeline, notes().record(), activity(kind, "One."));

        assertThat(timeline.remove(kind, id)).isTrue();
        assertThat(timeline.remove(kind, id)).isFalse();
        assertThat(notes().all(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "TASK")
    void aTaskIsOpenUntilItIsDone(Kind kind) {
        Timeline timeline = timeline(kind);
        String id = made(timeline, notes().record(), activity(kind, "Call them."));
        assertThat(notes().shown(kind, id)).map(Shown::open).contains(true);
        people().personDoes(id);

        assertThat(timeline.read(kind, id).filter(Shown::open)).isEmpty();
    }
}
