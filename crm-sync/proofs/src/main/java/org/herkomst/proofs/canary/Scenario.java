package org.herkomst.proofs.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.MatomoServer.ScriptedAnswer;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.FaultScript;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;

/**
 * Whole runs with one kind of trouble, in a folder of their own; the inputs lie outside the searched folder. Without trouble the visits come
 * twice, over the API and as an export, each by a job of its own.
 */
final class Scenario {
    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");
    private static final int RUNS_AFTER_TROUBLE = 3;

    private final Trouble trouble;
    private final Path folder;
    private final Path inputs;
    private final HerkomstRun herkomst;
    private final Path program;
    private final CanaryVisits visits;

    /** What goes wrong. */
    enum Trouble {
        NONE,
        HALF_ANSWER,
        ECHO,
        TIMEOUT,
        KILL
    }

    /**
     * What came of it.
     *
     * @param folder the folder that the application wrote to
     * @param received all that the CRM received
     * @param visits how many visits with a company should be stored in the end, each once whatever went wrong
     * @param writes batches that the CRM was sent
     * @param indexOfInputs whether the resolver's index is, byte for byte, the one that the inputs give without any visit
     */
    record Outcome(Path folder, String received, int visits, long writes, boolean indexOfInputs) {}

    Scenario(ProofSetting setting, Trouble trouble, CanaryVisits visits) {
        this.trouble = trouble;
        this.folder = made(setting.work().resolve(trouble.name()));
        this.inputs = made(setting.work().resolve("inputs-" + trouble.name()));
        this.program = setting.program();
        this.herkomst = new HerkomstRun(setting.program(), folder, FLAGS);
        this.visits = visits;
    }

    Outcome run() {
        try (MatomoServer matomo = MatomoServer.start();
                HubSpotSandbox crm =
                        HubSpotSandbox.start(SandboxSettings.demo(made(inputs.resolve("crm")), Clock.systemUTC()))) {
            prepare(matomo, crm);
            herkomst.must("provision", "crm");
            makeTrouble(matomo, crm);
            int sources = sync(matomo, crm);
            int expected = sources * matomo.visits().size();
            return new Outcome(folder, received(crm), expected, created(crm), setIndexAside());
        }
    }

    /**
     * The index holds the operator's own list, as the list's file does, which lies outside the searched folder. So it is compared with one
     * that another process builds of the list alone, and taken out of the search.
     */
    private boolean setIndexAside() {
        Path index = folder.resolve("data/resolver.index");
        Path beside = made(inputs.resolve("index"));
        HerkomstRun builder = new HerkomstRun(program, beside, FLAGS);
        builder.configure(String.join(
                "\n",
                "herkomst:",
                "  data: ./data",
                "  resolver:",
                "    inputs:",
                "      - { type: ranges, path: " + inputs.resolve("ranges.csv") + ", licence: own data }",
                ""));
        builder.must("index", "build");
        try {
            boolean same = Files.mismatch(index, beside.resolve("data/resolver.index")) < 0;
            Files.delete(index);
            return same;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void prepare(MatomoServer matomo, HubSpotSandbox crm) {
        Instant now = Instant.now();
        matomo.put(visits.visits(now).toArray(ModelVisit[]::new));
        write(inputs.resolve("ranges.csv"), visits.ranges());
        Path part = inputs.resolve("visits.json.part");
        write(part, visits.export(now));
        finish(part, made(inputs.resolve("inbox")).resolve("visits.json"), now);
        herkomst.configure(configuration(matomo.url(), crm.url()));
    }

    private String configuration(URI matomo, URI crm) {
        return String.join(
                "\n",
                "herkomst:",
                "  data: ./data",
                "  database: { url: 'jdbc:h2:file:./data/herkomst' }",
                "  sources:",
                "    web: { type: matomo, url: '" + matomo + "', token: " + MatomoServer.TOKEN + ", sites: [1] }",
                "    dump: { type: export, folder: " + inputs.resolve("inbox") + " }",
                "  resolver:",
                "    inputs:",
                "      - { type: ranges, path: " + inputs.resolve("ranges.csv") + ", licence: own data }",
                "  privacy:",
                "    notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 }",
                "  targets:",
                "    crm: { type: hubspot, url: '" + crm + "', token: " + HubSpotSandbox.SETUP_KEY
                        + ", mapping: hubspot }",
                "  jobs:",
                "    nightly: { source: web, target: crm, zone: UTC, first-days: 90 }",
                "    exports: { source: dump, target: crm, zone: UTC, first-days: 90 }",
                "");
    }

    private void makeTrouble(MatomoServer matomo, HubSpotSandbox crm) {
        String canary = visits.visits(Instant.now()).get(0).json();
        switch (trouble) {
            case HALF_ANSWER ->
                matomo.next(ScriptedAnswer.of(200, "[" + canary + "," + canary + "]")
                        .ending(ScriptedAnswer.Ending.HALF));
            case ECHO ->
                crm.faults()
                        .next(
                                "batch/upsert",
                                2,
                                Fault.answer(
                                        400,
                                        "{\"status\":\"error\",\"message\":" + quoted(canary)
                                                + ",\"category\":\"VALIDATION_ERROR\"}"));
            case TIMEOUT -> crm.faults().next(FaultScript.ANY, 1, Fault.instead(Fault.Ending.SILENCE));
            case KILL -> matomo.delay(Duration.ofMillis(300));
            case NONE -> {}
        }
    }

    /** Runs the jobs and says from how many sources visits came. After trouble a job runs until what it left over had its turn. */
    private int sync(MatomoServer matomo, HubSpotSandbox crm) {
        if (trouble == Trouble.NONE) {
            sync("nightly");
            sync("exports");
            return 2;
        }
        if (trouble == Trouble.KILL) {
            killAt(() -> matomo.asked("Live.getLastVisitsDetails") > 0);
            killAt(() -> writes(crm) > 0);
        }
        for (int run = 0; run < RUNS_AFTER_TROUBLE; run++) {
            sync("nightly");
        }
        herkomst.must("runs", "list", "--output", "json");
        return 1;
    }

    private void sync(String job) {
        herkomst.run("sync", job, "--confirm", "--output", "json");
    }

    private interface Moment {
        boolean came();
    }

    /** Starts a run and kills it at a moment; a run that ends before is none to kill. */
    private void killAt(Moment moment) {
        Process process = herkomst.start("sync", "nightly", "--confirm", "--output", "json");
        try {
            while (!moment.came() && !process.waitFor(2, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static long writes(HubSpotSandbox crm) {
        return count(crm, request -> request.operation().startsWith("batch/"));
    }

    private static long created(HubSpotSandbox crm) {
        return count(
                crm,
                request -> request.operation().equals("batch/upsert")
                        || request.operation().equals("batch/create"));
    }

    private static long count(HubSpotSandbox crm, Predicate<org.herkomst.sandbox.hubspot.RequestLog.Request> which) {
        return crm.log().requests().stream().filter(which).count();
    }

    private static String received(HubSpotSandbox crm) {
        return crm.log().requests().stream()
                .map(request -> request.method() + " " + request.path() + "\n" + request.body())
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Gives a file its final name, and an age at which it counts as complete. */
    private static void finish(Path part, Path file, Instant now) {
        try {
            Files.move(part, file);
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(now.minusSeconds(60)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
