package org.herkomst.core.delivery;

import java.util.List;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.record.CrmRecord;

/** The last look at the opt-outs, directly before a send, in the same thread, from the database. The only maker of {@link Cleared}. */
public interface LastLook {

    /** A last look at this register. */
    static LastLook at(OptOutStore optOuts, CompanyStore companies, List<CompanyFacts> inRanges) {
        return new DatabaseLastLook(optOuts, companies, inRanges);
    }

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
