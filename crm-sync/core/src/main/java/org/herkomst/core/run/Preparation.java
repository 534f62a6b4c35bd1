package org.herkomst.core.run;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.MutedPages;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.optout.OptOutGate;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.policy.PolicyWriter;
import org.herkomst.core.record.RecordWriter;
import org.herkomst.core.run.SyncPipeline.Prepared;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawals;
import org.herkomst.mappings.Creation.Mode;

/** Compares every company with what the target last accepted, in one transaction, so that a repetition begins anew. */
final class Preparation {
    private static final int PAGE = 500;

    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final Due due;
    private final LocalDate today;

    /** Whether the mapping makes records at all. */
    private final boolean makes;

    private List<LeftOut> leftOut = List.of();

    Preparation(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts, Due due) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.due = due;
        this.makes = parts.mapping().mapping().creation().mode() != Mode.UPDATE;
        this.today = LocalDate.now(parts.clock().withZone(ZoneOffset.UTC));
    }

    Prepared prepare(RunReport report) {
        return found(report).stopped ? Prepared.STOPPED_BY_GUARD : Prepared.GO;
    }

    /** What the comparison found; it is in the report, and what is due is known. */
    Tally found(RunReport report) {
        OptOutGate gate = gate(report);
        report.info(report.info().withOptOutVersion(gate.version()));
        String runId = report.info().id();
        Tally tally = stores.transactions().call(() -> compare(gate, runId));
        tally.into(report);
        due.replace(tally.due);
        if (tally.plan.bound()) {
            due.only(tally.plan.admitted());
        }
        leftOut = tally.plan.leftOut();
        return tally;
    }

    /** Companies that are due and that the plan keeps back. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    private OptOutGate gate(RunReport report) {
        try {
            return new CurrentGate(stores.optOuts(), stores.tombstones(), parts.inOptedOutRanges()).now();
        } catch (RuntimeException e) {
            OptOutsUnreadableException failure = new OptOutsUnreadableException(e);
            report.add(failure.problem());
            throw failure;
        }
    }

    private Tally compare(OptOutGate gate, String runId) {
        Tally tally = new Tally(runId, options);
        ActivityPlan activities = new ActivityPlan(
                stores, options.target(), parts.mapping().mapping().activities(), today);
        PageComparison.Rules rules = new PageComparison.Rules(
                options,
                stores,
                new RecordWriter(parts.mapping()),
                PolicyWriter.standard(options.basis()),
                gate,
                activities,
                stores.visits().sites(options.source()),
                new MutedPages(stores.companies().mutedPages()),
                today,
                makes);
        long after = 0;
        while (true) {
            List<Company> page = stores.companies().withVisits(options.source(), after, PAGE);
            if (page.isEmpty()) {
                break;
            }
            new PageComparison(rules, page, tally).compare();
            after = page.get(page.size() - 1).id();
        }
        new OthersThatWait(options.target(), stores, makes).into(tally);
        object(tally);
        new GuardLook(options, stores.ledger()).look(tally);
        if (!tally.stopped) {
            stores.outbox().put(options.target(), tally.fresh.values());
            activities.put();
            withdraw(tally);
        }
        return tally;
    }

    private void withdraw(Tally tally) {
        Withdrawals withdrawals = new Withdrawals(stores, List.of(options.target()), parts.clock());
        for (Reason reason : Set.copyOf(tally.withdrawn.values())) {
            List<Long> companies = tally.withdrawn.entrySet().stream()
                    .filter(e -> e.getValue() == reason)
                    .map(Map.Entry::getKey)
                    .toList();
            withdrawals.request(companies, options.target(), reason, "run:" + tally.runId);
        }
        stores.outbox().drop(options.target(), tally.withdrawn.keySet());
    }

    /** Companies that have taken the name of one that objected: the desk didn't know them by it. No guard stands in the way. */
    private void object(Tally tally) {
        Withdrawals withdrawals = new Withdrawals(stores, List.of(options.target()), parts.clock());
        tally.objected.forEach((company, optOut) ->
                withdrawals.request(List.of(company), Reason.OPT_OUT, optOut, "run:" + tally.runId));
    }
}
