package org.herkomst.proofs.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.ActivityStore;

/** The simulated mapping asks for records only. */
final class NoActivities implements ActivityStore {
    @Override
    public Map<Long, List<Stored>> of(String target, Collection<Long> companies) {
        return Map.of();
    }

    @Override
    public void put(String target, Map<Long, List<Activity>> activities) {
        throw refused();
    }

    @Override
    public void dropBefore(String target, LocalDate day) {
        throw refused();
    }

    @Override
    public List<Claimed> claim(String target, long afterId, int limit, long claim, Instant now) {
        throw refused();
    }

    @Override
    public boolean sending(long id, long claim) {
        throw refused();
    }

    @Override
    public void settle(long id, Settlement settlement, long claim) {
        throw refused();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("No activity is asked for");
    }
}
