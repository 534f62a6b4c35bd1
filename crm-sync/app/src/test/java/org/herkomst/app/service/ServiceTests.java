package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, with its web server, flows and real runs; only the time is ours. */
class ServiceTests extends ServiceBench {
    private List<JsonNode> runs() {
        return workspace.runs().latest(20).stream()
                .map(json -> JsonMapper.shared().readTree(json))
                .filter(run -> !run.path("run").path("status").asString("").equals("running"))
                .toList();
    }

    private long read() {
        return runs().stream()
                .mapToLong(run -> run.path("visits").path("resolved").asLong())
                .sum();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aFileWrittenSlowlyIsReadOnceAndWholeAndTwoAtOnceBoth() throws IOException {
        for (int i = 0; i < 5; i++) {
            append("slow.ndjson", visits(1 + 10 * i, 10 + 10 * i));
            clock.pass(Duration.ofSeconds(4));
        }
        clock.pass(Duration.ofSeconds(10));
        await().atMost(LONG).until(() -> read() == 50);
        append("a.ndjson", visits(101, 110));
        append("b.ndjson", visits(201, 220));
        clock.pass(Duration.ofSeconds(11));
        await().atMost(LONG).until(() -> read() == 80);
        assertThat(runs())
                .allMatch(run -> run.path("run").path("trigger").asString("").equals("file"));
        assertThat(runs().stream()
                        .mapToLong(run -> run.path("visits").path("read").asLong()))
                .contains(50L);
        assertThat(runs().stream()
                        .mapToLong(run -> run.path("visits").path("duplicate").asLong())
                        .sum())
                .isZero();
    }

    @Test
    void anObjectionIsTakenBackAtOnceAndVerifiedByTheSecondLook() throws IOException {
        append("web.ndjson", visits(1, 3));
        clock.pass(Duration.ofSeconds(11));
        await().atMost(LONG).until(() -> workspace.stores().ledger().size("crm") == 1);
        await().atMost(LONG).until(() -> !runs().isEmpty());
        OptOutDesk desk = OptOutDesk.over(workspace.stores(), Set.of("crm"), clock);
        long id = desk.confirm(OptOutRequest.domain("acme.example", null, clock.instant()), List.of(), "test")
                .id();
        await().atMost(LONG).until(() -> state(desk, id) == State.LOOKING);
        await().atMost(LONG)
                .until(() -> runs().stream()
                        .anyMatch(
                                run -> run.path("run").path("mode").asString("").equals("withdraw")
                                        && run.path("writes").path("withdrawn").asInt() == 1));
        clock.pass(Duration.ofSeconds(20));
        await().atMost(LONG).until(() -> desk.tasks(id).get(0).progress().emptyLooks() == 1);
        assertThat(state(desk, id)).isEqualTo(State.LOOKING);
        clock.pass(Duration.ofMinutes(20));
        await().atMost(LONG).until(() -> state(desk, id) == State.VERIFIED);
        assertThat(workspace.stores().ledger().size("crm")).isZero();
        assertThat(workspace.stores().companies().withVisits("web", 0, 5)).isEmpty();
    }

    private static State state(OptOutDesk desk, long id) {
        return desk.tasks(id).get(0).progress().state();
    }

    @Test
    void aBrokenFileIsToldOfAndLeft() throws IOException {
        append("broken.json", "[{\"idVisit\": 1, ");
        clock.pass(Duration.ofSeconds(11));
        await().atMost(LONG).until(() -> !runs().isEmpty());
        JsonNode run = runs().get(0);
        assertThat(run.path("errors").toString()).contains("broken.json");
        assertThat(folder.resolve("web/broken.json")).exists();
    }

    @Test
    void theScheduleRunsAndAPausedJobDoesNot() {
        await().atMost(LONG)
                .until(() -> workspace.schedules().handledUntil("nightly").isPresent());
        workspace.schedules().pause("nightly", true);
        clock.pass(Duration.ofDays(1));
        await().atMost(LONG)
                .until(() -> workspace
                        .schedules()
                        .handledUntil("nightly")
                        .filter(until -> until.isAfter(clock.instant().minus(Duration.ofDays(1))))
                        .isPresent());
        assertThat(runs()).isEmpty();
        workspace.schedules().pause("nightly", false);
        clock.pass(Duration.ofDays(1));
        await().atMost(LONG)
                .until(() -> runs().stream()
                        .anyMatch(run ->
                                run.path("run").path("trigger").asString("").equals("schedule")));
    }

    @Test
    void healthMetricsAndJobsAreShownAndNothingElse() throws Exception {
        append("a.ndjson", visits(1, 3));
        clock.pass(Duration.ofSeconds(11));
        await().atMost(LONG).until(() -> read() == 3);
        await().atMost(LONG).until(() -> get("/actuator/prometheus").body().contains("herkomst_runs_total"));
        String metrics = get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("herkomst_visits_total{job=\"nightly\",outcome=\"resolved\"} 3.0")
                .contains("herkomst_writes_total{job=\"nightly\",verdict=\"created\"} 1.0")
                .doesNotContain("203.0.113", "Acme", "acme.example", crm.token());
        assertThat(get("/actuator/health").body()).contains("\"nightly\":\"succeeded\"");
        assertThat(get("/").body()).contains("nightly: web -> crm", "next");
        assertThat(Stream.of(
                        "/actuator",
                        "/actuator/heapdump",
                        "/actuator/env",
                        "/actuator/configprops",
                        "/actuator/shutdown"))
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(404));
    }

    @Test
    void aTakenPortAndAMissingFolderAreToldOf() throws IOException {
        HerkomstConfiguration.Service taken =
                new HerkomstConfiguration.Service("127.0.0.1", service.port(), "0 30 4 * * *", Samples.AMSTERDAM);
        HerkomstConfiguration second = Samples.with(configuration, taken);
        assertThatThrownBy(() -> Service.start(second, workspace, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("port");
        Map<String, Job> jobs = Map.of("nightly", new Job("absent", "crm", null, Samples.AMSTERDAM, 90));
        HerkomstConfiguration missing = Samples.configuration(folder, crm.url(), crm.token(), jobs, false);
        assertThatThrownBy(() -> Service.start(missing, workspace, clock)).isInstanceOf(ConfigurationException.class);
    }
}
