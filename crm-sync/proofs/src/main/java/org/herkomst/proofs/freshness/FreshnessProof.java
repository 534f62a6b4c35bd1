package org.herkomst.proofs.freshness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.service.Schedule;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.ReadyCrm;
import org.herkomst.proofs.Verdict;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;

/**
 * A day with a run every 15 minutes, by a clock that jumps to each due time and goes on in real time during the run; from a visit's
 * last action to the record in the sandbox CRM.
 */
public final class FreshnessProof implements Proof {
    private static final Duration PROMISED = Duration.ofMinutes(20);
    private static final int VISITS = 400;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String promise() {
        return "With a schedule of 15 minutes, 95 of 100 visits are in the CRM 20 minutes after their last action.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        try (MatomoServer matomo = MatomoServer.start();
                HubSpotSandbox crm = ReadyCrm.start(setting)) {
            HerkomstConfiguration configuration = configure(setting.work(), matomo, crm);
            Instant begin = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
            MovedClock clock = new MovedClock(begin);
            try (Workspace workspace = Workspace.open(configuration);
                    SyncRunner runner = SyncRunner.start(workspace, clock)) {
                Duration day = setting.quick() ? Duration.ofHours(6) : Duration.ofDays(1);
                return new Day(setting, configuration, matomo, crm, clock, runner, begin, day).live();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HerkomstConfiguration configure(Path work, MatomoServer matomo, HubSpotSandbox crm)
            throws IOException {
        StringBuilder ranges = new StringBuilder("range,name,domain,country,legal_form\n");
        for (int i = 0; i < VISITS; i++) {
            ranges.append(String.format(Locale.ROOT, "%s/32,Example %d B.V.,e%d.example,NL,B.V.%n", address(i), i, i));
        }
        Files.writeString(work.resolve("ranges.csv"), ranges);
        Path file = Files.writeString(
                work.resolve("herkomst.yaml"),
                String.format(
                        Locale.ROOT, """
                herkomst:
                  data: "%1$s/data"
                  sources: { web: { type: matomo, url: "%2$s", token: %3$s, sites: [1] } }
                  resolver: { inputs: [ { type: ranges, path: "%1$s/ranges.csv", licence: own data } ] }
                  privacy: { notice: { url: "https://www.shop.example/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "%4$s", token: %5$s, mapping: hubspot } }
                  guards: { first-run-creations: 100000, share: 1 }
                  jobs: { often: { source: web, target: crm, cron: "0 */15 * * * *" } }
                """, work, matomo.url(), MatomoServer.TOKEN, crm.url(), HubSpotSandbox.PUSH_KEY));
        return Configurations.read(file, Map.of(), line -> {});
    }

    private static String address(int number) {
        return "198.18." + number / 250 + "." + (1 + number % 250);
    }

    /** One day. */
    private record Day(
            ProofSetting setting,
            HerkomstConfiguration configuration,
            MatomoServer matomo,
            HubSpotSandbox crm,
            MovedClock clock,
            SyncRunner runner,
            Instant begin,
            Duration length) {

        Verdict live() {
            Random random = setting.random();
            List<Long> waiting = new ArrayList<>();
            for (int i = 0; i < VISITS; i++) {
                waiting.add(begin.getEpochSecond() + random.nextLong(length.toSeconds() - 1_000));
            }
            waiting.sort(null);
            Schedule schedule = Schedule.of("0 */15 * * * *", ZoneId.of("UTC"));
            List<Long> delays = new ArrayList<>();
            List<String> faults = new ArrayList<>();
            int runs = 0;
            long calls = 0;
            int shown = 0;
            Instant due = schedule.next(begin).orElseThrow();
            while (due.isBefore(begin.plus(length).plusSeconds(1))) {
                clock.set(due);
                int visible = show(waiting, shown, due.getEpochSecond());
                SyncOutcome outcome = runner.run(
                        new SyncRequest(configuration, "often", "schedule", false, 0, null, true, line -> {}));
                long now = clock.instant().getEpochSecond();
                runs++;
                calls += outcome.report().api.sourceCalls;
                for (int i = shown; i < visible; i++) {
                    judge(i, now - waiting.get(i), delays, faults);
                }
                shown = visible;
                due = schedule.next(due).orElseThrow();
            }
            return verdict(delays, faults, runs, calls);
        }

        private int show(List<Long> waiting, int shown, long now) {
            int visible = shown;
            while (visible < waiting.size() && waiting.get(visible) <= now) {
                matomo.put(ModelVisit.of(visible + 1L, 1, address(visible), waiting.get(visible)));
                visible++;
            }
            return visible;
        }

        private void judge(int number, long seconds, List<Long> delays, List<String> faults) {
            if (crm.account().company("domain", "e" + number + ".example").isPresent()) {
                delays.add(seconds);
            } else {
                faults.add("the company of visit " + number + " is not in the CRM after the run");
            }
        }

        private Verdict verdict(List<Long> delays, List<String> faults, int runs, long calls) {
            delays.sort(null);
            if (delays.size() != VISITS) {
                faults.add(delays.size() + " of " + VISITS + " visits reached the CRM");
            }
            double p50 = minutes(delays, 0.5);
            double p95 = minutes(delays, 0.95);
            if (p95 > PROMISED.toMinutes()) {
                faults.add("p95 is above " + PROMISED.toMinutes() + " minutes");
            }
            Map<String, String> figures = new LinkedHashMap<>();
            figures.put("visits", String.valueOf(delays.size()));
            figures.put("runs", String.valueOf(runs));
            figures.put("p50_min", String.format(Locale.ROOT, "%.1f", p50));
            figures.put("p95_min", String.format(Locale.ROOT, "%.1f", p95));
            figures.put("max_min", String.format(Locale.ROOT, "%.1f", minutes(delays, 1)));
            long perDay = calls * Duration.ofDays(1).toSeconds() / length.toSeconds();
            figures.put("matomo_requests_a_day", String.valueOf(perDay));
            figures.put("seed", String.valueOf(setting.seed()));
            return new Verdict(figures, faults);
        }

        private static double minutes(List<Long> sorted, double share) {
            if (sorted.isEmpty()) {
                return Double.NaN;
            }
            int at = (int) Math.ceil(share * sorted.size()) - 1;
            return sorted.get(Math.max(0, at)) / 60.0;
        }
    }
}
