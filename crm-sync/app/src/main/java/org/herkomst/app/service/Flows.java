package org.herkomst.app.service;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Export;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.scheduling.Trigger;

/** The Spring Integration flows: one per schedule (upkeep has one too), one per drop folder, and one that looks after what was missed. */
final class Flows {
    private static final Logger LOG = LoggerFactory.getLogger("herkomst.service");
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration WATCH = Duration.ofSeconds(15);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HerkomstConfiguration configuration;
    private final IntegrationFlowContext flows;
    private final Ticker ticker;
    private final Recovery recovery;
    private final Clock clock;
    private final Consumer<String> withdraw;

    /**
     * The flows.
     *
     * @param withdraw takes back what is due at a target
     */
    Flows(
            HerkomstConfiguration configuration,
            IntegrationFlowContext flows,
            Ticker ticker,
            Recovery recovery,
            Clock clock,
            Consumer<String> withdraw) {
        this.withdraw = withdraw;
        this.configuration = configuration;
        this.flows = flows;
        this.ticker = ticker;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** Starts them; what was missed is made up first. */
    void begin() {
        watch();
        ticker.schedules().forEach((job, schedule) -> timed("schedule-" + job, schedule, () -> ticker.tick(job)));
        configuration
                .jobs()
                .keySet()
                .forEach(job -> dropFolder(configuration, job).ifPresent(folder -> folder(job, folder)));
        every("watch", WATCH, this::watch);
        configuration
                .targets()
                .keySet()
                .forEach(target -> every("withdraw-" + target, SECOND, () -> withdraw.accept(target)));
    }

    /** Folders of jobs that must be there when the service starts. */
    static void check(HerkomstConfiguration configuration) {
        List<ConfigurationException.Fault> missing = configuration.jobs().keySet().stream()
                .flatMap(job -> dropFolder(configuration, job).stream())
                .filter(folder -> !Files.isDirectory(folder))
                .distinct()
                .map(folder -> new ConfigurationException.Fault(
                        "configuration",
                        "herkomst.sources.*.folder",
                        "the folder " + folder + " is not there",
                        "Make it, or correct the path; it is watched while the service runs."))
                .toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationException(missing);
        }
    }

    private static Optional<Path> dropFolder(HerkomstConfiguration configuration, String job) {
        return Optional.ofNullable(configuration.jobs().get(job))
                .map(j -> configuration.sources().get(j.source()))
                .map(HerkomstConfiguration.Source::export)
                .map(Export::folder);
    }

    private void watch() {
        safely(() -> ticker.tick(Ticker.UPKEEP));
        for (Map.Entry<String, HerkomstConfiguration.Job> job :
                configuration.jobs().entrySet()) {
            safely(() -> ticker.tick(job.getKey()));
            safely(() -> recovery.look(job.getKey()));
            safely(() -> {
                if (ticker.resumed(job.getKey())
                        && dropFolder(configuration, job.getKey()).isPresent()) {
                    ticker.file(job.getKey());
                }
            });
        }
    }

    private void timed(String id, Schedule schedule, Runnable work) {
        Trigger trigger = context -> {
            Instant now = clock.instant();
            return schedule.next(now).orElse(null);
        };
        IntegrationFlow flow = IntegrationFlow.fromSupplier(() -> id, e -> e.poller(Pollers.trigger(trigger)))
                .handle(message -> safely(work))
                .get();
        flows.registration(flow).id(id).register();
    }

    private void every(String id, Duration time, Runnable work) {
        IntegrationFlow flow = IntegrationFlow.fromSupplier(() -> id, e -> e.poller(Pollers.fixedDelay(time, time)))
                .handle(message -> safely(work))
                .get();
        flows.registration(flow).id(id).register();
    }

    private void folder(String job, Path folder) {
        IntegrationFlow flow = IntegrationFlow.from(
                        org.springframework.integration.file.dsl.Files.inboundAdapter(folder.toFile())
                                .autoCreateDirectory(false)
                                .filter(new WholeFiles(clock)),
                        e -> e.poller(Pollers.fixedDelay(LOOK).maxMessagesPerPoll(-1)))
                .handle(File.class, (file, headers) -> {
                    safely(() -> ticker.file(job));
                    return null;
                })
                .get();
        flows.registration(flow).id("folder-" + job).register();
    }

    /** A database that is away now is asked again at the next look. */
    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("event=look status=failed reason={}", e.getClass().getSimpleName());
        }
    }
}
