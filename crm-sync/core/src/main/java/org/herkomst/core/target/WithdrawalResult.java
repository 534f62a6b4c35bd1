package org.herkomst.core.target;

import java.util.List;
import java.util.Optional;

/**
 * What a target says of retractions.
 *
 * @param receipts one a retraction, in any order
 * @param pause where the target takes no more for now
 */
public record WithdrawalResult(List<Retracted> receipts, Optional<TargetPause> pause) {
    public WithdrawalResult {
        receipts = List.copyOf(receipts);
    }
}
