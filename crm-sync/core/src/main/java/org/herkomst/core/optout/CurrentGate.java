package org.herkomst.core.optout;

import java.util.List;
import org.herkomst.connector.resolver.CompanyFacts;
import org.jspecify.annotations.Nullable;

/**
 * The gate over the register as it is at each call: the version is read from the database each time, register and tombstones only where
 * the version is another one. For one thread.
 */
public final class CurrentGate {
    private final OptOutStore optOuts;
    private final TombstoneStore tombstones;
    private final List<CompanyFacts> inRanges;
    private @Nullable OptOutGate latest;

    /**
     * A gate.
     *
     * @param inRanges companies that the index places in or around opted-out ranges
     */
    public CurrentGate(OptOutStore optOuts, TombstoneStore tombstones, List<CompanyFacts> inRanges) {
        this.optOuts = optOuts;
        this.tombstones = tombstones;
        this.inRanges = List.copyOf(inRanges);
    }

    /**
     * The gate as of now.
     *
     * @throws RuntimeException where the register can't be read
     */
    public OptOutGate now() {
        long version = optOuts.version();
        OptOutGate gate = latest;
        while (gate == null || gate.version() != version) {
            gate = OptOutGate.of(version, optOuts.all(), inRanges, Tombstones.of(tombstones));
            version = optOuts.version();
        }
        latest = gate;
        return gate;
    }
}
