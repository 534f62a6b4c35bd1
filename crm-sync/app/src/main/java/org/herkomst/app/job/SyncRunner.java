package org.herkomst.app.job;

import org.herkomst.app.store.Workspace;

/** Runs a job through Spring Batch. */
public interface SyncRunner extends AutoCloseable {

    /** Starts Spring with the Batch job on this workspace. */
    static SyncRunner start(Workspace workspace) {
        return BatchRunner.start(workspace);
    }

    /**
     * Runs a job now, in this thread.
     *
     * @throws org.herkomst.app.config.ConfigurationException where the request can't be served (no notice for a live push)
     * @throws org.herkomst.connector.resolver.InputException where an input of the resolver can't be used
     */
    SyncOutcome run(SyncRequest request);

    @Override
    void close();
}
