package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.TimelineException;
import org.herkomst.core.target.TimelineException.Outcome;
import org.herkomst.core.testing.TimelineContract;
import org.herkomst.targets.webhook.ReceiverFault.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notes and tasks told to a url. */
class WebhookTimelineTests extends TimelineContract implements ActivitiesSeen {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private final WebhookBench bench = new WebhookBench();
    private int records;

    @AfterEach
    void end() {
        assertThat(bench.receiver.violations()).isEmpty();
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
        return "r-" + ++records;
    }

    @Override
    public Map<String, JsonNode> lines() {
        return bench.receiver.records().activities();
    }

    /** In all tries of one request. */
    @Override
    public void losesTheNextAnswer() {
        bench.receiver.fault(request -> true, 4, ReceiverFault.after(Ending.DROP));
    }

    @Override
    public void refusesTheNext() {
        bench.receiver.fault(request -> true, 1, ReceiverFault.answer(422, ""));
    }

    static Activity task() {
        var key = new CompanyKey("hk-acme");
        return new Activity(key, Kind.TASK, "again 2026-11-26", "=Call Acme", "Why.\nmark", DAY.plusDays(2), DAY);
    }

    private Outcome outcome(Activity activity) {
        try {
            timeline().create("r-1", activity, ClearedForTests::one);
        } catch (TimelineException e) {
            return e.outcome();
        }
        throw new AssertionError("It was taken");
    }

    @Test
    void aLineSaysItAllAndTheLineThatTakesItBackLittle() {
        var id = timeline().create("r-1", task(), ClearedForTests::one).orElseThrow();
        timeline().remove(Kind.TASK, id);

        assertThat(bench.receiver.requests())
                .extracting(ReceiverSandbox.Request::body)
                .containsExactly(
                        "{\"type\":\"task\",\"id\":\"hk-acme/task/again/2026-11-26\",\"key\":\"hk-acme\",\"record\":\"r-1\","
                                + "\"subject\":\"=Call Acme\",\"text\":\"Why.\\nmark\",\"day\":\"2026-11-26\","
                                + "\"due\":\"2026-11-28\"}\n",
                        "{\"type\":\"task_removed\",\"id\":\"hk-acme/task/again/2026-11-26\",\"key\":\"hk-acme\"}\n");
    }

    @Test
    void eachTryIsClearedByItselfAndALookThatTurnsLeavesItOpen() {
        bench.receiver.fault(request -> true, 1, ReceiverFault.after(Ending.DROP));
        var looks = new AtomicInteger();

        assertThatThrownBy(() -> timeline()
                        .create(
                                "r-1",
                                task(),
                                activity -> looks.incrementAndGet() == 1
                                        ? ClearedForTests.one(activity)
                                        : Optional.empty()))
                .isInstanceOfSatisfying(
                        TimelineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(looks).hasValue(2);
        assertThat(bench.receiver.requests()).hasSize(1);
    }

    @Test
    void whatTheReceiverSaysOfItDecides() {
        bench.receiver.records().refuses("hk-acme");
        assertThat(outcome(task())).isEqualTo(Outcome.REFUSED);
        said("{\"key\":\"hk-acme\",\"verdict\":\"not_there\"}");
        assertThat(outcome(task())).isEqualTo(Outcome.REFUSED);
        said("{\"key\":\"hk-acme\",\"verdict\":\"deferred\"}");
        assertThat(outcome(task())).isEqualTo(Outcome.LATER);
        said("{\"key\":\"hk-other\",\"verdict\":\"created\"}");
        assertThat(outcome(task())).isEqualTo(Outcome.UNKNOWN);
        bench.receiver.fault(request -> true, 1, ReceiverFault.answer(429, "").with("Retry-After", "3600"));
        assertThat(outcome(task())).isEqualTo(Outcome.PAUSED);
        assertThat(lines()).isEmpty();
    }

    private void said(String line) {
        bench.receiver.fault(request -> true, 1, ReceiverFault.answer(200, line + "\n"));
    }

    @Test
    void aReceiverThatSaysNothingTookIt() {
        bench.receiver.quiet();
        var id = timeline().create("r-1", task(), ClearedForTests::one).orElseThrow();
        assertThat(timeline().remove(Kind.TASK, id)).isTrue();
        assertThat(lines()).isEmpty();
    }
}
