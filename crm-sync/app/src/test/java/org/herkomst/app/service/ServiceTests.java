package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.job.Connections;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, with its web server, flows and real runs; only the time is ours. */
class ServiceTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.now());
    private SandboxCrm.Running crm;
    private HerkomstConfiguration configuration;
    private Workspace workspace;
    private Service service;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(
                folder.resolve("ranges.csv"),
                "range,name,domain,country,legal_form\n203.0.113.0/28,Acme B.V.,acme.example,NL,B.V.\n");
        Files.createDirectories(folder.resolve("web"));
        crm = ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow().start(folder.resolve("crm"));
        Map<String, Job> jobs = Map.of("nightly", new Job("web", "crm", "0 0 3 * * *", Samples.AMSTERDAM, 90));
        configuration = Samples.configuration(folder, crm.url(), crm.token(), jobs, false);
        try (CrmTarget target = Connections.target(configuration, "crm", true)) {
            target.provision(Mappings.named("hubspot"));
        }
        workspace = Workspace.open(configuration);
        service = Service.start(configuration, workspace, clock);
    }

    @AfterEach
    void end() {
        service.close();
        workspace.close();
        crm.close();
    }

    private String visits(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int id = from; id <= to; id++) {
            lines.append(ModelVisit.of(id, 1, "203.0.113.1", clock.instant().getEpochSecond() - 600)
                            .json())
                    .append('\n');
        }
        return lines.toString();
    }

    private void append(String name, String text) throws IOException {
        Path file = folder.resolve("web").resolve(name);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

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
        assertThat(runs())
                .anyMatch(run -> run.path("run").path("mode").asString("").equals("withdraw")
                        && run.path("writes").path("withdrawn").asInt() == 1);
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
