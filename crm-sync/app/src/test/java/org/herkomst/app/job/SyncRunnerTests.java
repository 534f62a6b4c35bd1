package org.herkomst.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Notice;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.connector.resolver.InputSettings;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.ResolverSettings;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.core.withdrawal.WithdrawalStore.Done;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SyncRunnerTests {
    private static final int COMPANIES = 30;
    private static final String BAD_TOKEN = "not-the-right-token";

    @TempDir
    Path folder;

    private SandboxCrm.Running crm;

    @BeforeEach
    void begin() throws IOException {
        crm = ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow().start(folder.resolve("crm"));
        StringBuilder ranges = new StringBuilder("range,name,domain,country,type,register,employees,legal_form\n");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= COMPANIES; i++) {
            ranges.append("203.0.113.%d/32,Voorbeeld %d Holding B.V.,v%d.example,NL,business,kvk:%08d,50,B.V.%n"
                    .formatted(i, i, i, i));
            long second = Instant.now().getEpochSecond() - 3600 - i;
            lines.add(ModelVisit.of(i, 1, "203.0.113." + i, second).json());
        }
        Files.writeString(folder.resolve("ranges.csv"), ranges);
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("a.ndjson"), String.join("\n", lines) + "\n");
        Files.setLastModifiedTime(
                inbox.resolve("a.ndjson"), FileTime.from(Instant.now().minusSeconds(600)));
        HerkomstConfiguration configuration = configuration(crm.token(), true);
        try (CrmTarget target = Connections.target(configuration, "crm", true)) {
            target.provision(Mappings.named("hubspot"));
        }
    }

    @AfterEach
    void end() {
        crm.close();
    }

    @Test
    void secondRunAttemptsNothing() {
        HerkomstConfiguration configuration = configuration(crm.token(), true);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            SyncOutcome first = runner.run(request(configuration, false, 0));
            assertThat(first.report().problems()).isEmpty();
            assertThat(first.exitCode()).isZero();
            assertThat(first.report().writes.created).isEqualTo(COMPANIES);
            assertThat(first.report().gaps()).isEmpty();
            SyncOutcome second = runner.run(request(configuration, false, 0));
            assertThat(second.report().info().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(second.report().writes.attempted()).isZero();
            assertThat(workspace.runs().latest(10)).hasSize(2);
            assertThat(workspace.runs().hasRun("nightly")).isTrue();
        }
    }

    @Test
    void anObjectionIsTakenBackByTheNextRunAndOnlyThen() {
        HerkomstConfiguration configuration = configuration(crm.token(), true);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            runner.run(request(configuration, false, 0));
            OptOutDesk desk = OptOutDesk.over(workspace.stores(), Set.of("crm"), Clock.systemUTC());
            long id = desk.confirm(OptOutRequest.domain("v7.example", null, Instant.now()), List.of(), "test")
                    .id();
            assertThat(desk.tasks(id))
                    .singleElement()
                    .satisfies(task -> assertThat(task.progress().state()).isEqualTo(State.WAITING));
            SyncOutcome second = runner.run(request(configuration, false, 0));
            assertThat(second.report().writes.withdrawn).isOne();
            assertThat(second.report().companies.optedOut).isOne();
            assertThat(second.report().writes.attempted()).isZero();
            assertThat(second.exitCode()).isZero();
            assertThat(desk.tasks(id)).singleElement().satisfies(task -> {
                assertThat(task.progress().state()).isEqualTo(State.LOOKING);
                assertThat(workspace.stores().withdrawals().receipt(task.id()))
                        .extracting(Done::outcome)
                        .containsExactly(Outcome.DELETED);
            });
            SyncOutcome third = runner.run(request(configuration, false, 0));
            assertThat(third.report().writes.withdrawn).isZero();
        }
    }

    @Test
    void anotherWriterOfTheTargetIsWaitedFor() {
        HerkomstConfiguration configuration = configuration(crm.token(), true);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            TargetTurn other = new TargetTurn(workspace.locks(), "crm");
            assertThat(other.tryTake()).isTrue();
            assertThat(new TargetTurn(workspace.locks(), "crm").tryTake()).isFalse();
            CompletableFuture<SyncOutcome> run =
                    CompletableFuture.supplyAsync(() -> runner.run(request(configuration, false, 0)));
            await().until(() ->
                    workspace.stores().positions().get("nightly").text().length() > 0);
            assertThat(workspace.stores().ledger().size("crm")).isZero();
            assertThat(run).isNotDone();
            other.close();
            assertThat(run.join().report().writes.created).isEqualTo(COMPANIES);
        }
    }

    @Test
    void dryRunStoresNothing() {
        HerkomstConfiguration configuration = configuration(crm.token(), false);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            SyncOutcome dry = runner.run(request(configuration, true, 0));
            assertThat(dry.report().problems()).isEmpty();
            assertThat(dry.report().writes.created).isEqualTo(COMPANIES);
            assertThat(dry.previews()).hasSize(20);
            assertThat(workspace.stores().positions().get("nightly").text()).isEmpty();
            assertThat(workspace.stores().companies().withVisits("web", 0, 5)).isEmpty();
            assertThat(workspace.runs().hasRun("nightly")).isFalse();
            assertThat(workspace.runs().latest(10)).hasSize(1);
        }
    }

    @Test
    void refusedTokenSendsNothingAndLeavesNoTraceInBatchTables() {
        HerkomstConfiguration configuration = configuration(BAD_TOKEN, true);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            SyncOutcome refused = runner.run(request(configuration, false, 0));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.report().info().status()).isEqualTo(Status.FAILED);
            assertThat(refused.report().gaps()).isEmpty();
            assertThat(batchTables(workspace)).doesNotContain(BAD_TOKEN, "203.0.113.", "Exception");
            HerkomstConfiguration mended = configuration(crm.token(), true);
            SyncOutcome later = runner.run(request(mended, false, 0));
            assertThat(later.exitCode()).isZero();
            assertThat(later.report().companies.carriedOver).isEqualTo(COMPANIES);
            assertThat(later.report().writes.created).isEqualTo(COMPANIES);
        }
    }

    @Test
    void missingNoticeRefusesALivePush() {
        HerkomstConfiguration configuration = configuration(crm.token(), false);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            assertThatThrownBy(() -> runner.run(request(configuration, false, 0)))
                    .isInstanceOf(ConfigurationException.class);
            assertThat(workspace.runs().latest(10)).isEmpty();
        }
    }

    @Test
    void firstSendsThatManyAndTheNextRunTheRest() {
        HerkomstConfiguration configuration = configuration(crm.token(), true);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            SyncOutcome few = runner.run(request(configuration, false, 3));
            assertThat(few.exitCode()).isZero();
            assertThat(few.report().writes.created).isEqualTo(3);
            SyncOutcome stopped = runner.run(request(configuration, false, 0));
            assertThat(stopped.report().info().status()).isEqualTo(Status.STOPPED_BY_GUARD);
            assertThat(stopped.exitCode()).isEqualTo(4);
            assertThat(stopped.report().gaps()).isEmpty();
            SyncOutcome rest =
                    runner.run(new SyncRequest(configuration, "nightly", "manual", false, 0, null, true, line -> {}));
            assertThat(rest.report().writes.created).isEqualTo(COMPANIES - 3);
        }
    }

    @Test
    void runOfAJobThatIsGoingOnIsSkipped() {
        HerkomstConfiguration configuration = configuration(crm.token(), true);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            assertThat(workspace.locks().acquire("nightly")).isPresent();
            SyncOutcome skipped = runner.run(request(configuration, false, 0));
            assertThat(skipped.exitCode()).isEqualTo(4);
            assertThat(skipped.report().info().status()).isEqualTo(Status.SKIPPED_OVERLAP);
        }
    }

    private static String batchTables(Workspace workspace) {
        JdbcTemplate template = new JdbcTemplate(workspace.dataSource());
        StringBuilder all = new StringBuilder();
        for (String table : List.of(
                "BATCH_JOB_EXECUTION",
                "BATCH_JOB_EXECUTION_PARAMS",
                "BATCH_STEP_EXECUTION",
                "BATCH_JOB_EXECUTION_CONTEXT",
                "BATCH_STEP_EXECUTION_CONTEXT")) {
            List<Map<String, @Nullable Object>> rows = template.queryForList("select * from " + table);
            assertThat(rows).isNotEmpty();
            all.append(rows);
        }
        return all.toString();
    }

    private static SyncRequest request(HerkomstConfiguration configuration, boolean dryRun, int first) {
        return new SyncRequest(configuration, "nightly", "manual", dryRun, first, null, false, line -> {});
    }

    private HerkomstConfiguration configuration(String token, boolean notice) {
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        return new HerkomstConfiguration(
                folder,
                new HerkomstConfiguration.Database("jdbc:h2:file:" + folder.resolve("herkomst"), null, null),
                Map.of(
                        "web",
                        new HerkomstConfiguration.Source(
                                null, new HerkomstConfiguration.Export(folder.resolve("inbox"), false, zone))),
                new HerkomstConfiguration.Exclude(List.of(), List.of()),
                new ResolverSettings(
                        List.of(new InputSettings(
                                "ranges", folder.resolve("ranges.csv"), null, "own", Set.of(Permission.MARKETING))),
                        0.7),
                new HerkomstConfiguration.Privacy(
                        LegalBasis.LEGITIMATE_INTEREST,
                        null,
                        notice ? new Notice(URI.create("https://www.example.com/privacy"), LocalDate.EPOCH) : null,
                        new HerkomstConfiguration.Retention(Duration.ofDays(30), Duration.ofDays(395))),
                Map.of(
                        "crm",
                        new HerkomstConfiguration.Target(
                                "hubspot", crm.url(), new Secret(token), null, "hubspot", Duration.ofSeconds(30))),
                new Guards(200, 0.3),
                Map.of("nightly", new HerkomstConfiguration.Job("web", "crm", null, zone, 90)),
                HerkomstConfiguration.Service.STANDARD,
                "v");
    }
}
