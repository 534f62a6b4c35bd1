package org.herkomst.app.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.ConfigurationException.Fault;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.job.WithdrawalRunner;
import org.herkomst.app.page.OptOutSite;
import org.herkomst.app.plan.Plans;
import org.herkomst.app.store.Workspace;
import org.herkomst.app.upkeep.Upkeep;
import org.herkomst.app.upkeep.UpkeepReport;
import org.herkomst.core.optout.TombstoneReplay;
import org.herkomst.core.run.RunReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The service: one Spring context with the Batch job, the flows, and a web server for health and metrics. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("herkomst.service");
    private static final Map<String, Object> PROPERTIES = Map.ofEntries(
            Map.entry("spring.flyway.enabled", false),
            Map.entry("spring.batch.job.enabled", false),
            Map.entry("spring.jmx.enabled", false),
            Map.entry("spring.task.scheduling.pool.size", 4),
            Map.entry("spring.mvc.static-path-pattern", "/static/**"),
            Map.entry("server.error.include-stacktrace", "never"),
            Map.entry("server.error.whitelabel.enabled", false),
            Map.entry("server.tomcat.threads.max", 8),
            Map.entry("server.tomcat.threads.min-spare", 1),
            Map.entry("server.forward-headers-strategy", "none"),
            Map.entry("management.endpoints.access.default", "none"),
            Map.entry("management.endpoints.web.discovery.enabled", false),
            Map.entry("management.endpoint.health.access", "read-only"),
            Map.entry("management.endpoint.health.show-details", "always"),
            Map.entry("management.endpoint.prometheus.access", "read-only"),
            Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
            Map.entry("management.health.diskspace.enabled", false));

    private final ConfigurableApplicationContext context;
    private final Launcher launcher;
    private final @Nullable OptOutSite site;
    private final CountDownLatch stop = new CountDownLatch(1);

    private Service(ConfigurableApplicationContext context, Launcher launcher, @Nullable OptOutSite site) {
        this.context = context;
        this.site = site;
        this.launcher = launcher;
    }

    /** What Spring finds by itself: web server, health, metrics, Integration. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Parts {
        @Bean
        StatusPage statusPage(JobTable table) {
            return new StatusPage(table);
        }

        @Bean
        PlanPages planPages(Plans plans) {
            return new PlanPages(plans);
        }
    }

    /**
     * Starts the service on an open database.
     *
     * @throws ConfigurationException where its port is taken or a drop folder is missing
     */
    public static Service start(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        Flows.check(configuration);
        new TombstoneReplay(workspace.stores(), configuration.targets().keySet(), clock)
                .run("serve")
                .problems()
                .forEach(p -> LOG.warn("event=tombstones code={} {}. {}", p.code(), p.example(), p.action()));
        ConfigurableApplicationContext context = context(configuration, workspace, clock);
        OptOutSite site = site(configuration, workspace, clock, context);
        Launcher launcher = new Launcher(
                configuration,
                SyncRunner.in(workspace, context, clock),
                workspace.locks(),
                new RunLog(context.getBean(MeterRegistry.class)),
                clock);
        Ticker ticker = new Ticker(configuration, workspace.schedules(), clock, (job, trigger) -> {
            if (job.equals(Ticker.UPKEEP)) {
                launcher.beside(() -> upkeep(configuration, workspace, clock));
            } else {
                launcher.request(job, trigger);
            }
        });
        Recovery recovery =
                new Recovery(workspace.runs(), workspace.locks(), workspace.schedules(), clock, launcher::request);
        WithdrawalRunner withdrawals = new WithdrawalRunner(configuration, workspace, clock);
        new Flows(
                        configuration,
                        context.getBean(IntegrationFlowContext.class),
                        ticker,
                        recovery,
                        clock,
                        target -> withdrawals.run(target).ifPresent(Service::tell))
                .begin();
        return new Service(context, launcher, site);
    }

    /** The page has a port of its own that others reach; where it can't be had, nothing is served. */
    private static @Nullable OptOutSite site(
            HerkomstConfiguration configuration,
            Workspace workspace,
            Clock clock,
            ConfigurableApplicationContext context) {
        try {
            return configuration.optOutPage() == null ? null : OptOutSite.start(configuration, workspace, clock);
        } catch (ConfigurationException taken) {
            context.close();
            throw taken;
        }
    }

    private static ConfigurableApplicationContext context(
            HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        // Logging is the command's; Spring must not set it up anew.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        DataSource dataSource = workspace.dataSource();
        try {
            return new SpringApplicationBuilder(Parts.class, SyncRunner.jobs())
                    .web(WebApplicationType.SERVLET)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .headless(true)
                    .properties(PROPERTIES)
                    .initializers((GenericApplicationContext c) -> {
                        c.registerBean(
                                "dataSource", DataSource.class, () -> dataSource, d -> d.setDestroyMethodName(null));
                        c.registerBean(
                                "transactionManager",
                                PlatformTransactionManager.class,
                                () -> new JdbcTransactionManager(dataSource));
                        c.registerBean(JobTable.class, () -> new JobTable(configuration, workspace, clock));
                        c.registerBean(Plans.class, () -> new Plans(configuration, workspace));
                        c.registerBean("jobs", JobsHealth.class, () -> new JobsHealth(configuration, workspace));
                    })
                    .run(
                            "--spring.config.location=optional:classpath:/no-configuration/",
                            "--server.address=" + configuration.service().address(),
                            "--server.port=" + configuration.service().port());
        } catch (RuntimeException e) {
            throw foreseen(e, configuration);
        }
    }

    private static RuntimeException foreseen(RuntimeException failure, HerkomstConfiguration configuration) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PortInUseException || t instanceof BindException) {
                return new ConfigurationException(List.of(new Fault(
                        "configuration",
                        "herkomst.service.port",
                        "port " + configuration.service().port() + " of "
                                + configuration.service().address() + " can't be used",
                        "End the program that has it (another serve?), or set another address or port.")));
            }
        }
        return failure;
    }

    private static void tell(RunReport report) {
        if (report.writes.withdrawn > 0 || !report.problems().isEmpty()) {
            LOG.info(
                    "event=withdraw job=\"{}\" withdrawn={} problems={}",
                    report.info().job(),
                    report.writes.withdrawn,
                    report.problems().size());
        }
    }

    private static void upkeep(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        UpkeepReport report = Upkeep.run(configuration, workspace, clock);
        LOG.info(
                "event=upkeep status={} {}",
                report.status().name().toLowerCase(Locale.ROOT),
                report.steps().stream()
                        .map(step -> step.name() + "=" + (step.fault() == null ? step.count() : "failed"))
                        .collect(Collectors.joining(" ")));
    }

    /** The port that it listens on. */
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer(), "web server")
                .getPort();
    }

    /** The port of the opt-out page; empty where none is configured. */
    public OptionalInt optOutPort() {
        return site == null ? OptionalInt.empty() : OptionalInt.of(site.port());
    }

    /** Waits until {@link #stop()}. */
    public void await() throws InterruptedException {
        stop.await();
    }

    /** Lets {@link #await()} return. */
    public void stop() {
        stop.countDown();
    }

    /** Stops flows and web server first, so that no due time is taken for a run that would not begin; then runs. */
    @Override
    public void close() {
        if (site != null) {
            site.close();
        }
        context.stop();
        launcher.close();
        context.close();
    }
}
