package org.herkomst.core.delivery;

import java.util.List;
import org.herkomst.core.record.CrmRecord;

/** The last look at the opt-outs, directly before a send, in the same thread, from the database. The only maker of {@link Cleared}. */
public interface LastLook {

    /**
     * Looks and sorts.
     *
     * @throws RuntimeException where the register can't be read: nothing may be sent
     */
    Looked look(List<Delivery> claimed, long claim);

    /**
     * What the look found.
     *
     * @param cleared may be sent now
     * @param suppressed opted out: not sent, and off the outbox
     */
    record Looked(List<Cleared<CrmRecord>> cleared, List<Delivery> suppressed) {}
}
