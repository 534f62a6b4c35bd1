package org.herkomst.core.target;

import java.util.List;
import java.util.Optional;

/**
 * What a target says of a delivery.
 *
 * @param receipts one a record
 * @param pause where the target takes no more for now (day's quota, migration): the run ends cleanly
 */
public record DeliveryResult(List<Receipt> receipts, Optional<TargetPause> pause) {
    public DeliveryResult {
        receipts = List.copyOf(receipts);
    }
}
