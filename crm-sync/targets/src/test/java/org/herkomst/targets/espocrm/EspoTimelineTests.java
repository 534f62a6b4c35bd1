package org.herkomst.targets.espocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.Sketch;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.herkomst.core.testing.TimelineContract;
import org.herkomst.sandbox.espocrm.EspoBeside;
import org.herkomst.sandbox.espocrm.EspoFault;
import org.herkomst.sandbox.espocrm.EspoFault.Ending;
import org.herkomst.sandbox.espocrm.EspoLog.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspoTimelineTests extends TimelineContract implements TimelineContract.Notes {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private final EspoBench bench = new EspoBench();
    private int companies;

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
        return bench.sandbox
                .state()
                .personAdds(Map.of("name", "Acme " + ++companies, "assignedUserId", "6b0000" + companies));
    }

    private EspoBeside beside() {
        return bench.sandbox.state().beside();
    }

    private static String entity(Kind kind) {
        return kind == Kind.NOTE ? "Note" : "Task";
    }

    @Override
    public Map<String, String> all(Kind kind) {
        var all = new TreeMap<String, String>();
        beside().of(entity(kind)).forEach((id, values) -> all.put(id, values.getOrDefault("parentId", "")));
        return all;
    }

    @Override
    public void personWrites(Kind kind, String id, String text) {
        beside().personEdits(entity(kind), id, Map.of(kind == Kind.NOTE ? "post" : "description", text));
    }

    @Override
    public void personDeletes(Kind kind, String id) {
        beside().personDeletes(entity(kind), id);
    }

    @Override
    public void personDoes(String id) {
        beside().personEdits("Task", id, Map.of("status", "Completed"));
    }

    private static boolean writes(Request request) {
        return request.operation().matches("(note|task)-(create|update)");
    }

    @Override
    public void losesTheNextAnswer() {
        bench.sandbox.log().fault(EspoTimelineTests::writes, 1, EspoFault.after(Ending.DROP));
    }

    @Override
    public void refusesTheNext() {
        bench.sandbox
                .log()
                .fault(EspoTimelineTests::writes, 1, EspoFault.reason(400, "Field validation failure; One."));
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

        assertThat(beside().of("Task").values())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("assignedUserId", "6b00001")
                        .containsEntry("name", "Call Acme")
                        .containsEntry("status", "Not Started")
                        .containsEntry("parentType", "Account")
                        .containsEntry("dateEndDate", "2026-11-28"));
    }

    @Test
    void aTaskOfACompanyWithoutAnOwnerIsOurs() {
        var nobodys = bench.sandbox.state().personAdds(Map.of("name", "Nobody's"));

        timeline().create(nobodys, one(Kind.TASK, "Why."), ClearedForTests::one);

        assertThat(beside().of("Task").values())
                .singleElement()
                .satisfies(made -> assertThat(made).containsEntry("assignedUserId", EspoBeside.OURSELVES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a_b_c *x* [y](z)|/a\\_b\\_c \\*x\\* \\[y\\](z)",
                "# 1|\\# 1",
                "- a|\\- a",
                "1. a|1\\. a",
                "a & b; ~c~|a & b; \\~c\\~",
                "c:\\d|c:\\\\d",
                "https://x.example/a_b _|https://x.example/a_b \\_",
            })
    void whatMarkdownWouldTakeAsMarkupShowsAsWritten(String written, String sent) {
        var id = made(Kind.NOTE, written);

        var post = beside().of("Note").getOrDefault(id, Map.of()).get("post");
        assertThat(post).isEqualTo(sent);
        assertThat(Sketch.of(Objects.requireNonNull(post))).isEqualTo(Sketch.of(written));
    }

    @Test
    void nobodyIsCalledByAName() {
        var id = made(Kind.NOTE, "Page /@admin");

        var post = Objects.requireNonNull(
                beside().of("Note").getOrDefault(id, Map.of()).get("post"));
        assertThat(post).doesNotContainPattern("@\\w");
        assertThat(Sketch.of(post)).isEqualTo(Sketch.of("Page /@admin"));
    }

    @Test
    void oneIsFoundBehindManyOthers() {
        var record = record();
        var mark = Activity.mark(new CompanyKey("hk-acme"), Kind.NOTE, "my_rule 2026-11-26");
        var first = timeline()
                .create(record, one(Kind.NOTE, "One.\n" + mark), ClearedForTests::one)
                .orElseThrow();
        for (var i = 0; i < 205; i++) {
            timeline().create(record, one(Kind.NOTE, "Other " + i), ClearedForTests::one);
        }

        assertThat(timeline().find(record, Kind.NOTE, mark)).contains(first);
    }

    @Test
    void whatHungOnADeletedAccountIsGone() {
        var record = record();
        var note = timeline()
                .create(record, one(Kind.NOTE, "One."), ClearedForTests::one)
                .orElseThrow();
        bench.sandbox.state().delete(record);

        assertThat(timeline().read(Kind.NOTE, note)).isEmpty();
        assertThat(timeline().find(record, Kind.NOTE, "One.")).isEmpty();
        assertThat(timeline().remove(Kind.NOTE, note)).isTrue();
        refused(() -> timeline().create(record, one(Kind.NOTE, "Two."), ClearedForTests::one));
    }

    @Test
    void aNoteThatIsLockedIsTold() {
        var id = made(Kind.NOTE, "One.");
        beside().notesGrowOld();

        refused(() -> timeline().update(id, one(Kind.NOTE, "Two."), ClearedForTests::one));
        refused(() -> timeline().remove(Kind.NOTE, id));
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(TimelineException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.problem().code()).isEqualTo("HK-ACT-003");
        });
    }

    @Test
    void aRightThatIsMissingStopsTheAccount() {
        assertThat(timeline().missing()).isEmpty();
        var record = record();
        for (var right : List.of("stream", "task-create", "assignment")) {
            bench.sandbox.state().denies(right);
        }

        assertThat(timeline().missing())
                .singleElement()
                .satisfies(problem -> assertThat(problem.example())
                        .contains("Account: stream all; Task: create yes; assignment permission all"));
        for (var kind : Kind.values()) {
            assertThatThrownBy(() -> timeline().create(record, one(kind, "One."), ClearedForTests::one))
                    .isInstanceOf(TargetException.class);
        }
    }
}
