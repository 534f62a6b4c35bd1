package org.herkomst.core.run;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.herkomst.connector.matomo.VisitFeed;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.mappings.MappingSet;

/**
 * One run, in steps that a job framework drives: pull pages until there are no more, prepare once, deliver batches until there are no
 * more. Each call is safe to repeat after a failure. Fills the report as it goes. Not thread-safe.
 */
public interface SyncPipeline {

    /** A run over these parts. */
    static SyncPipeline of(SyncOptions options, SyncStores stores, Parts parts) {
        return new StandardPipeline(options, stores, parts);
    }

    /** Takes back what has to be taken back, before anything else; does nothing in a dry run. */
    void withdraw(RunReport report);

    /**
     * Fetches one page outside any transaction, then stores rows, marks and position in one.
     *
     * @return whether there may be more
     */
    boolean pullPage(RunReport report);

    /** Profiles, gates, mapping, comparison with the ledger; fills {@code companies} and the outbox; looks at the guards. */
    Prepared prepare(RunReport report);

    /**
     * Claims one batch, looks at the opt-outs, sends it, writes the verdicts; after the last one the notes and tasks beside the records.
     *
     * @return whether there may be more
     */
    boolean deliverBatch(RunReport report);

    /** After the last batch, or when the run ends early: counts what was not sent, sets nothing else. */
    void close(RunReport report);

    /** Of a run that applies a plan: what was due, or planned, and was not applied; known after the last batch. */
    List<LeftOut> leftOut();

    /** For a dry run: the first records as they would be written, with what the target would do. */
    List<Preview> previews(RunReport report, int limit);

    /** Whether the run may deliver. */
    enum Prepared {
        GO,
        STOPPED_BY_GUARD
    }

    /** A record and what would become of it. */
    record Preview(CrmRecord record, DeliveryResult result) {}

    /**
     * What a run works with besides the stores.
     *
     * @param feed the visits
     * @param target the CRM; in a dry run only its {@code preview} is called
     * @param mapping the mapping
     * @param inOptedOutRanges companies in or around opted-out ranges
     * @param clock the clock
     * @param random chance, for new keys
     */
    record Parts(
            VisitFeed feed,
            CrmTarget target,
            MappingSet mapping,
            List<CompanyFacts> inOptedOutRanges,
            Clock clock,
            RandomGenerator random) {}
}
