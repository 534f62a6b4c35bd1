package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.testing.TimelineContract;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.herkomst.sandbox.hubspot.RequestLog.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubSpotTimelineTests extends TimelineContract implements TimelineContract.Notes {
    private final Bench bench = new Bench();
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
                .account()
                .personAdds(Map.of("name", "Acme " + ++companies, "hubspot_owner_id", "77" + companies));
    }

    private static String type(Kind kind) {
        return kind.id() + "s";
    }

    private static String body(Kind kind) {
        return "hs_" + kind.id() + "_body";
    }

    @Override
    public Map<String, String> all(Kind kind) {
        var all = new TreeMap<String, String>();
        bench.sandbox
                .account()
                .engagements()
                .of(type(kind))
                .forEach((id, values) -> all.put(id, values.getOrDefault("company", "")));
        return all;
    }

    @Override
    public void personWrites(Kind kind, String id, String text) {
        bench.sandbox.account().engagements().personEdits(type(kind), id, Map.of(body(kind), text));
    }

    @Override
    public void personDeletes(Kind kind, String id) {
        bench.sandbox.account().engagements().personDeletes(type(kind), id);
    }

    @Override
    public void personDoes(String id) {
        bench.sandbox.account().engagements().personEdits("tasks", id, Map.of("hs_task_status", "COMPLETED"));
    }

    private static boolean writes(Request request) {
        return request.operation().endsWith("batch/create")
                || request.operation().endsWith("s/batch/update");
    }

    @Override
    public void losesTheNextAnswer() {
        var lost = new AtomicBoolean();
        bench.sandbox.faults().where(r -> writes(r) && lost.compareAndSet(false, true), 1, Fault.after(Ending.DROP));
    }

    @Override
    public void refusesTheNext() {
        var refused = new AtomicBoolean();
        bench.sandbox
                .faults()
                .where(
                        r -> writes(r) && refused.compareAndSet(false, true),
                        1,
                        Fault.answer(
                                400, "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"One.\"}"));
    }

    @Override
    public void timePasses() {
        bench.clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void aTaskGoesToTheOwnerOfTheCompany() {
        var key = new CompanyKey("hk-acme");
        var day = LocalDate.of(2026, 11, 26);
        var task = new Activity(key, Kind.TASK, "again 2026-11-26", "Call Acme", "Why.\nmark", day.plusDays(2), day);

        timeline().create(record(), task, ClearedForTests::one);

        assertThat(bench.sandbox.account().engagements().of("tasks").values())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("hubspot_owner_id", "771")
                        .containsEntry("hs_task_subject", "Call Acme")
                        .containsEntry("hs_task_status", "NOT_STARTED")
                        .containsEntry("hs_timestamp", "2026-11-28T12:00:00Z"));
    }
}
