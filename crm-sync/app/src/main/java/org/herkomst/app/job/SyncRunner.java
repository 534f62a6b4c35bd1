package org.herkomst.app.job;

import java.time.Clock;
import org.herkomst.app.store.Workspace;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a job through Spring Batch. */
public interface SyncRunner extends AutoCloseable {

    /** Starts Spring with the Batch job on this workspace. */
    static SyncRunner start(Workspace workspace) {
        return start(workspace, Clock.systemUTC());
    }

    /** The same by another clock. */
    static SyncRunner start(Workspace workspace, Clock clock) {
        return BatchRunner.start(workspace, clock);
    }

    /** A runner in a Spring context that imports {@link #jobs()}; closing it leaves the context alone. */
    static SyncRunner in(Workspace workspace, ConfigurableApplicationContext context, Clock clock) {
        return BatchRunner.in(workspace, context, clock);
    }

    /** The configuration class with the Batch job. */
    static Class<?> jobs() {
        return BatchJobs.class;
    }

    /**
     * Runs a job now, in this thread.
     *
     * @throws org.herkomst.app.config.ConfigurationException where the request can't be served (no notice for a live push)
     * @throws org.herkomst.connector.resolver.InputException where an input of the resolver can't be used
     */
    SyncOutcome run(SyncRequest request);

    /** Lets the runs that go on stop at the border of a page or batch; later ones stop at once. */
    void stop();

    @Override
    void close();
}
