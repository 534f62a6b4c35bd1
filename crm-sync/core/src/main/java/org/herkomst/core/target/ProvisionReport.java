package org.herkomst.core.target;

import java.util.List;

/**
 * What provisioning did.
 *
 * @param created fields that were made now
 * @param present fields that were there already
 */
public record ProvisionReport(List<String> created, List<String> present) {
    public ProvisionReport {
        created = List.copyOf(created);
        present = List.copyOf(present);
    }
}
