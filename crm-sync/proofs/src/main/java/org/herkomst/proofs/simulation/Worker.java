package org.herkomst.proofs.simulation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.herkomst.app.job.RunFences;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncOptions;
import org.herkomst.core.run.SyncPipeline;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.run.WithdrawalRound;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.mappings.MappingSet;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.hubspot.HubSpot;

/** What runs in a process: a job's run, or the round that takes back, in the order of the application's own. */
final class Worker {
    static final String TARGET = "crm";
    static final String SOURCE = "web";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS = 60;

    private final World world;

    Worker(World world) {
        this.world = world;
    }

    /** One run of a job, as far as it comes. */
    void run(String job) {
        Optional<RunFences> begun = RunFences.ofJob(world.stores().locks, job, TARGET);
        if (begun.isEmpty()) {
            return;
        }
        try (RunFences fences = begun.get();
                CrmTarget target = target()) {
            SyncStores stores = world.stores().ports();
            steps(pipeline(job, stores.with(fences.fencing(stores.transactions())), target), fences, report(job));
        } catch (RuntimeException failed) {
            world.failed(failed);
        }
    }

    private void steps(SyncPipeline pipeline, RunFences fences, RunReport report) {
        if (fences.tryTurn()) {
            pipeline.withdraw(report);
            fences.giveTurn();
        }
        boolean more = true;
        while (more) {
            more = pipeline.pullPage(report);
        }
        if (!waitForTurn(fences)) {
            return;
        }
        more = pipeline.prepare(report) == SyncPipeline.Prepared.GO;
        while (more) {
            more = pipeline.deliverBatch(report);
        }
        pipeline.close(report);
        if (!report.gaps().isEmpty()) {
            throw new AssertionError("The report doesn't add up: " + report.gaps());
        }
    }

    /** Pulls and prepares, and delivers nothing. */
    void prepare(String job) {
        SyncPipeline pipeline = pipeline(job, world.stores().ports(), target());
        RunReport report = report(job);
        boolean more = true;
        while (more) {
            more = pipeline.pullPage(report);
        }
        pipeline.prepare(report);
    }

    /** Delivers a batch without a turn, as one does whose turn was taken over meanwhile. */
    void deliver(String job) {
        try (CrmTarget target = target()) {
            pipeline(job, world.stores().ports(), target).deliverBatch(report(job));
        } catch (RuntimeException failed) {
            world.failed(failed);
        }
    }

    private boolean waitForTurn(RunFences fences) {
        for (int i = 0; i < LOOKS; i++) {
            if (fences.tryTurn()) {
                return true;
            }
            world.stage().sleep(LOOK);
        }
        return false;
    }

    private SyncPipeline pipeline(String job, SyncStores stores, CrmTarget target) {
        SyncOptions options = new SyncOptions(
                job,
                SOURCE,
                "Website visit, Matomo",
                TARGET,
                LegalBasis.LEGITIMATE_INTEREST,
                new Guards(1_000, 1),
                true,
                false,
                0,
                null);
        return SyncPipeline.of(
                options,
                stores,
                new SyncPipeline.Parts(
                        new WebsiteFeed(world.stage(), world.website()),
                        target,
                        new MappingSet(OurFields.MAPPING),
                        List.of(),
                        world.stage().clock(),
                        new Random(1)));
    }

    /** Takes back what is due. */
    void takeBack() {
        Stage stage = world.stage();
        Optional<Instant> due = world.stores().withdrawals.nextDue(TARGET);
        if (due.isEmpty() || due.get().isAfter(stage.now())) {
            return;
        }
        try (RunFences fences = RunFences.ofTurn(world.stores().locks, TARGET)) {
            if (fences.tryTurn()) {
                rounds(fences);
            }
        } catch (RuntimeException failed) {
            world.failed(failed);
        }
    }

    private void rounds(RunFences fences) {
        SyncStores stores = world.stores().ports();
        RunReport report = report("(withdraw)");
        try (CrmTarget target = target()) {
            WithdrawalRound round = new WithdrawalRound(
                    stores.with(fences.fencing(stores.transactions())),
                    TARGET,
                    target,
                    OurFields.MAPPING,
                    world.stage().clock());
            boolean more = true;
            while (more) {
                more = round.batch(report);
            }
        }
    }

    private CrmTarget target() {
        Stage stage = world.stage();
        TargetSettings settings = new TargetSettings(
                "hubspot",
                URI.create("http://crm.example"),
                new Secret("token"),
                Crm.TIMEOUT,
                Duration.ofSeconds(30),
                new TargetSettings.Time(
                        stage.clock(),
                        () -> Duration.between(Stage.BEGIN, stage.now()).toNanos(),
                        stage::sleep,
                        new Random(7)));
        return new NotedTarget(() -> HubSpot.over(settings, world.crm()), world.history());
    }

    private RunReport report(String job) {
        return new RunReport(new RunInfo(
                "run-" + job,
                job,
                RunInfo.Mode.LIVE,
                "manual",
                RunInfo.Status.RUNNING,
                world.stage().now(),
                null,
                null,
                "",
                "",
                "",
                -1));
    }
}
