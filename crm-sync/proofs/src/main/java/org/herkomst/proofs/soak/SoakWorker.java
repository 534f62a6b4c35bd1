package org.herkomst.proofs.soak;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.ModelVisit;

/** Runs the job again and again, each time on a new file of visits, and says what it holds in between. */
final class SoakWorker {
    private static final int VISITS = 100;
    private final HerkomstConfiguration configuration;
    private final Workspace workspace;
    private final SyncRunner runner;
    private final Path inbox;

    private SoakWorker(HerkomstConfiguration configuration, Workspace workspace, SyncRunner runner, Path inbox) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.runner = runner;
        this.inbox = inbox;
    }

    public static void main(String[] arguments) throws IOException {
        HerkomstConfiguration configuration = Configurations.read(Path.of(arguments[0]), Map.of(), line -> {});
        int runs = Integer.parseInt(arguments[1]);
        int every = Integer.parseInt(arguments[2]);
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            SoakWorker worker = new SoakWorker(configuration, workspace, runner, Path.of(arguments[3]));
            for (int run = 1; run <= runs; run++) {
                worker.run(run);
                if (run % every == 0) {
                    System.out.println(worker.holds(run));
                }
            }
        }
    }

    private void run(int run) throws IOException {
        StringBuilder lines = new StringBuilder();
        long now = Instant.now().getEpochSecond();
        for (int i = 0; i < VISITS; i++) {
            lines.append(ModelVisit.of((long) run * VISITS + i, 1, "203.0.113." + (1 + i), now - 3_600 + i)
                            .json())
                    .append('\n');
        }
        Path file = Files.writeString(inbox.resolve("visits.ndjson"), lines);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        SyncOutcome outcome =
                runner.run(new SyncRequest(configuration, "nightly", "manual", false, 0, null, true, line -> {}));
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("Run " + run + " ended with " + outcome.exitCode());
        }
    }

    private String holds(int run) throws IOException {
        settle();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int connections = ((HikariDataSource) workspace.dataSource())
                .getHikariPoolMXBean()
                .getTotalConnections();
        return String.format(
                Locale.ROOT, "%d %.2f %d %d %d", run, heap / 1_048_576.0, threads(), handles(), connections);
    }

    /** The JDK's HTTP client ends its thread and lets go of its handles up to three seconds after it was collected. */
    private static void settle() {
        int before = Integer.MAX_VALUE;
        int now = threads();
        while (now < before) {
            before = now;
            System.gc();
            LockSupport.parkNanos(3_500_000_000L);
            now = threads();
        }
        System.gc();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long handles() throws IOException {
        Path folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(folder)) {
            return open.count();
        }
    }
}
