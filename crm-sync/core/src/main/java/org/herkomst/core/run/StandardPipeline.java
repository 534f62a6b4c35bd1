package org.herkomst.core.run;

import java.util.List;
import java.util.stream.Stream;
import org.herkomst.core.plan.LeftOut;

/** Pulls, prepares, delivers; the three parts share the list of what is due. */
final class StandardPipeline implements SyncPipeline {
    private final boolean dryRun;
    private final VisitPull pull;
    private final WrongMarks marks;
    private final Preparation preparation;
    private final DeliveryRound round;
    private final ActivityRound activities;

    StandardPipeline(SyncOptions options, SyncStores stores, Parts parts) {
        Due due = new Due();
        this.dryRun = options.dryRun();
        this.pull = new VisitPull(options, stores, parts);
        this.marks = new WrongMarks(options, stores, parts);
        this.preparation = new Preparation(options, stores, parts, due);
        this.round = new DeliveryRound(options, stores, parts, due);
        this.activities = new ActivityRound(options, stores, parts);
    }

    @Override
    public void withdraw(RunReport report) {
        if (!dryRun) {
            marks.read(report);
            round.withdraw(report);
        }
    }

    @Override
    public boolean pullPage(RunReport report) {
        return pull.page(report);
    }

    @Override
    public Prepared prepare(RunReport report) {
        Prepared prepared = preparation.prepare(report);
        if (prepared == Prepared.STOPPED_BY_GUARD) {
            round.stop();
        }
        return prepared;
    }

    @Override
    public boolean deliverBatch(RunReport report) {
        return round.batch(report) || (!round.stopped() && activities.batch(report));
    }

    @Override
    public void close(RunReport report) {
        round.close(report);
    }

    @Override
    public List<LeftOut> leftOut() {
        return Stream.concat(preparation.leftOut().stream(), round.leftOut().stream())
                .toList();
    }

    @Override
    public List<Preview> previews(RunReport report, int limit) {
        List<Preview> previews = round.previews();
        return previews.subList(0, Math.min(Math.max(limit, 0), previews.size()));
    }
}
