package org.herkomst.app.job;

import java.time.Clock;
import javax.sql.DataSource;
import org.herkomst.app.store.Workspace;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Spring with the one Batch job; runs are handed to it by their id. */
final class BatchRunner implements SyncRunner {
    private final Workspace workspace;
    private final ConfigurableApplicationContext context;
    private final Clock clock;
    private final boolean own;
    private volatile boolean stopping;

    private BatchRunner(Workspace workspace, ConfigurableApplicationContext context, Clock clock, boolean own) {
        this.workspace = workspace;
        this.context = context;
        this.clock = clock;
        this.own = own;
    }

    static BatchRunner in(Workspace workspace, ConfigurableApplicationContext context, Clock clock) {
        return new BatchRunner(workspace, context, clock, false);
    }

    static BatchRunner start(Workspace workspace, Clock clock) {
        // Logging is the command's; Spring must not set it up anew.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        DataSource dataSource = workspace.dataSource();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BatchJobs.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .headless(true)
                .initializers((GenericApplicationContext c) -> {
                    c.registerBean("dataSource", DataSource.class, () -> dataSource, d -> d.setDestroyMethodName(null));
                    c.registerBean(
                            "transactionManager",
                            PlatformTransactionManager.class,
                            () -> new JdbcTransactionManager(dataSource));
                })
                .run("--spring.config.location=optional:classpath:/no-configuration/");
        return new BatchRunner(workspace, context, clock, true);
    }

    @Override
    public SyncOutcome run(SyncRequest request) {
        if (!own) {
            return once(request);
        }
        // On SIGTERM the run stops at the border of a page or batch and saves its report, before the program ends.
        StopSignal signal = StopSignal.hear(this::stop);
        try {
            return once(request);
        } finally {
            signal.close();
        }
    }

    private SyncOutcome once(SyncRequest request) {
        return new SyncRun(workspace, request, clock, this::drive, () -> stopping).run();
    }

    @Override
    public void stop() {
        stopping = true;
    }

    private void drive(String id, BatchJobs.Steps steps) {
        BatchJobs jobs = context.getBean(BatchJobs.class);
        jobs.running().put(id, steps);
        try {
            JobParameters parameters =
                    new JobParametersBuilder().addString(BatchJobs.RUN_ID, id).toJobParameters();
            context.getBean(JobOperator.class).start(context.getBean(Job.class), parameters);
        } catch (JobExecutionException e) {
            throw new IllegalStateException(
                    "Batch refused the run (" + e.getClass().getSimpleName() + ")", e);
        } finally {
            jobs.running().remove(id);
        }
    }

    @Override
    public void close() {
        if (own) {
            context.close();
        }
    }
}
