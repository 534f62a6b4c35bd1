package org.herkomst.proofs.simulation;

import java.util.List;
import java.util.Map;
import org.herkomst.proofs.simulation.History.Kind;

/**
 * What became of a run.
 *
 * @param crashes processes that ended
 * @param httpFaults requests that went wrong
 * @param optOuts opt-outs and holds that were committed
 * @param digest digest of all that happened
 * @param overtaken companies of which an older write landed after a newer one
 * @param faults what must not have happened, in words
 */
record Outcome(int crashes, int httpFaults, int optOuts, long digest, int overtaken, Map<Kind, List<String>> faults) {
    boolean holds() {
        return faults.isEmpty();
    }

    int count(Kind kind) {
        return faults.getOrDefault(kind, List.of()).size();
    }
}
