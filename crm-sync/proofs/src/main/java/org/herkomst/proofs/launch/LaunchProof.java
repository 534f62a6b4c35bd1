package org.herkomst.proofs.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.Worker;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;

/** On PostgreSQL: eight launchers in two processes, one run; and a holder that is killed is soon followed. */
public final class LaunchProof implements Proof {
    private static final int A_PROCESS = 4;
    private static final Duration ANSWER = Duration.ofMillis(150);
    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String SKIPPED = "skipped_overlap";

    @Override
    public String name() {
        return "launch";
    }

    @Override
    public String promise() {
        return "However many start a job at once, in however many processes, it runs once; a killed run is soon followed.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                MatomoServer matomo = MatomoServer.start();
                HubSpotSandbox crm = HubSpotSandbox.start(SandboxSettings.demo(setting.work(), Clock.systemUTC()))) {
            Path file = configure(setting.work(), postgres, matomo, crm);
            return new Trial(setting, postgres, matomo, file).run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path configure(Path work, EmbeddedPostgres postgres, MatomoServer matomo, HubSpotSandbox crm)
            throws IOException {
        Files.writeString(work.resolve("ranges.csv"), "range,name,domain\n203.0.113.0/28,Acme BV,acme.example\n");
        return Files.writeString(
                work.resolve("herkomst.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                herkomst:
                  data: ./data
                  database: { url: "jdbc:postgresql://localhost:%d/postgres", username: postgres }
                  sources: { web: { type: matomo, url: "%s", token: %s, sites: [1] } }
                  resolver: { inputs: [ { type: ranges, path: ranges.csv, licence: own data } ] }
                  privacy: { notice: { url: "https://www.shop.example/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "%s", token: %s, mapping: hubspot } }
                  jobs: { nightly: { source: web, target: crm } }
                """,
                        postgres.getPort(),
                        matomo.url(),
                        MatomoServer.TOKEN,
                        crm.url(),
                        HubSpotSandbox.PUSH_KEY));
    }

    /** One trial with everything running. */
    private static final class Trial {
        private final ProofSetting setting;
        private final EmbeddedPostgres postgres;
        private final MatomoServer matomo;
        private final Path file;
        private final List<String> faults = new ArrayList<>();
        private Duration longest = Duration.ZERO;
        private int rounds;
        private int kills;

        Trial(ProofSetting setting, EmbeddedPostgres postgres, MatomoServer matomo, Path file) {
            this.setting = setting;
            this.postgres = postgres;
            this.matomo = matomo;
            this.file = file;
        }

        Verdict run() {
            int wantedRounds = setting.quick() ? 15 : 100;
            int wantedKills = setting.quick() ? 2 : 10;
            try (Worker one = worker("one");
                    Worker other = worker("other")) {
                matomo.delay(ANSWER);
                for (int i = 0; i < wantedRounds; i++) {
                    round(one, other);
                }
                for (int i = 0; i < wantedKills; i++) {
                    kill(other, i % 2 == 0);
                }
            }
            Map<String, String> figures = new LinkedHashMap<>();
            figures.put("rounds", String.valueOf(rounds));
            figures.put("launchers", String.valueOf(2 * A_PROCESS));
            figures.put("processes", "2");
            figures.put("rounds_with_one_run", String.valueOf(rounds - faults.size()));
            figures.put("kills", String.valueOf(kills));
            figures.put("longest_takeover_s", String.format(Locale.ROOT, "%.1f", longest.toMillis() / 1000.0));
            return new Verdict(figures, faults);
        }

        private Worker worker(String name) {
            Worker worker =
                    Worker.start(setting.work(), name, LaunchWorker.class, List.of("-Xmx256m"), file.toString());
            if (!worker.answer().equals("ready")) {
                throw new IllegalStateException("A launcher did not start; see " + name + ".err");
            }
            return worker;
        }

        private void round(Worker one, Worker other) {
            rounds++;
            one.tell(String.valueOf(A_PROCESS));
            other.tell(String.valueOf(A_PROCESS));
            List<String> ends = Stream.of(one.answer(), other.answer())
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .toList();
            long ran = ends.stream().filter(end -> !end.equals(SKIPPED)).count();
            if (ran != 1 || !ends.contains("succeeded")) {
                faults.add("round " + rounds + " ended " + ends);
            }
        }

        /** Kills a process in the middle of its run; half of them look as if they had run on another machine. */
        private void kill(Worker other, boolean elsewhere) {
            kills++;
            long asked = matomo.requests().size();
            matomo.delay(HANGS);
            try (Worker holder = worker("holder" + kills)) {
                holder.tell("1");
                while (matomo.requests().size() == asked) {
                    LockSupport.parkNanos(1_000_000);
                }
                if (elsewhere) {
                    pretendElsewhere();
                }
                holder.kill();
            }
            matomo.delay(ANSWER);
            long from = System.nanoTime();
            String end = SKIPPED;
            while (end.equals(SKIPPED) && System.nanoTime() - from < 3 * LIMIT.toNanos()) {
                other.tell("1");
                end = other.answer();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            longest = took.compareTo(longest) > 0 ? took : longest;
            if (!end.equals("succeeded") || took.compareTo(LIMIT) > 0) {
                faults.add("after kill " + kills + " a run ended " + end + " after " + took.toMillis() + " ms");
            }
        }

        private void pretendElsewhere() {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("update job_lock set owner = 'another-machine 1 1' where owner is not null");
            } catch (SQLException failed) {
                throw new IllegalStateException("The lock could not be changed", failed);
            }
        }
    }
}
