package org.herkomst.core.delivery;

import java.util.List;
import org.herkomst.core.record.CrmRecord;

/**
 * The last look, directly before a request that writes, in the same thread, from the database: at the record of changes, the claim,
 * the opt-outs. The only maker of {@link Cleared}.
 */
public interface LastLook {

    /**
     * What of these may go out in the next request, and in no other. What the request does with each is in its intent ({@link
     * CrmRecord#going}) and is noted before it goes out.
     *
     * @return those that may, in the order given; the others are to be left out
     * @throws RuntimeException where something can't be read, or the claim is no longer ours: nothing may be sent
     */
    List<Cleared<CrmRecord>> look(List<CrmRecord> records);
}
