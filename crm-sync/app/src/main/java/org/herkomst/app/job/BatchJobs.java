package org.herkomst.app.job;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The Batch job {@code sync}: steps {@code pull} and {@code deliver}, which call the run that its id names. Steps have no transaction of
 * their own, so that no connection is held while a source or a CRM answers. No exception's text reaches the BATCH tables.
 */
@Configuration(proxyBeanMethods = false)
class BatchJobs extends JdbcDefaultBatchConfiguration {
    static final String RUN_ID = "run.id";
    private final ConcurrentMap<String, Steps> running = new ConcurrentHashMap<>();

    /** The two steps of a run; each call does one page or batch and tells whether there may be more. */
    record Steps(BooleanSupplier pull, BooleanSupplier deliver) {}

    /** Runs that Batch drives now, by id. */
    ConcurrentMap<String, Steps> running() {
        return running;
    }

    @Bean
    Job sync(JobRepository repository) {
        return new JobBuilder("sync", repository)
                .listener(new Quiet())
                .start(step("pull", repository, Steps::pull))
                .next(step("deliver", repository, Steps::deliver))
                .build();
    }

    private Step step(String name, JobRepository repository, Function<Steps, BooleanSupplier> part) {
        Tasklet tasklet = (contribution, context) -> {
            Object id = context.getStepContext().getJobParameters().get(RUN_ID);
            Steps steps = running.get(String.valueOf(id));
            if (steps == null) {
                throw new IllegalStateException("A run is restarted by its job, not by Batch");
            }
            return RepeatStatus.continueIf(part.apply(steps).getAsBoolean());
        };
        return new StepBuilder(name, repository)
                .tasklet(tasklet, new ResourcelessTransactionManager())
                .listener(new Quiet())
                .build();
    }

    /** Puts a code in the place of exit texts. */
    private static final class Quiet implements JobExecutionListener, StepExecutionListener {
        @Override
        public ExitStatus afterStep(StepExecution execution) {
            ExitStatus quiet = quiet(execution.getExitStatus());
            execution.setExitStatus(quiet);
            return quiet;
        }

        @Override
        public void afterJob(JobExecution execution) {
            execution.setExitStatus(quiet(execution.getExitStatus()));
        }

        private static ExitStatus quiet(ExitStatus status) {
            return new ExitStatus(status.getExitCode(), "");
        }
    }
}
