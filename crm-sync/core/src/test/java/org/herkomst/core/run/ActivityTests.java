package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.core.run.Scene.NOW;
import static org.herkomst.core.run.Scene.firm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.testing.MemoryTimeline.Entry;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes and tasks beside the records. */
class ActivityTests {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final String NOTE = "activities: { note: {} }\n";
    private static final String TASK =
            "activities: { tasks: { again: { when: \"visits_7d >= 2\", subject: \"Call {name}\", every_days: 14 } } }\n";

    @TempDir
    Path folder = Path.of("");

    private final Scene scene = new Scene();

    @BeforeEach
    void notes() throws IOException {
        mapping(NOTE);
    }

    private void mapping(String text) throws IOException {
        scene.mapping = Mappings.file(Files.writeString(folder.resolve("mine.yaml"), "extends: hubspot\n" + text));
    }

    private Map<String, Entry> entries() {
        return scene.crm.notes.entries();
    }

    private void visitNow(String... paths) {
        scene.visit(TODAY, firm(1), paths);
    }

    @Test
    void aCompanyGetsANoteForADayOfVisits() {
        visitNow("/pricing", "/docs");

        RunReport report = scene.run();

        assertThat(report.activities.notesCreated).isOne();
        assertThat(entries().values()).singleElement().satisfies(note -> {
            assertThat(note.recordId()).isEqualTo("1");
            assertThat(note.text())
                    .contains("1 visit on 2026-11-02, 2 page views.", "/pricing (1)")
                    .contains("Website visit, Matomo, Shop. ")
                    .containsPattern("Herkomst [a-z0-9-]+ note 2026-11-02</p>$");
        });
    }

    @Test
    void moreVisitsOfTheDayChangeItInPlace() {
        visitNow("/");
        scene.run();
        visitNow("/");

        RunReport report = scene.run();

        assertThat(report.activities.notesUpdated).isOne();
        assertThat(entries()).hasSize(1);
        assertThat(entries().get("a1").text()).contains("2 visits on 2026-11-02");
        assertThat(scene.run().activities.none()).isTrue();
    }

    @Test
    void anotherDayGetsItsOwnAndOldOnesGetNone() {
        scene.visit(TODAY.minusDays(2), firm(1), "/");
        scene.visit(TODAY.minusDays(3), firm(1), "/");
        visitNow("/");

        assertThat(scene.run().activities.notesCreated).isEqualTo(2);
    }

    @Test
    void whatAPersonWroteIntoItStays() {
        visitNow("/");
        scene.run();
        scene.crm.notes.personEdits("a1", entries().get("a1").text() + "<p>Called them.</p>");
        visitNow("/");

        assertThat(scene.run().activities.left).isOne();
        assertThat(entries().get("a1").text()).contains("1 visit on", "Called them.");
        visitNow("/");
        assertThat(scene.run().activities.none()).isTrue();
    }

    @Test
    void whatAPersonDeletedStaysAway() {
        visitNow("/");
        scene.run();
        scene.crm.notes.personDeletes("a1");
        visitNow("/");

        assertThat(scene.run().activities.left).isOne();
        assertThat(entries()).isEmpty();
    }

    @Test
    void oneWhoseAnswerWasLostIsNotMadeTwice() {
        visitNow("/");
        scene.crm.notes.next(TimelineException.Outcome.UNKNOWN);

        RunReport lost = scene.run();
        assertThat(lost.activities.deferred).isOne();
        assertThat(scene.run().activities.none()).isTrue();
        scene.now = NOW.plus(Duration.ofMinutes(2));
        RunReport again = scene.run();

        assertThat(again.activities.notesCreated).isOne();
        assertThat(scene.crm.notes.requests()).containsExactly("create a1");
        assertThat(scene.run().activities.none()).isTrue();
    }

    /** Such as a 503 that names a time, from a proxy whose server did it. */
    @Test
    void oneThatEndedInAPauseIsLookedForToo() {
        visitNow("/");
        scene.crm.notes.nextDone(TimelineException.Outcome.PAUSED);
        scene.run();
        scene.now = NOW.plus(Duration.ofMinutes(2));

        assertThat(scene.run().activities.notesCreated).isOne();
        assertThat(scene.crm.notes.requests()).containsExactly("create a1");
    }

    @Test
    void whereNothingCanBeReadWhatWasToldLastCounts() {
        scene.crm.notes.unreadable();
        visitNow("/");
        scene.run();
        visitNow("/");

        assertThat(scene.run().activities.notesUpdated).isOne();
        assertThat(scene.crm.notes.requests()).containsExactly("create a1", "update a1");
    }

    @Test
    void whereNothingCanBeReadOneWhoseAnswerWasLostIsSentAgain() {
        scene.crm.notes.unreadable();
        visitNow("/");
        scene.crm.notes.next(TimelineException.Outcome.UNKNOWN);
        scene.run();
        scene.now = NOW.plus(Duration.ofMinutes(2));

        assertThat(scene.run().activities.notesCreated).isOne();
        assertThat(scene.crm.notes.requests()).containsExactly("create a1", "create a2");
    }

    @Test
    void oneWhoseAnswerWasLostSaysTheNewestInTheEnd() {
        visitNow("/");
        scene.crm.notes.next(TimelineException.Outcome.UNKNOWN);
        scene.run();
        visitNow("/");
        scene.now = NOW.plus(Duration.ofMinutes(2));
        scene.run();

        assertThat(scene.crm.notes.requests()).containsExactly("create a1", "update a1");
        assertThat(entries().get("a1").text()).contains("2 visits");
    }

    @Test
    void whatTheCrmRefusesIsToldOnceAndNotSentAgain() {
        visitNow("/");
        scene.crm.notes.next(TimelineException.Outcome.REFUSED);

        RunReport report = scene.run();

        assertThat(report.activities.refused).isOne();
        assertThat(report.problems()).extracting(Problem::code).containsExactly("HK-T-003");
        assertThat(scene.run().activities.none()).isTrue();
    }

    @Test
    void aRuleSaysForWhom() throws IOException {
        mapping("activities: { note: { when: \"country == 'BE'\" } }\n");
        visitNow("/");

        assertThat(scene.run().activities.none()).isTrue();
    }

    @Test
    void aTaskIsNeverOpenTwice() throws IOException {
        mapping(TASK);
        visitNow("/");
        visitNow("/");

        assertThat(scene.run().activities.tasksCreated).isOne();
        assertThat(entries().get("a1").subject()).isEqualTo("Call Firm1 B.V.");
        visitNow("/");
        assertThat(scene.run().activities.none()).isTrue();
        scene.now = NOW.plus(Duration.ofDays(14));
        scene.visit(TODAY.plusDays(14), firm(1), "/");
        scene.visit(TODAY.plusDays(14), firm(1), "/");
        assertThat(scene.run().activities.left).isOne();
        scene.crm.notes.personDoes("a1");
        scene.now = NOW.plus(Duration.ofDays(28));
        scene.visit(TODAY.plusDays(28), firm(1), "/");
        scene.visit(TODAY.plusDays(28), firm(1), "/");
        assertThat(scene.run().activities.tasksCreated).isOne();
        assertThat(entries()).hasSize(2);
    }

    @Test
    void anObjectionKeepsItBackAndTakesItAway() {
        visitNow("/");
        scene.run();
        OptOutDesk desk = OptOutDesk.over(scene.stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));
        desk.confirm(OptOutRequest.domain("firm1.example", null, NOW), List.of(), "page");

        scene.run();

        assertThat(entries()).isEmpty();
        assertThat(scene.crm.records()).isEmpty();
    }

    /** The record may only go when its notes have: who made it could not find them afterwards. */
    @Test
    void aRecordWaitsUntilItsNotesAreGone() {
        visitNow("/");
        scene.run();
        OptOutDesk desk = OptOutDesk.over(scene.stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));
        desk.confirm(OptOutRequest.domain("firm1.example", null, NOW), List.of(), "page");
        scene.crm.notes.next(TimelineException.Outcome.LATER);

        scene.run();
        assertThat(scene.crm.records()).hasSize(1);
        scene.now = NOW.plus(Duration.ofHours(1));
        scene.run();

        assertThat(entries()).isEmpty();
        assertThat(scene.crm.records()).isEmpty();
    }

    /** A note that may have come through after an objection is looked for at each look. */
    @Test
    void oneWhoseAnswerWasLostIsTakenBackToo() {
        scene.crm.personAdds(Map.of("domain", "firm1.example", "name", "Firm1"));
        visitNow("/");
        scene.crm.notes.next(TimelineException.Outcome.UNKNOWN);
        scene.run();
        assertThat(entries()).hasSize(1);
        OptOutDesk desk = OptOutDesk.over(scene.stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));
        desk.confirm(OptOutRequest.domain("firm1.example", null, NOW), List.of(), "page");

        scene.run();

        assertThat(entries()).isEmpty();
        assertThat(scene.crm.records()).hasSize(1);
    }

    @Test
    void nothingIsSentPastAnUnreadableRegister() {
        visitNow("/");
        scene.crm.notes.next(TimelineException.Outcome.LATER);
        scene.run();
        scene.stores.breakChanges(true);

        assertThatThrownBy(scene::run).isInstanceOf(RecordUnwritableException.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    void aTrialAndADryRunWriteNone() {
        visitNow("/");
        assertThat(scene.dryRun().activities.due).isOne();
        scene.first = 1;
        scene.run();
        assertThat(entries()).isEmpty();
        scene.first = 0;
        assertThat(scene.run().activities.notesCreated).isOne();
    }

    @Test
    void aRuleThatCannotBeWorkedOutIsTold() throws IOException {
        mapping("activities: { note: { when: \"1 / (visits_7d - 1) > 0\" } }\n");
        visitNow("/");

        assertThat(scene.run().problems()).extracting(Problem::code).containsExactly("HK-ACT-004");
    }
}
