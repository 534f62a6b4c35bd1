package org.herkomst.proofs.resume;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.recovery.FailingMatomo;
import org.herkomst.proofs.recovery.Found;
import org.herkomst.proofs.recovery.Places;
import org.herkomst.proofs.recovery.Sums;
import org.herkomst.proofs.recovery.Truth;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import tools.jackson.databind.JsonNode;

/** One point: a run that fails there, then runs until one is complete, then one more that must have nothing to do. For one thread. */
final class ResumeRun {
    private static final String[] SYNC = {"sync", "nightly", "--confirm", "--output", "json"};
    private static final int MOST_RUNS_AFTER = 3;
    private static final long LONGEST_RUN_SECONDS = 180;
    private static final long LONGEST_STOP_SECONDS = 10;

    private final Places places;
    private final Point point;
    private final Duration outage;
    private final List<String> faults = new ArrayList<>();
    private int runs;

    ResumeRun(Places places, Point point, Duration outage) {
        this.places = places;
        this.point = point;
        this.outage = outage;
    }

    /**
     * What came of it.
     *
     * @param point where it failed
     * @param found what the CRM has in the end
     * @param runs how often the application ran
     * @param faults what doesn't hold, in words
     * @param told what happened, in one line
     */
    record Outcome(Point point, Found found, int runs, List<String> faults, String told) {}

    Outcome run() {
        Truth truth = new Truth(ResumeProof.SHAPE, Instant.now().getEpochSecond());
        Path folder = places.made(point.toString().replace(' ', '-'));
        try (FailingMatomo matomo = new FailingMatomo(truth);
                HubSpotSandbox crm = places.crm(folder);
                Troublemaker trouble = new Troublemaker(point, matomo, crm, folder, outage)) {
            HerkomstRun herkomst = places.herkomst(folder, matomo.url(), crm, trouble.database());
            String first = fail(herkomst, trouble);
            int atFirst = crm.account().companies().size();
            trouble.heal();
            again(herkomst);
            idle(herkomst);
            Found found = Found.compare(crm.account().companies().values(), ResumeProof.SHAPE.counts());
            check(found.perfect(), "the CRM ends with " + found);
            check(
                    crm.log().violations().isEmpty(),
                    "the CRM was asked wrongly: " + crm.log().violations());
            return new Outcome(
                    point, found, runs, named(), first + ", " + atFirst + " companies then, " + runs + " runs");
        }
    }

    private String fail(HerkomstRun herkomst, Troublemaker trouble) {
        trouble.set();
        long from = System.nanoTime();
        Process process = herkomst.start(SYNC);
        trouble.meets(process);
        runs++;
        int exit = exit(process);
        Optional<Long> hit = trouble.hit();
        check(hit.isPresent(), "the run never came so far");
        hit.ifPresent(at -> judge(exit, Duration.ofNanos(System.nanoTime() - at)));
        return "exit " + exit + " after " + (System.nanoTime() - from) / 1_000_000 + " ms";
    }

    private void judge(int exit, Duration sinceHit) {
        switch (point.trouble()) {
            case TERM -> {
                check(exit == 3, "SIGTERM ends with exit " + exit);
                check(sinceHit.toSeconds() < LONGEST_STOP_SECONDS, "SIGTERM takes " + sinceHit.toMillis() + " ms");
            }
            case KILL -> check(exit == 137, "kill -9 ends with exit " + exit);
            case SOURCE -> check(exit == 3, "a dead source ends with exit " + exit);
            case TARGET -> check(exit == 1 || exit == 3, "a failing target ends with exit " + exit);
            case DATABASE -> check(exit == 0 || exit == 3, "a database that is gone ends with exit " + exit);
        }
    }

    private int exit(Process process) {
        try {
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                check(false, "the run hangs");
                process.destroyForcibly().waitFor();
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a run ran", stopped);
        }
    }

    private void again(HerkomstRun herkomst) {
        int exit = -1;
        for (int run = 0; run < MOST_RUNS_AFTER && exit != 0; run++) {
            exit = sync(herkomst).exit();
        }
        check(exit == 0, MOST_RUNS_AFTER + " runs after it were not complete; the last ended with " + exit);
    }

    private void idle(HerkomstRun herkomst) {
        HerkomstRun.Ended ended = sync(herkomst);
        long attempted = ended.json().path("writes").path("attempted").asLong(-1);
        check(
                ended.exit() == 0 && attempted == 0,
                "one more run ends with " + ended.exit() + " and writes " + attempted);
    }

    private HerkomstRun.Ended sync(HerkomstRun herkomst) {
        HerkomstRun.Ended ended = herkomst.run(SYNC);
        runs++;
        JsonNode report = ended.json();
        check(report.isObject(), "a run after it gives no report, exit " + ended.exit());
        Sums.open(report).forEach(sum -> check(false, "a run after it: " + sum));
        return ended;
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private List<String> named() {
        return faults.stream().map(fault -> point + ": " + fault).toList();
    }
}
