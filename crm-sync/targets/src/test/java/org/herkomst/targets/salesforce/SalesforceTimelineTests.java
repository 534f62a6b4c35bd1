package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.herkomst.core.testing.TimelineContract;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.Fault.Ending;
import org.herkomst.sandbox.salesforce.OrgField;
import org.herkomst.sandbox.salesforce.OrgTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes and tasks: Salesforce's tasks, done and to be done. Two rows a page. */
class SalesforceTimelineTests extends TimelineContract implements TimelineContract.Notes {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private final SalesforceBench bench = new SalesforceBench(2);
    private int accounts;

    @AfterEach
    void end() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Notes notes() {
        return this;
    }

    @Override
    public Timeline timeline() {
        return bench.target.timeline().orElseThrow();
    }

    private OrgTasks tasks() {
        return bench.sandbox.org().tasks();
    }

    @Override
    public String record() {
        return bench.sandbox
                .org()
                .personAdds(Map.of("Name", "Acme " + ++accounts, "OwnerId", "00500000000077" + accounts + "AAA"));
    }

    @Override
    public Map<String, String> all(Kind kind) {
        var all = new TreeMap<String, String>();
        tasks().all().forEach((id, values) -> {
            if (values.getOrDefault("Description", "").contains("Herkomst hk-acme " + kind.id())) {
                all.put(id, values.getOrDefault("WhatId", ""));
            }
        });
        return all;
    }

    @Override
    public void personWrites(Kind kind, String id, String text) {
        tasks().personEdits(id, Map.of("Description", text));
    }

    @Override
    public void personDeletes(Kind kind, String id) {
        tasks().personDeletes(id);
    }

    @Override
    public void personDoes(String id) {
        tasks().personEdits(id, Map.of("Status", "Completed"));
    }

    @Override
    public void losesTheNextAnswer() {
        next(Fault.after(Ending.DROP));
    }

    @Override
    public void refusesTheNext() {
        next(Fault.error(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    }

    private void next(Fault fault) {
        var played = new AtomicBoolean();
        bench.sandbox
                .faults()
                .where(
                        r -> (r.operation().equals("create") || r.operation().equals("update"))
                                && played.compareAndSet(false, true),
                        1,
                        fault);
    }

    private static Activity activity(Kind kind, int day) {
        var key = new CompanyKey("hk-acme");
        var slot = kind == Kind.NOTE ? DAY.plusDays(day).toString() : "again " + DAY.plusDays(day);
        var due = kind == Kind.TASK ? DAY.plusDays(day + 2) : null;
        var body = "Why.\n" + Activity.mark(key, kind, slot);
        return new Activity(key, kind, slot, "Call Acme", body, due, DAY.plusDays(day));
    }

    private String made(String record, Activity activity) {
        return timeline().create(record, activity, ClearedForTests::one).orElseThrow();
    }

    @Test
    void aTaskGoesToTheOwnerOfTheAccountAndANoteIsDone() {
        var record = record();
        var task = made(record, activity(Kind.TASK, 0));
        var note = made(record, activity(Kind.NOTE, 0));

        assertThat(tasks().all().get(task))
                .containsEntry("OwnerId", "005000000000771AAA")
                .containsEntry("Subject", "Call Acme")
                .containsEntry("Status", "Not Started")
                .containsEntry("Priority", "Normal")
                .containsEntry("ActivityDate", "2026-11-28");
        assertThat(tasks().all().get(note))
                .containsEntry("OwnerId", "005000000000001AAA")
                .containsEntry("Status", "Completed")
                .containsEntry("ActivityDate", "2026-11-26");
    }

    @Test
    void aTaskWhoseOwnerLeftBelongsToOurUser() {
        var record = record();
        tasks().leaves("005000000000771AAA");

        var id = made(record, activity(Kind.TASK, 0));

        assertThat(tasks().all()).containsOnlyKeys(id);
        assertThat(tasks().all().get(id)).containsEntry("OwnerId", "005000000000001AAA");
    }

    @Test
    void oneIsFoundOverAllPagesAndAlsoWhereItIsArchived() {
        var record = record();
        var first = made(record, activity(Kind.NOTE, 0));
        for (var day = 1; day < 6; day++) {
            made(record, activity(Kind.NOTE, day));
        }
        tasks().archives(first);

        assertThat(timeline().find(record, Kind.NOTE, activity(Kind.NOTE, 0).mark()))
                .contains(first);
        assertThat(timeline().find(record, Kind.NOTE, activity(Kind.NOTE, 9).mark()))
                .isEmpty();
        assertThat(timeline().read(Kind.NOTE, first)).isPresent();
        assertThat(timeline().remove(Kind.NOTE, first)).isTrue();
        assertThat(timeline().find(record, Kind.NOTE, activity(Kind.NOTE, 0).mark()))
                .isEmpty();
    }

    @Test
    void oneThatOthersHoldComesLaterAndOneThatSharingProtectsIsTold() {
        var id = made(record(), activity(Kind.TASK, 0));
        tasks().locks(id, 1);
        assertThat(outcome(() -> timeline().remove(Kind.TASK, id))).isEqualTo(Outcome.LATER);
        tasks().protects(id);
        assertThat(outcome(() -> timeline().remove(Kind.TASK, id))).isEqualTo(Outcome.REFUSED);
        assertThat(tasks().all()).containsOnlyKeys(id);
    }

    private static Outcome outcome(Runnable call) {
        try {
            call.run();
        } catch (TimelineException e) {
            return e.outcome();
        }
        throw new AssertionError("It was done");
    }

    @ParameterizedTest
    @CsvSource({
        "403, REQUEST_LIMIT_EXCEEDED, PAUSED",
        "400, UNABLE_TO_LOCK_ROW, LATER",
        "400, STRING_TOO_LONG, REFUSED",
        "500, UNKNOWN_EXCEPTION, UNKNOWN"
    })
    void whatAnAnswerSaysDecides(int status, String code, Outcome outcome) {
        var record = record();
        next(Fault.error(status, code));
        assertThat(outcome(() -> made(record, activity(Kind.NOTE, 0)))).isEqualTo(outcome);
        assertThat(bench.sandbox.log().count("create")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_FIELD, HK-SCH-001", "403, INSUFFICIENT_ACCESS, HK-AUTH-002"})
    void whatIsWrongWithTheAccountIsToldAsSuch(int status, String code, String problem) {
        var record = record();
        next(Fault.error(status, code, "No such column 'WhatId'"));
        assertThatThrownBy(() -> made(record, activity(Kind.NOTE, 0)))
                .isInstanceOfSatisfying(
                        TargetException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(problem));
    }

    @Test
    void aUserWhoMayMakeNoTasksIsTold() {
        var record = record();
        assertThat(timeline().missing()).isEmpty();
        tasks().writable(false);
        assertThatThrownBy(() -> made(record, activity(Kind.NOTE, 0)))
                .isInstanceOfSatisfying(
                        TargetException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("HK-AUTH-002"));
        assertThat(timeline().missing()).extracting(Problem::code).containsExactly("HK-AUTH-002");
        tasks().visible(false);
        assertThat(timeline().missing()).extracting(Problem::code).containsExactly("HK-AUTH-002");
    }

    @Test
    void fieldsAndValuesThatAreMissingAreNamed() {
        tasks().drops("ActivityDate");
        tasks().adds(OrgField.picklist("Status", java.util.List.of("Offen", "Completed")));
        assertThat(timeline().missing())
                .singleElement()
                .satisfies(problem -> assertThat(problem.example())
                        .contains("ActivityDate", "Status Not Started")
                        .doesNotContain("Subject"));
    }
}
