package org.herkomst.core.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClaimLook;
import org.herkomst.core.delivery.ClaimLook.Holding;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.plan.Operation;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.plan.PlannedCompany.Found;
import org.herkomst.core.plan.PlannedCompany.Made;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.Expectation;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncPipeline;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawals;
import org.jspecify.annotations.Nullable;

/**
 * Takes a run back: puts the fields as they were where nobody touched them since; records that the run made are taken back, those that it
 * joined to ours lose our fields. Whoever calls it holds the target, and takes back afterwards what this asked for. For one thread.
 */
public final class Undoing {
    private final String target;
    private final SyncStores stores;
    private final UndoStore undo;
    private final SyncPipeline.Parts parts;
    private final Options options;
    private final CurrentGate gate;

    /**
     * How it is done.
     *
     * @param dryRun whether it only tells what it would do
     * @param claim fencing token of what holds the target
     * @param holding whether it is still held
     */
    public record Options(boolean dryRun, long claim, Holding holding) {}

    /** An undoing at a target. */
    public Undoing(String target, SyncStores stores, UndoStore undo, SyncPipeline.Parts parts, Options options) {
        this.target = target;
        this.stores = stores;
        this.undo = undo;
        this.parts = parts;
        this.options = options;
        this.gate = new CurrentGate(stores.optOuts(), stores.tombstones(), parts.inOptedOutRanges());
    }

    /**
     * Does it.
     *
     * @param more asked before each batch, throws where it is to be given up
     * @return what was done of each company, or would be
     */
    public List<PlannedCompany> run(String runId, RunReport report, Runnable more) {
        List<Written> all = undo.of(runId).stream()
                .filter(written -> written.target().equals(target))
                .toList();
        List<PlannedCompany> done = new ArrayList<>();
        int size = parts.target().traits().batchSize();
        for (int i = 0; i < all.size(); i += size) {
            more.run();
            done.addAll(new Batch(runId, report).undo(all.subList(i, Math.min(all.size(), i + size))));
        }
        return List.copyOf(done);
    }

    /** Some records. */
    private final class Batch {
        private final String runId;
        private final RunReport report;
        private final List<PlannedCompany> done = new ArrayList<>();

        Batch(String runId, RunReport report) {
            this.runId = runId;
            this.report = report;
        }

        List<PlannedCompany> undo(List<Written> written) {
            Map<CompanyKey, Restoration> restorations = restorations(written);
            ClaimLook look = look(restorations);
            List<CrmRecord> records =
                    restorations.values().stream().map(Restoration::record).toList();
            List<CrmRecord> cleared =
                    look.look(records).stream().map(Cleared::value).toList();
            int blocked = records.size() - cleared.size();
            report.writes.suppressed += blocked;
            report.companies.changed += blocked;
            Map<CompanyKey, Receipt> seen = byKey(parts.target().preview(cleared));
            List<Restoration> going = new ArrayList<>();
            for (CrmRecord record : cleared) {
                Optional.ofNullable(restorations.get(record.key())).ifPresent(restoration -> {
                    Receipt receipt = seen.get(record.key());
                    if (receipt != null && sends(restoration, receipt)) {
                        going.add(restoration);
                    }
                });
            }
            send(going, seen, look);
            return done;
        }

        private Map<CompanyKey, Restoration> restorations(List<Written> written) {
            List<Long> ids = written.stream().map(Written::company).toList();
            Map<Long, Entry> ledger = stores.ledger().find(target, ids);
            Map<Long, Company> companies =
                    stores.companies().get(ids).stream().collect(Collectors.toMap(Company::id, Function.identity()));
            Set<Long> leaving = stores.withdrawals().unverified(target, ids);
            String keyField = parts.mapping().mapping().keyField();
            Map<CompanyKey, Restoration> restorations = new HashMap<>();
            for (Written w : written) {
                Entry entry = ledger.get(w.company());
                Company company = companies.get(w.company());
                boolean there = entry != null && entry.known().targetId().equals(w.targetId());
                if (company != null && entry != null && there && !leaving.contains(w.company())) {
                    restorations.put(company.key(), Restoration.of(company, w, entry, keyField));
                } else if (!options.dryRun()) {
                    undo.forget(runId, w);
                }
            }
            return restorations;
        }

        private ClaimLook look(Map<CompanyKey, Restoration> restorations) {
            Map<CompanyKey, Long> companies = new HashMap<>();
            restorations.forEach((key, r) -> companies.put(key, r.company().id()));
            return new ClaimLook(
                    new ClaimLook.Ports(
                            stores.changes(), gate, stores.companies(), stores.outbox(), stores.withdrawals()),
                    target,
                    companies,
                    options.claim(),
                    options.holding());
        }

        /** Judges what the target holds now; whether the record is sent. */
        private boolean sends(Restoration restoration, Receipt seen) {
            if (seen.verdict() == Verdict.DEFERRED) {
                left(restoration, seen, Operation.UNDECIDED, "the CRM gave no answer: undo again");
                return false;
            }
            if (seen.verdict() != Verdict.UPDATED || !restoration.onlyOld(seen.changes())) {
                left(restoration, seen, Operation.REFUSED, "the record is gone, or a person took our key off it");
                forget(restoration);
                return false;
            }
            boolean nothing = seen.counts().written == 0;
            if (restoration.created() || (nothing && restoration.takenBack())) {
                takeBack(restoration, seen);
                return false;
            }
            if (nothing) {
                undone(restoration, seen);
                left(restoration, seen, Operation.LEAVE, "");
            }
            return !nothing;
        }

        private void forget(Restoration restoration) {
            if (!options.dryRun()) {
                undo.forget(runId, restoration.written());
            }
        }

        private void undone(Restoration r, Receipt receipt) {
            if (!options.dryRun()) {
                undo.undone(
                        runId,
                        r.written(),
                        r.after(receipt.changes(), r.entry().known().ownership()));
            }
        }

        /** Made by the run: deleted where nobody touched it since. Otherwise it is a person's, and our fields are emptied. */
        private void takeBack(Restoration r, Receipt seen) {
            boolean delete = r.made() && !Restoration.touched(seen.changes());
            if (!options.dryRun()) {
                Ownership ownership = delete ? Ownership.MADE : Ownership.ADOPTED;
                stores.transactions().run(() -> {
                    undo.undone(runId, r.written(), r.after(List.of(), ownership));
                    new Withdrawals(stores, Set.of(target), parts.clock())
                            .request(
                                    List.of(r.company().id()),
                                    target,
                                    Reason.UNDONE,
                                    "undo:" + report.info().id());
                });
            } else {
                report.writes.withdrawn++;
            }
            String why = delete
                    ? "the run made it and nobody touched it: it is deleted"
                    : r.created()
                            ? "the run made it and somebody changed it since: it stays, our fields are emptied"
                            : "it was there before: it stays, our fields are emptied";
            done.add(company(r, seen, Operation.WITHDRAW, r.created() ? List.of() : seen.changes(), why));
        }

        private void send(List<Restoration> going, Map<CompanyKey, Receipt> seen, LastLook look) {
            report.companies.changed += going.size();
            Map<CompanyKey, Receipt> receipts = options.dryRun() ? seen : deliver(going, seen, look);
            for (Restoration restoration : going) {
                Receipt receipt = receipts.get(restoration.record().key());
                if (receipt == null) {
                    report.writes.suppressed++;
                } else {
                    settle(restoration, receipt);
                }
            }
        }

        /** Under what was just seen: what changes in between is left. */
        private Map<CompanyKey, Receipt> deliver(
                List<Restoration> going, Map<CompanyKey, Receipt> seen, LastLook look) {
            if (going.isEmpty()) {
                return Map.of();
            }
            List<CrmRecord> records = going.stream()
                    .map(Restoration::record)
                    .map(record -> record.expecting(expectation(seen.get(record.key()))))
                    .toList();
            DeliveryResult result = parts.target().deliver(records, look);
            result.pause().ifPresent(pause -> {
                report.add(pause.problem());
                report.info(report.info().withResumeNotBefore(pause.resumeNotBefore()));
            });
            return byKey(result);
        }

        private void settle(Restoration restoration, Receipt receipt) {
            report.count(receipt);
            if (!receipt.verdict().accepted()) {
                left(restoration, receipt, Operation.of(receipt), "");
                return;
            }
            if (restoration.takenBack()) {
                takeBack(restoration, receipt);
            } else {
                undone(restoration, receipt);
                left(restoration, receipt, Operation.UPDATE, "");
            }
        }

        private void left(Restoration r, Receipt receipt, Operation operation, String why) {
            String problem = receipt.problem() == null ? "" : receipt.problem().example();
            done.add(company(r, receipt, operation, receipt.changes(), why.isEmpty() ? problem : why));
        }
    }

    private static Expectation expectation(@Nullable Receipt seen) {
        Map<String, String> before = new HashMap<>();
        if (seen == null) {
            return new Expectation(null, before);
        }
        seen.changes().forEach(change -> before.put(change.field(), change.before()));
        return new Expectation(seen.targetId(), before);
    }

    private static Map<CompanyKey, Receipt> byKey(DeliveryResult result) {
        return result.receipts().stream().collect(Collectors.toMap(Receipt::key, Function.identity(), (a, b) -> a));
    }

    private static PlannedCompany company(
            Restoration r, Receipt receipt, Operation operation, List<FieldChange> changes, String why) {
        return new PlannedCompany(
                r.company().key(),
                r.company().facts().name(),
                r.company().facts().domain(),
                operation,
                new Found(r.written().targetId(), receipt.matchedBy()),
                Made.NONE,
                changes,
                why);
    }
}
