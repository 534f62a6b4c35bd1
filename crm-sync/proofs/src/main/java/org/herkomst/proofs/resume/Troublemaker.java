package org.herkomst.proofs.resume;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.herkomst.proofs.recovery.FailingMatomo;
import org.herkomst.proofs.recovery.FailingMatomo.Health;
import org.herkomst.proofs.resume.Moment.Place;
import org.herkomst.proofs.resume.Point.Trouble;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.FaultScript;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.jspecify.annotations.Nullable;

/** Makes a point's trouble at its moment and heals it again. The request that comes at the moment waits until the trouble is there. */
final class Troublemaker implements AutoCloseable {
    private static final long SIGNAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Point point;
    private final FailingMatomo matomo;
    private final HubSpotSandbox crm;
    private final Duration outage;
    private final @Nullable Postgres postgres;
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private CompletableFuture<Void> back = CompletableFuture.completedFuture(null);
    private volatile @Nullable Long hit;

    Troublemaker(Point point, FailingMatomo matomo, HubSpotSandbox crm, Path folder, Duration outage) {
        this.point = point;
        this.matomo = matomo;
        this.crm = crm;
        this.outage = outage;
        this.postgres = point.trouble() == Trouble.DATABASE ? new Postgres(folder) : null;
    }

    /** The address of the database to use. */
    String database() {
        return postgres == null ? "jdbc:h2:file:./data/herkomst" : postgres.url();
    }

    /** Waits for the moment. */
    void set() {
        int number = point.moment().number();
        if (point.moment().place() == Place.PAGE) {
            matomo.when(number, this::strike);
        } else {
            boolean batch = point.moment().place() == Place.BATCH;
            crm.when(batch ? "batch/upsert" : FaultScript.ANY, number, this::strike);
        }
    }

    /** The process to hit. */
    void meets(Process started) {
        process.complete(started);
    }

    /** When the trouble came, by {@link System#nanoTime}; empty when it never did. */
    Optional<Long> hit() {
        return Optional.ofNullable(hit);
    }

    private void strike() {
        hit = System.nanoTime();
        switch (point.trouble()) {
            case SOURCE -> matomo.be(point.odd() ? Health.GONE : Health.ERRORS);
            case TARGET -> crm.faults().next(FaultScript.ANY, Integer.MAX_VALUE, error());
            case DATABASE -> cut();
            case TERM -> {
                process.join().destroy();
                LockSupport.parkNanos(SIGNAL_NANOS);
            }
            case KILL -> process.join().destroyForcibly().onExit().join();
        }
    }

    private Fault error() {
        // The next try may come at once: how long the target waits is not what is tried here.
        Fault error = Fault.error(500, "INTERNAL_ERROR").with("Retry-After", "0");
        return point.odd() ? error : error.afterApplying();
    }

    private void cut() {
        Postgres server = java.util.Objects.requireNonNull(postgres, "postgres");
        server.stop();
        back = CompletableFuture.runAsync(
                server::start, CompletableFuture.delayedExecutor(outage.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Ends the trouble, or waits for its end. */
    void heal() {
        matomo.be(Health.WELL);
        crm.faults().clear();
        back.join();
    }

    @Override
    public void close() {
        back.join();
        if (postgres != null) {
            postgres.close();
        }
    }
}
