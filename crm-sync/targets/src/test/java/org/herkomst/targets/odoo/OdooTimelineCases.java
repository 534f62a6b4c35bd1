package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.herkomst.core.testing.TimelineContract;
import org.herkomst.sandbox.odoo.Beside;
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.Fault.Ending;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.herkomst.sandbox.odoo.RequestLog.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Odoo keeps the contract of timelines, in the dialect of a version. */
abstract class OdooTimelineCases extends TimelineContract implements TimelineContract.Notes {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final List<String> WRITES = List.of(
            "res.partner/message_post", "res.partner/activity_schedule", "mail.message/write", "mail.activity/write");

    private final Bench bench;
    private int companies;

    OdooTimelineCases(int version) {
        bench = new Bench(version);
    }

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

    @Override
    public String record() {
        return bench.sandbox.database().personAdds(Map.of("name", "Acme " + ++companies, "user_id", "77" + companies));
    }

    private Beside beside() {
        return bench.sandbox.database().beside();
    }

    private static String model(Kind kind) {
        return kind == Kind.NOTE ? "mail.message" : "mail.activity";
    }

    @Override
    public Map<String, String> all(Kind kind) {
        var all = new TreeMap<String, String>();
        beside().of(model(kind)).forEach((id, values) -> all.put(id, values.getOrDefault("res_id", "")));
        return all;
    }

    @Override
    public void personWrites(Kind kind, String id, String text) {
        beside().personEdits(model(kind), id, Map.of(kind == Kind.NOTE ? "body" : "note", "<p>" + text + "</p>"));
    }

    @Override
    public void personDeletes(Kind kind, String id) {
        beside().personDeletes(model(kind), id);
    }

    @Override
    public void personDoes(String id) {
        beside().personDoes(id);
    }

    private void next(Fault fault) {
        var met = new AtomicBoolean();
        bench.sandbox
                .faults()
                .where((Request r) -> WRITES.contains(r.operation()) && met.compareAndSet(false, true), 1, fault);
    }

    @Override
    public void losesTheNextAnswer() {
        next(Fault.after(Ending.DROP));
    }

    @Override
    public void refusesTheNext() {
        next(Fault.error("odoo.exceptions.ValidationError", "One."));
    }

    private static Activity one(Kind kind, String body) {
        return new Activity(
                new CompanyKey("hk-acme"), kind, "again 2026-11-26", "Call Acme", body, DAY.plusDays(2), DAY);
    }

    private String made(Kind kind, String body) {
        return timeline()
                .create(record(), one(kind, body), ClearedForTests::one)
                .orElseThrow();
    }

    @Test
    void aTaskGoesToTheOwnerOfTheCompany() {
        made(Kind.TASK, "Why.");

        assertThat(beside().of("mail.activity").values())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("user_id", "771")
                        .containsEntry("summary", "Call Acme")
                        .containsEntry("note", "<p>Why.</p>")
                        .containsEntry("date_deadline", "2026-11-28"));
    }

    @Test
    void aNoteShowsAsItIsWritten() {
        made(Kind.NOTE, "R&D\n<b>\"x\"");

        assertThat(beside().of("mail.message").values())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("body", "<p>R&amp;D<br>‹b›\"x\"</p>")
                        .containsEntry("message_type", "comment"));
    }

    @Test
    void oneIsFoundBehindManyOthers() {
        var record = record();
        var mark = Activity.mark(new CompanyKey("hk-acme"), Kind.NOTE, "2026-11-26");
        for (var i = 0; i < 201; i++) {
            timeline().create(record, one(Kind.NOTE, mark.replace("-11-", "-10-")), ClearedForTests::one);
        }
        var last = timeline()
                .create(record, one(Kind.NOTE, "One.\n" + mark), ClearedForTests::one)
                .orElseThrow();

        assertThat(timeline().find(record, Kind.NOTE, mark)).contains(last);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatHungOnADeletedContactIsGone(Kind kind) {
        var record = record();
        var id = timeline()
                .create(record, one(kind, "One."), ClearedForTests::one)
                .orElseThrow();
        bench.sandbox.database().personDeletes(record);

        assertThat(timeline().read(kind, id)).isEmpty();
        assertThat(timeline().find(record, kind, "One.")).isEmpty();
        assertThat(timeline().remove(kind, id)).isFalse();
        assertThatThrownBy(() -> timeline().create(record, one(kind, "Two."), ClearedForTests::one))
                .isInstanceOfSatisfying(
                        TimelineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void whatWasRolledBackIsSentAgain() {
        next(Fault.error("psycopg2.errors.SerializationFailure"));

        assertThat(made(Kind.NOTE, "One.")).isNotEmpty();
        assertThat(beside().of("mail.message")).hasSize(1);
    }

    @Test
    void anAnswerThatNamesNothingIsUnknown() {
        next(Fault.after(Ending.HOLLOW));

        assertThatThrownBy(() -> made(Kind.TASK, "One."))
                .isInstanceOfSatisfying(
                        TimelineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(beside().of("mail.activity")).hasSize(1);
    }

    @Test
    void aRightThatIsMissingStopsTheAccount() {
        assertThat(timeline().missing()).isEmpty();
        var record = record();
        bench.sandbox.allow(OdooSandbox.PUSH_KEY, "read");

        assertThat(timeline().missing())
                .singleElement()
                .satisfies(problem -> assertThat(problem.example()).contains("write contacts"));
        for (var kind : Kind.values()) {
            assertThatThrownBy(() -> timeline().create(record, one(kind, "One."), ClearedForTests::one))
                    .isInstanceOf(TargetException.class);
        }
    }

    @Test
    void aRuleOfOdoosForbidsThisOneOnly() {
        next(Fault.error("odoo.exceptions.AccessError"));

        assertThatThrownBy(() -> made(Kind.NOTE, "One."))
                .isInstanceOfSatisfying(
                        TimelineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }
}
