package org.herkomst.core.activity;

import java.util.Optional;
import org.herkomst.core.delivery.Cleared;

/** The last look for one activity, directly before the request that writes it, in the same thread. */
public interface ActivityLook {

    /**
     * Whether it may go out in the next request, and in no other.
     *
     * @return it, cleared; empty: it must not be sent
     * @throws RuntimeException where that can't be told: nothing may be sent
     */
    Optional<Cleared<Activity>> look(Activity activity);
}
