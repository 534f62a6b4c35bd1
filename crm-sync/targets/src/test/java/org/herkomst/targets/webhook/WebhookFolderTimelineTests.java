package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.testing.TimelineContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Notes and tasks as lines and rows of files. */
class WebhookFolderTimelineTests extends TimelineContract implements ActivitiesSeen {
    private @TempDir @Nullable Path folder;
    private @Nullable FolderBench bench;
    private int records;

    @BeforeEach
    void open() {
        bench = new FolderBench(folder());
    }

    @AfterEach
    void close() {
        bench().close();
    }

    private Path folder() {
        return Objects.requireNonNull(folder);
    }

    private FolderBench bench() {
        return Objects.requireNonNull(bench);
    }

    @Override
    protected Notes notes() {
        return this;
    }

    @Override
    public Timeline timeline() {
        return bench().target.timeline().orElseThrow();
    }

    @Override
    public String record() {
        return "r-" + ++records;
    }

    @Override
    public Map<String, JsonNode> lines() {
        return bench().activities();
    }

    @Override
    public void losesTheNextAnswer() {
        Assumptions.abort("a folder gives no answer that could be lost");
    }

    @Override
    public void refusesTheNext() {
        Assumptions.abort("a folder refuses nothing");
    }

    private static String made(Timeline timeline) {
        return timeline.create("r-1", WebhookTimelineTests.task(), ClearedForTests::one)
                .orElseThrow();
    }

    @Test
    void oneThatWasToldIsNotToldAgainByAnotherProcess() {
        var id = made(timeline());
        try (var later = bench().open("jsonl")) {
            var timeline = later.timeline().orElseThrow();
            assertThat(made(timeline)).isEqualTo(id);
            assertThat(timeline.find(
                            "r-1", Kind.TASK, WebhookTimelineTests.task().mark()))
                    .contains(id);
            assertThat(bench().files()).hasSize(1);
            assertThat(timeline.remove(Kind.TASK, id)).isTrue();
        }
        assertThat(timeline().find("r-1", Kind.TASK, WebhookTimelineTests.task().mark()))
                .isEmpty();
        assertThat(bench().files()).hasSize(2);
    }

    @Test
    void theStateHoldsNoWordOfIt() {
        made(timeline());
        assertThat(bench().state()).contains("hk-acme/task/again/2026-11-26").doesNotContain("Call", "Why");
    }

    @Test
    void csvHasAFileOfItsOwnForEachAndNoCellIsAFormula() {
        try (var csv = bench().open("csv")) {
            csv.deliver(java.util.List.of(WebhookBench.record("hk-acme", "Acme", 7)), ClearedForTests.LOOK);
            var timeline = csv.timeline().orElseThrow();
            timeline.remove(Kind.TASK, made(timeline));
        }
        assertThat(bench().names())
                .containsExactly(
                        "herkomst-00000001-20261125T100000Z.csv",
                        "herkomst-00000002-20261125T100000Z-activities.csv",
                        "herkomst-00000003-20261125T100000Z-activities.csv");
        assertThat(bench().files().subList(1, 3)).containsExactly("""
                _id,_type,_key,_record,subject,text,day,due\r
                hk-acme/task/again/2026-11-26,task,hk-acme,r-1,'=Call Acme,"Why.
                mark",2026-11-26,2026-11-28\r
                """, """
                _id,_type,_key,_record,subject,text,day,due\r
                hk-acme/task/again/2026-11-26,task_removed,hk-acme,,,,,\r
                """);
    }
}
