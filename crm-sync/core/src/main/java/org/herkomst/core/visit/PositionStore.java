package org.herkomst.core.visit;

import org.herkomst.connector.matomo.FeedPosition;

/** Port: where a job's feed goes on. Calls run in the caller's transaction. */
public interface PositionStore {

    /** The position of a job, {@link FeedPosition#START} where it has none. */
    FeedPosition get(String job);

    /** Saves the position of a job. */
    void save(String job, FeedPosition position);
}
