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
    private volatile boolean stopping;

    private BatchRunner(Workspace workspace, ConfigurableApplicationContext context) {
        this.workspace = workspace;
        this.context = context;
    }

    static BatchRunner start(Workspace workspace) {
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
        return new BatchRunner(workspace, context);
    }

    @Override
    public SyncOutcome run(SyncRequest request) {
        Thread hook = stopHook(Thread.currentThread());
        try {
            return new SyncRun(workspace, request, Clock.systemUTC(), this::drive, () -> stopping).run();
        } finally {
            unhook(hook);
        }
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

    /** On SIGTERM the run stops at the border of a page or batch and saves its report, before the program ends. */
    private Thread stopHook(Thread running) {
        Thread hook = new Thread(
                () -> {
                    stopping = true;
                    try {
                        running.join(20_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "herkomst-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending: the hook is at work
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
