package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.herkomst.core.run.VisitCounts.Outcome;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** 400 days by a clock of our own, with the changes of two zones' clocks and a leap day. */
class YearTests {
    private static final int DAYS = 400;
    private static final LocalDate FIRST = LocalDate.of(2027, 2, 1);
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** In the hours that the clocks leave out or repeat. */
    private static final Map<String, Job> JOBS = new LinkedHashMap<>(Map.of(
            "europe", new Job("eu", "crm", "0 30 2 * * *", AMSTERDAM, 90),
            "america", new Job("us", "crm", "0 30 1 * * *", NEW_YORK, 90)));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(FIRST.atStartOfDay(NEW_YORK).toInstant());
    private final Map<String, List<LocalDate>> ran = new HashMap<>();
    private final Map<LocalDate, Integer> visits = new HashMap<>();
    private int nextVisit = 1;
    private int upkeeps;

    @Test
    void everyDayRunsOnceAndNothingOutlivesItsTerm() throws IOException {
        Files.writeString(
                folder.resolve("ranges.csv"),
                "range,name,domain,country,legal_form\n203.0.113.0/28,Acme B.V.,acme.example,NL,B.V.\n");
        Files.createDirectories(folder.resolve("eu"));
        Files.createDirectories(folder.resolve("us"));
        try (SandboxCrm.Running crm =
                ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow().start(folder.resolve("crm"))) {
            HerkomstConfiguration configuration = Samples.configuration(folder, crm.url(), crm.token(), JOBS, true);
            try (CrmTarget target = Connections.target(configuration, "crm", true)) {
                target.provision(Mappings.named("hubspot"));
            }
            try (Workspace workspace = Workspace.open(configuration);
                    SyncRunner runner = SyncRunner.start(workspace, clock)) {
                live(configuration, workspace, runner);
                judge(workspace);
            }
        }
    }

    private void live(HerkomstConfiguration configuration, Workspace workspace, SyncRunner runner) {
        Ticker ticker = new Ticker(configuration, workspace.schedules(), clock, (job, trigger) -> {
            if (job.equals(Ticker.UPKEEP)) {
                upkeep(configuration, workspace);
            } else {
                run(configuration, runner, job);
            }
        });
        ticker.schedules().keySet().forEach(ticker::tick);
        Instant end = FIRST.plusDays(DAYS).atStartOfDay(AMSTERDAM).toInstant();
        while (clock.instant().isBefore(end)) {
            clock.set(ticker.schedules().values().stream()
                    .map(schedule -> schedule.next(clock.instant()).orElseThrow())
                    .min(Comparator.naturalOrder())
                    .orElseThrow());
            ticker.schedules().keySet().forEach(ticker::tick);
        }
    }

    private void upkeep(HerkomstConfiguration configuration, Workspace workspace) {
        upkeeps++;
        UpkeepReport report = Upkeep.run(configuration, workspace, clock);
        assertThat(report.status()).isEqualTo(UpkeepReport.Status.SUCCEEDED);
        nothingPastItsTerm(workspace);
    }

    private void run(HerkomstConfiguration configuration, SyncRunner runner, String job) {
        Job described = JOBS.get(job);
        LocalDate today = LocalDate.now(clock.withZone(described.zone()));
        ran.computeIfAbsent(job, j -> new ArrayList<>()).add(today);
        int count = 1 + today.getDayOfMonth() % 3;
        write(described, count);
        SyncOutcome outcome =
                runner.run(new SyncRequest(configuration, job, "schedule", false, 0, null, true, line -> {}));
        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report().visits.get(Outcome.RESOLVED)).isEqualTo(count);
        visits.merge(today, count, Integer::sum);
    }

    private void write(Job job, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(ModelVisit.of(
                            nextVisit++,
                            1,
                            "203.0.113." + (1 + i),
                            clock.instant().getEpochSecond() - 60 - i)
                    .json());
        }
        try {
            Path file = folder.resolve(job.source()).resolve("v" + nextVisit + ".ndjson");
            Files.writeString(file, String.join("\n", lines) + "\n");
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(60)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void nothingPastItsTerm(Workspace workspace) {
        JdbcTemplate template = new JdbcTemplate(workspace.dataSource());
        LocalDate today = LocalDate.now(clock.withZone(NEW_YORK));
        assertThat(count(template, "company_visit where on_day <= ?", today.minusDays(30)))
                .isZero();
        assertThat(count(template, "company_day where on_day <= ?", today.minusDays(395)))
                .isZero();
        assertThat(count(template, "seen_block where on_day <= ?", today.minusDays(30)))
                .isZero();
        assertThat(count(
                        template,
                        "run_report where started_at < ?",
                        today.minusDays(396).atStartOfDay(AMSTERDAM).toOffsetDateTime()))
                .isZero();
    }

    private static int count(JdbcTemplate template, String where, Object limit) {
        Integer count = template.queryForObject("select count(*) from " + where, Integer.class, limit);
        return count == null ? -1 : count;
    }

    private void judge(Workspace workspace) {
        assertThat(upkeeps).isBetween(DAYS - 1, DAYS);
        JOBS.forEach((name, job) -> {
            List<LocalDate> days = ran.getOrDefault(name, List.of());
            assertThat(days).hasSizeBetween(DAYS - 1, DAYS + 1).doesNotHaveDuplicates();
            assertThat(days.get(0)
                            .datesUntil(days.get(days.size() - 1).plusDays(1))
                            .collect(Collectors.toList()))
                    .isEqualTo(days);
        });
        assertThat(ran.get("europe"))
                .contains(LocalDate.of(2028, 2, 29), LocalDate.of(2027, 3, 28), LocalDate.of(2027, 10, 31));
        JdbcTemplate template = new JdbcTemplate(workspace.dataSource());
        LocalDate kept = LocalDate.now(clock.withZone(NEW_YORK)).minusDays(390);
        Integer summed =
                template.queryForObject("select sum(visits) from company_day where on_day > ?", Integer.class, kept);
        assertThat(summed)
                .isEqualTo(visits.entrySet().stream()
                        .filter(day -> day.getKey().isAfter(kept))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
        // Batch keeps its own time, which is long past by our clock: what is left was made since the last upkeep.
        assertThat(template.queryForObject("select count(*) from batch_job_execution", Integer.class))
                .isLessThan(5);
        assertThat(template.queryForObject("select count(*) from batch_step_execution", Integer.class))
                .isLessThan(10);
        assertThat(Stream.of("eu", "us").map(folder::resolve).map(Path::toFile).map(File::list))
                .allMatch(files -> files != null && files.length == 0);
    }
}
