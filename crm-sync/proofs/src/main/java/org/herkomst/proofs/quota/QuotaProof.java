package org.herkomst.proofs.quota;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.herkomst.proofs.Firms;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.HerkomstRun.Ended;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.ReadyCrm;
import org.herkomst.proofs.Verdict;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.herkomst.sandbox.hubspot.SandboxSettings.Limits;

/**
 * Runs against a CRM that enforces rolling limits, which it tells in its answers: new records, the same again, changed ones, and two jobs
 * at once on the one account. The limit is low enough to be what a run waits for.
 */
public final class QuotaProof implements Proof {
    private static final double MOST_OF_IT = 0.9;
    /** The short form waits twice for the window only, so a busy machine shows. */
    private static final double QUICK = 0.75;

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public String promise() {
        return "Per 100 changed records one write and at most one read by key, none for unchanged ones; no 429, and 90 % of the limit is used.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        int records = setting.quick() ? 1_500 : 10_000;
        int limit = setting.quick() ? 20 : 50;
        SandboxSettings settings = new SandboxSettings(
                null, Clock.systemUTC(), Duration.ZERO, 207, new Limits(limit, 5, 250_000, 0), "Europe/Amsterdam");
        // On H2 a process that ends takes the database away from one that waits beside it.
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HubSpotSandbox crm = ReadyCrm.start(setting, settings)) {
            String database = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres";
            return new Account(setting, crm, records, limit).verdict(database);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The runs on one account. */
    private static final class Account {
        private final ProofSetting setting;
        private final HubSpotSandbox crm;
        private final Firms firms;
        private final int limit;
        private final HerkomstRun herkomst;
        private final Path inbox;
        private final Map<String, String> figures = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private long refused;

        Account(ProofSetting setting, HubSpotSandbox crm, int records, int limit) {
            this.setting = setting;
            this.crm = crm;
            this.firms = new Firms(records);
            this.limit = limit;
            this.inbox = setting.work().resolve("inbox");
            this.herkomst = new HerkomstRun(setting.program(), setting.work(), List.of("-Xmx512m"));
        }

        Verdict verdict(String database) {
            configure(database);
            fresh();
            unchanged();
            changed();
            together();
            expect(refused == 0, refused + " calls were refused with 429");
            crm.log().violations().forEach(v -> faults.add("the CRM was asked wrongly: " + v));
            figures.put("limit_per_10s", String.valueOf(limit));
            figures.put("rate_limited", String.valueOf(refused));
            return new Verdict(figures, faults);
        }

        private void configure(String database) {
            Path ranges = setting.work().resolve("ranges.csv");
            firms.writeRanges(ranges, Set.of());
            firms.writeVisits(inbox.resolve("first.ndjson"), firms(0, firms.count() - 300), 0);
            firms.writeVisits(
                    setting.work().resolve("more/first.ndjson"), firms(firms.count() - 300, firms.count()), 0);
            herkomst.configure(String.join(
                    "\n",
                    "herkomst:",
                    "  data: ./data",
                    "  database: { url: '" + database + "' }",
                    "  sources:",
                    "    web: { type: export, folder: " + inbox + " }",
                    "    more: { type: export, folder: " + setting.work().resolve("more") + " }",
                    "  resolver: { inputs: [ { type: ranges, path: " + ranges + ", licence: own data } ] }",
                    "  privacy: { notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 } }",
                    "  targets: { crm: { type: hubspot, url: '" + crm.url() + "', token: " + HubSpotSandbox.PUSH_KEY
                            + ", mapping: hubspot } }",
                    "  jobs: { nightly: { source: web, target: crm }, other: { source: more, target: crm } }",
                    ""));
        }

        private static List<Integer> firms(int from, int to) {
            return IntStream.range(from, to).boxed().toList();
        }

        private Calls sync(String job) {
            crm.log().clear();
            count(herkomst.must("sync", job, "--confirm", "--output", "json"), job);
            return new Calls(crm.log().requests());
        }

        private void count(Ended ended, String job) {
            String status = ended.json().path("run").path("status").asString();
            expect(status.equals("succeeded"), "a run of " + job + " ended " + status);
            refused += ended.json().path("api").path("rate_limited").asLong(1);
        }

        private void fresh() {
            Calls calls = sync("nightly");
            int records = firms.count() - 300;
            tell("new", calls, records);
            double used = calls.used(limit);
            figures.put("used", String.format(Locale.ROOT, "%.3f", used));
            expect(used >= (setting.quick() ? QUICK : MOST_OF_IT), "only " + used + " of the allowed rate was used");
            expect(crm.account().companies().size() == records, "not all new records are there");
        }

        private void unchanged() {
            Calls calls = sync("nightly");
            figures.put("unchanged_calls", String.valueOf(calls.forRecords()));
            figures.put("questions_a_run", String.valueOf(calls.questions()));
            expect(calls.forRecords() == 0, calls.forRecords() + " calls for unchanged records");
            expect(calls.questions() == 1, calls.questions() + " questions for wrong marks in a run");
        }

        private void changed() {
            int records = firms.count() / 2;
            firms.writeVisits(inbox.resolve("second.ndjson"), firms(0, records), 1);
            Calls calls = sync("nightly");
            tell("changed", calls, records);
            expect(calls.searches() == 0, calls.searches() + " searches for records that we know");
            expect(calls.archivedReads() == 0, calls.archivedReads() + " reads of archived records that we know");
        }

        private void tell(String which, Calls calls, int records) {
            figures.put(which, String.valueOf(records));
            figures.put(which + "_writes_per_100", Calls.perHundred(calls.writes(), records));
            figures.put(which + "_reads_per_100", Calls.perHundred(calls.reads(), records));
            figures.put(which + "_archived_reads_per_100", Calls.perHundred(calls.archivedReads(), records));
            figures.put(which + "_searches_per_100", Calls.perHundred(calls.searches(), records));
            int batches = (records + 99) / 100;
            expect(calls.writes() <= batches, calls.writes() + " writes for " + records + " " + which + " records");
            expect(calls.reads() <= batches, calls.reads() + " reads by key for " + records + " " + which + " records");
            expect(calls.reads() > 0, "no read by key was recognised");
        }

        /** Two processes on one account don't know of each other's calls: one writes after the other. */
        private void together() {
            firms.writeVisits(inbox.resolve("third.ndjson"), firms(0, 900), 2);
            crm.log().clear();
            List<Ended> ends = new ArrayList<>();
            Thread other = new Thread(() -> ends.add(herkomst.must("sync", "other", "--confirm", "--output", "json")));
            other.start();
            Ended nightly = herkomst.must("sync", "nightly", "--confirm", "--output", "json");
            try {
                other.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            count(nightly, "nightly");
            expect(ends.size() == 1, "the other job failed");
            ends.forEach(end -> count(end, "other"));
            figures.put("two_jobs_calls", String.valueOf(new Calls(crm.log().requests()).forRecords()));
            expect(crm.account().companies().size() == firms.count(), "not all records of both jobs are there");
        }

        private void expect(boolean holds, String fault) {
            if (!holds) {
                faults.add(fault);
            }
        }
    }
}
