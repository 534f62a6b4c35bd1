package org.herkomst.proofs.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.StoreException;
import org.herkomst.app.store.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs the job as the command {@code sync} does, each time on a newly opened database; only Spring is started once for all. */
final class Runs implements AutoCloseable {
    private final World world;
    private final DelegatingDataSource current = new DelegatingDataSource();
    private @Nullable ConfigurableApplicationContext context;

    Runs(World world) {
        this.world = world;
    }

    /** Runs it by the real time. */
    Ended run() {
        return run(Clock.systemUTC(), UnaryOperator.identity());
    }

    /**
     * Runs it.
     *
     * @param clock the time
     * @param change what to change about the opened database
     */
    Ended run(Clock clock, UnaryOperator<Workspace> change) {
        try {
            HerkomstConfiguration configuration = world.configuration();
            try (Workspace workspace = Workspace.open(configuration)) {
                SyncOutcome outcome = SyncRunner.in(change.apply(workspace), spring(workspace), clock)
                        .run(new SyncRequest(configuration, "nightly", "manual", false, 0, null, true, line -> {}));
                return Ended.of(outcome);
            }
        } catch (RuntimeException thrown) {
            return Ended.of(thrown);
        }
    }

    /** Lets the time pass that deliveries wait for their next try. A database that failed may need a moment to let go of its file. */
    void timePasses() {
        @Nullable StoreException locked = null;
        for (int look = 0; look < Recovery.LOOKS; look++) {
            try {
                passTime();
                return;
            } catch (StoreException held) {
                locked = held;
                LockSupport.parkNanos(Recovery.LOOK);
            }
        }
        throw Objects.requireNonNull(locked);
    }

    private void passTime() {
        try (Workspace workspace = Workspace.open(world.configuration());
                Connection connection = workspace.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update delivery set due_at = null where due_at is not null");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private ConfigurableApplicationContext spring(Workspace workspace) {
        current.setTargetDataSource(workspace.dataSource());
        if (context == null) {
            context = start();
        }
        return context;
    }

    private ConfigurableApplicationContext start() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        return new SpringApplicationBuilder(SyncRunner.jobs())
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .headless(true)
                .initializers((GenericApplicationContext c) -> {
                    c.registerBean("dataSource", DataSource.class, () -> current);
                    c.registerBean(
                            "transactionManager",
                            PlatformTransactionManager.class,
                            () -> new JdbcTransactionManager(current));
                })
                .run("--spring.config.location=optional:classpath:/no-configuration/");
    }

    @Override
    public void close() {
        if (context != null) {
            Objects.requireNonNull(context).close();
        }
    }
}
