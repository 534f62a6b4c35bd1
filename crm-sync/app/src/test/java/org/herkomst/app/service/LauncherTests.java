package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.JobLocks;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunInfo.Mode;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LauncherTests {
    private final Runs runs = new Runs();
    private final Held locks = new Held();
    private final Seen seen = new Seen();
    private final Launcher launcher = new Launcher(Samples.configuration(null), runs, locks, seen, Clock.systemUTC());

    @AfterEach
    void end() {
        runs.go.release(100);
        launcher.close();
    }

    @Test
    void manyWishesDuringARunBecomeOneMoreRun() {
        launcher.request("nightly", "schedule");
        await().until(() -> runs.begun.get() == 1);
        for (int i = 0; i < 20; i++) {
            launcher.request("nightly", "file");
        }
        runs.go.release(1);
        await().until(() -> runs.begun.get() == 2);
        runs.go.release(1);
        await().until(() -> seen.ended.size() == 2);
        assertThat(seen.ended).containsExactly("schedule", "file");
        assertThat(runs.atOnce.get()).isEqualTo(1);
    }

    @Test
    void aRunWaitsForTheOneOfAnotherProcess() {
        locks.held.set(true);
        launcher.request("nightly", "schedule");
        await().until(() -> locks.asked.get() == 1);
        assertThat(runs.begun.get()).isZero();
        locks.held.set(false);
        launcher.request("nightly", "file");
        runs.go.release(1);
        await().until(() -> seen.ended.size() == 1);
    }

    /** Another process may be faster between the look at the lock and the run. */
    @Test
    void aRunThatWasOvertakenIsTriedAgain() {
        runs.overtaken.set(true);
        launcher.request("nightly", "schedule");
        await().until(() -> seen.ended.size() == 1);
        runs.go.release(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> seen.ended.size() == 2);
        assertThat(runs.begun.get()).isEqualTo(1);
    }

    @Test
    void whatCannotBeginIsTold() {
        runs.broken.set(true);
        launcher.request("nightly", "schedule");
        await().until(() -> seen.failed.size() == 1);
        assertThat(seen.ended).isEmpty();
    }

    @Test
    void closingStopsRunsAndTakesNoMore() {
        launcher.request("nightly", "schedule");
        await().until(() -> runs.begun.get() == 1);
        launcher.close();
        launcher.request("nightly", "file");
        assertThat(seen.ended).containsExactly("schedule");
        assertThat(runs.begun.get()).isEqualTo(1);
    }

    /** Runs that last until they are let go, or stopped. */
    private static final class Runs implements SyncRunner {
        private final Semaphore go = new Semaphore(0);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicBoolean broken = new AtomicBoolean();
        private final AtomicBoolean overtaken = new AtomicBoolean();

        @Override
        public SyncOutcome run(SyncRequest request) {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            if (overtaken.getAndSet(false)) {
                return outcome(request, Status.SKIPPED_OVERLAP, 4);
            }
            atOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
            begun.incrementAndGet();
            go.acquireUninterruptibly();
            now.decrementAndGet();
            return outcome(request, Status.SUCCEEDED, 0);
        }

        private static SyncOutcome outcome(SyncRequest request, Status status, int exitCode) {
            RunReport report = new RunReport(new RunInfo(
                    "r",
                    request.job(),
                    Mode.LIVE,
                    request.trigger(),
                    status,
                    Instant.EPOCH,
                    null,
                    null,
                    "",
                    "",
                    "",
                    0));
            return new SyncOutcome(report, exitCode, List.of());
        }

        @Override
        public void stop() {
            go.release(100);
        }

        @Override
        public void close() {}
    }

    /** Locks that another process may hold. */
    private static final class Held implements JobLocks {
        private final AtomicBoolean held = new AtomicBoolean();
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public OptionalLong acquire(String job) {
            return OptionalLong.of(1);
        }

        @Override
        public boolean renew(String job, long token) {
            return true;
        }

        @Override
        public boolean holds(String job, long token) {
            return true;
        }

        @Override
        public void release(String job, long token) {}

        @Override
        public void freeClaims(String target) {}

        @Override
        public boolean held(String job) {
            asked.incrementAndGet();
            return held.get();
        }
    }

    /** What was told. */
    private static final class Seen implements RunObserver {
        private final List<String> ended = new CopyOnWriteArrayList<>();
        private final List<String> failed = new CopyOnWriteArrayList<>();

        @Override
        public void started(String job) {}

        @Override
        public void progress(String job, String line) {}

        @Override
        public void ended(String job, SyncOutcome outcome) {
            ended.add(outcome.report().info().trigger());
        }

        @Override
        public void failed(String job, String trigger, RuntimeException failure) {
            failed.add(trigger);
        }

        @Override
        public void stuck() {}
    }
}
