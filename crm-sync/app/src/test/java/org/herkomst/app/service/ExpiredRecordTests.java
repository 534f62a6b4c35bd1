package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.job.Connections;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.Workspace;
import org.herkomst.app.upkeep.Upkeep;
import org.herkomst.app.upkeep.UpkeepReport;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.mappings.Mappings;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose day has passed leave the CRM by upkeep and the next run, and come back by a new visit only. */
class ExpiredRecordTests {
    private static final Map<String, Job> JOBS =
            Map.of("nightly", new Job("web", "crm", "0 0 3 * * *", ZoneId.of("Europe/Amsterdam"), 90));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2027-02-01T12:00:00Z"));
    private final HubSpotSandbox crm = HubSpotSandbox.start(
            SandboxSettings.test(clock).withLimits(new SandboxSettings.Limits(10_000, 1_000, 0, 0)));
    private int visits;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("ranges.csv"), """
                range,name,domain,country
                203.0.113.1/32,Made B.V.,made.example,NL
                203.0.113.2/32,There B.V.,there.example,NL
                """);
        Files.createDirectories(folder.resolve("web"));
        crm.account().personAdds(Map.of("name", "There", "domain", "there.example"));
        try (CrmTarget target = Connections.target(configuration(HubSpotSandbox.SETUP_KEY), "crm", true)) {
            target.provision(Mappings.named("hubspot"));
        }
        // HubSpot's search finds a new record only some seconds later.
        clock.pass(Duration.ofSeconds(20));
    }

    @AfterEach
    void end() {
        crm.close();
    }

    private HerkomstConfiguration configuration(String token) {
        return Samples.configuration(folder, crm.url(), token, JOBS, true);
    }

    private void visit() {
        StringBuilder lines = new StringBuilder();
        for (int company = 1; company <= 2; company++) {
            long second = clock.instant().getEpochSecond() - 60;
            lines.append(ModelVisit.of(++visits, 1, "203.0.113." + company, second)
                            .json())
                    .append('\n');
        }
        try {
            Path file = Files.writeString(folder.resolve("web/v" + visits + ".ndjson"), lines);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(60)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int expired(HerkomstConfiguration configuration, Workspace workspace) {
        clock.pass(Duration.ofSeconds(1));
        UpkeepReport report = Upkeep.run(configuration, workspace, clock);
        assertThat(report.status()).isEqualTo(UpkeepReport.Status.SUCCEEDED);
        return report.steps().stream()
                .filter(step -> step.name().equals("expired"))
                .mapToInt(UpkeepReport.Step::count)
                .sum();
    }

    @Test
    void theyLeaveOnceAndComeBackByANewVisit() {
        HerkomstConfiguration configuration = configuration(HubSpotSandbox.PUSH_KEY);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace, clock)) {
            visit();
            SyncOutcome first = run(runner, configuration);
            assertThat(first.report().writes.created).isOne();
            assertThat(first.report().writes.adopted).isOne();

            clock.pass(Duration.ofDays(360));
            assertThat(expired(configuration, workspace)).isZero();
            clock.pass(Duration.ofDays(7));
            assertThat(run(runner, configuration).report().writes.withdrawn)
                    .as("upkeep has yet to say so")
                    .isZero();
            assertThat(expired(configuration, workspace)).isEqualTo(2);
            assertThat(expired(configuration, workspace)).as("once").isZero();
            leaves(runner, configuration);

            visit();
            SyncOutcome back = run(runner, configuration);
            assertThat(back.report().writes.created).isOne();
            assertThat(back.report().writes.adopted).isOne();
            assertThat(run(runner, configuration).report().writes.attempted()).isZero();
            assertThat(expired(configuration, workspace)).isZero();
        }
    }

    private void leaves(SyncRunner runner, HerkomstConfiguration configuration) {
        assertThat(run(runner, configuration).report().writes.withdrawn).isEqualTo(2);
        assertThat(crm.account().company("domain", "made.example")).isEmpty();
        assertThat(crm.account().company("domain", "there.example"))
                .hasValueSatisfying(values -> assertThat(values)
                        .containsEntry("name", "There")
                        .allSatisfy((name, value) -> {
                            if (name.startsWith("herkomst_")) {
                                assertThat(value).as(name).isNullOrEmpty();
                            }
                        }));
        for (int look = 0; look < 3; look++) {
            clock.pass(Duration.ofMinutes(20));
            SyncOutcome quiet = run(runner, configuration);
            assertThat(quiet.report().writes.attempted()).isZero();
            assertThat(quiet.report().companies.withheld).isEqualTo(2);
        }
    }

    private static SyncOutcome run(SyncRunner runner, HerkomstConfiguration configuration) {
        SyncOutcome outcome =
                runner.run(new SyncRequest(configuration, "nightly", "schedule", false, 0, null, true, line -> {}));
        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return outcome;
    }
}
