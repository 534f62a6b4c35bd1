package org.herkomst.app.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.JobLocks;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunInfo.Status;
import org.jspecify.annotations.Nullable;

/**
 * Starts runs that something asked for. In this process a job runs once at a time; further wishes while it runs become one more run after
 * it. A run that another process keeps from starting waits for it; one that failed is tried again after 5, 15 and 45 minutes, or when the
 * CRM's quota comes back. Thread-safe.
 */
final class Launcher implements AutoCloseable {
    private static final List<Duration> AGAIN_AFTER =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(45));
    private static final Duration WHILE_HELD = Duration.ofSeconds(5);
    private static final int FAILED = 3;

    private final HerkomstConfiguration configuration;
    private final SyncRunner runner;
    private final JobLocks locks;
    private final RunObserver observer;
    private final Clock clock;
    private final ExecutorService runs;
    private final ScheduledExecutorService later;
    private final Map<String, State> states = new HashMap<>();
    private boolean closed;

    /** What is known of a job. */
    private static final class State {
        private boolean running;
        private String wanted = "";
        private int failures;
        private long wish;
    }

    Launcher(
            HerkomstConfiguration configuration, SyncRunner runner, JobLocks locks, RunObserver observer, Clock clock) {
        this.configuration = configuration;
        this.runner = runner;
        this.locks = locks;
        this.observer = observer;
        this.clock = clock;
        this.runs = Executors.newCachedThreadPool(task -> new Thread(task, "herkomst-run"));
        this.later = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "herkomst-later");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Asks for a run, now or as soon as the one that goes on has ended.
     *
     * @param trigger what asked, for the report
     */
    synchronized void request(String job, String trigger) {
        State state = states.computeIfAbsent(job, j -> new State());
        state.failures = 0;
        want(job, state, trigger);
    }

    /** Does other work beside the runs; closing waits for it too. */
    synchronized void beside(Runnable work) {
        if (!closed) {
            runs.execute(work);
        }
    }

    private void want(String job, State state, String trigger) {
        state.wish++;
        if (state.running) {
            state.wanted = trigger;
            return;
        }
        if (!closed) {
            state.running = true;
            runs.execute(() -> run(job, trigger));
        }
    }

    private void run(String job, String trigger) {
        boolean held = true;
        Duration again = WHILE_HELD;
        try {
            held = locks.held(job);
            if (!held) {
                again = again(job, launch(job, trigger));
            }
        } catch (RuntimeException failure) {
            observer.failed(job, trigger, failure);
            again = held ? WHILE_HELD : again(job, FAILED, null);
        } finally {
            ended(job, trigger, again);
        }
    }

    private SyncOutcome launch(String job, String trigger) {
        observer.started(job);
        SyncOutcome outcome = runner.run(new SyncRequest(
                configuration, job, trigger, false, 0, null, false, line -> observer.progress(job, line)));
        observer.ended(job, outcome);
        return outcome;
    }

    private Duration again(String job, SyncOutcome outcome) {
        RunInfo run = outcome.report().info();
        // Another process was faster in the moment between the look at the lock and the run.
        return run.status() == Status.SKIPPED_OVERLAP
                ? WHILE_HELD
                : again(job, outcome.exitCode(), run.resumeNotBefore());
    }

    /** When to try again; zero where not. */
    private synchronized Duration again(String job, int exitCode, @Nullable Instant resumeNotBefore) {
        State state = states.computeIfAbsent(job, j -> new State());
        if (exitCode != FAILED) {
            state.failures = 0;
            return Duration.ZERO;
        }
        if (resumeNotBefore != null) {
            Duration until = Duration.between(clock.instant(), resumeNotBefore);
            return until.compareTo(WHILE_HELD) < 0 ? WHILE_HELD : until;
        }
        int failures = state.failures++;
        return failures < AGAIN_AFTER.size() ? AGAIN_AFTER.get(failures) : Duration.ZERO;
    }

    private synchronized void ended(String job, String trigger, Duration again) {
        State state = states.computeIfAbsent(job, j -> new State());
        state.running = false;
        String wanted = state.wanted;
        state.wanted = "";
        if (!wanted.isEmpty()) {
            want(job, state, wanted);
        } else if (!again.isZero() && !closed) {
            long wish = state.wish;
            try {
                var unused = later.schedule(() -> retry(job, trigger, wish), again.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                return;
            }
        }
    }

    /** Unless a run was asked for in the meantime. */
    private synchronized void retry(String job, String trigger, long wish) {
        State state = states.computeIfAbsent(job, j -> new State());
        if (state.wish == wish) {
            want(job, state, trigger);
        }
    }

    /** Takes no more, and waits for the runs that go on; they stop at the border of a page or batch. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        later.shutdown();
        runs.shutdown();
        runner.stop();
        try {
            if (!runs.awaitTermination(20, TimeUnit.SECONDS)) {
                observer.stuck();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
