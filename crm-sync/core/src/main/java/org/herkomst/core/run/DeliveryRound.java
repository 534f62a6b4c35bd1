package org.herkomst.core.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClaimLook;
import org.herkomst.core.delivery.ClaimLostException;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.plan.Selection;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.review.MatchQuestions;
import org.herkomst.core.run.SyncPipeline.Preview;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.TargetPause;
import org.herkomst.mappings.Creation.Mode;

/** Claim, last look, send, verdict; until nothing is due, or something stops it. */
final class DeliveryRound {
    private static final int PREVIEWS = 20;

    private record Held(long id, long claim) {}

    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final Due due;
    private final CurrentGate gate;
    private final WithdrawalRound withdrawals;
    private final Set<Long> tried = new HashSet<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Preview> previews = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private boolean stopped;
    private boolean exhausted;
    private long sent;

    DeliveryRound(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts, Due due) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.due = due;
        this.gate = new CurrentGate(stores.optOuts(), stores.tombstones(), parts.inOptedOutRanges());
        this.withdrawals = new WithdrawalRound(
                stores, options.target(), parts.target(), parts.mapping().mapping(), parts.clock());
    }

    void stop() {
        stopped = true;
    }

    /** Whether something stopped it before all was sent. */
    boolean stopped() {
        return stopped;
    }

    List<Preview> previews() {
        return List.copyOf(previews);
    }

    boolean batch(RunReport report) {
        if (!options.dryRun()) {
            stores.withdrawals().used(options.target());
            withdraw(report);
        }
        int limit = limit();
        if (stopped || exhausted || limit <= 0) {
            return false;
        }
        long claim = stores.outbox().nextClaim();
        List<Delivery> claimed = claim(limit, claim);
        exhausted = claimed.isEmpty();
        List<Delivery> fresh = new ArrayList<>();
        for (Delivery delivery : claimed) {
            if (tried.add(delivery.id())) {
                fresh.add(delivery);
            } else {
                held.add(new Held(delivery.id(), claim));
            }
        }
        if (!fresh.isEmpty()) {
            send(current(fresh), claim, report);
        }
        return !stopped && !exhausted;
    }

    private List<Delivery> claim(int limit, long claim) {
        Set<Long> admitted = due.admitted();
        return admitted == null
                ? stores.outbox().claim(options.target(), limit, claim)
                : stores.outbox().claim(options.target(), admitted, limit, claim);
    }

    /** What has to be taken back goes before what is to be sent, between any two batches. */
    void withdraw(RunReport report) {
        boolean more = !stopped;
        while (more) {
            more = withdrawals.batch(report);
        }
    }

    private int limit() {
        int batch = parts.target().traits().batchSize();
        return options.first() > 0 ? (int) Math.min(batch, options.first() - sent) : batch;
    }

    /** The deliveries with what the target holds now, not when they were put there, and with what a plan saw. */
    private List<Delivery> current(List<Delivery> claimed) {
        Map<Long, Entry> ledger = stores.ledger()
                .find(options.target(), claimed.stream().map(Delivery::company).toList());
        Selection plan = options.plan();
        boolean onlyUpdates = parts.mapping().mapping().creation().mode() == Mode.UPDATE;
        return claimed.stream()
                .map(d -> {
                    Entry entry = ledger.get(d.company());
                    CrmRecord record = d.record()
                            .with(entry == null ? null : entry.known())
                            .updating(onlyUpdates)
                            .unconfirmed(d.sent().maybe())
                            .expecting(
                                    plan == null
                                            ? null
                                            : plan.expectation(d.record().key()));
                    return d.with(record);
                })
                .toList();
    }

    private void send(List<Delivery> claimed, long claim, RunReport report) {
        ClaimLook look = new ClaimLook(
                new ClaimLook.Ports(stores.changes(), gate, stores.companies(), stores.outbox(), stores.withdrawals()),
                options.target(),
                claimed,
                claim);
        Optional<DeliveryResult> result = deliver(claimed, look, claim, report);
        if (result.isEmpty()) {
            return;
        }
        Map<Boolean, List<Delivery>> sorted = claimed.stream()
                .collect(Collectors.partitioningBy(
                        d -> look.keptBack().contains(d.record().key())));
        suppress(sorted.getOrDefault(true, List.of()), claim, report);
        settle(sorted.getOrDefault(false, List.of()), result.get(), claim, report);
    }

    private void release(List<Delivery> claimed, long claim, RuntimeException cause) {
        try {
            stores.outbox().release(claimed.stream().map(Delivery::id).toList(), claim);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void suppress(List<Delivery> suppressed, long claim, RunReport report) {
        if (suppressed.isEmpty()) {
            return;
        }
        stores.outbox().suppress(suppressed.stream().map(Delivery::id).toList(), claim);
        suppressed.forEach(d -> off(d, report));
        report.writes.suppressed += suppressed.size();
    }

    private Optional<DeliveryResult> deliver(List<Delivery> claimed, ClaimLook look, long claim, RunReport report) {
        List<CrmRecord> records = claimed.stream().map(Delivery::record).toList();
        try {
            return Optional.of(
                    options.dryRun()
                            ? parts.target().preview(cleared(records, watched(look, report)))
                            : parts.target().deliver(records, watched(look, report)));
        } catch (TargetException e) {
            stopped = true;
            report.add(e.problem());
            release(claimed, claim, e);
            return Optional.empty();
        } catch (RuntimeException e) {
            stopped = true;
            release(claimed, claim, e);
            throw e;
        } finally {
            count(parts.target().takeUse(), report);
        }
    }

    private static List<CrmRecord> cleared(List<CrmRecord> records, LastLook look) {
        return look.look(records).stream().map(Cleared::value).toList();
    }

    /** A look that tells the report where it can't be taken. */
    static LastLook watched(LastLook look, RunReport report) {
        return records -> {
            try {
                return look.look(records);
            } catch (ClaimLostException e) {
                throw e;
            } catch (RecordUnwritableException e) {
                report.add(e.problem());
                throw e;
            } catch (RuntimeException e) {
                OptOutsUnreadableException failure = new OptOutsUnreadableException(e);
                report.add(failure.problem());
                throw failure;
            }
        };
    }

    private void settle(List<Delivery> going, DeliveryResult result, long claim, RunReport report) {
        Map<CompanyKey, Receipt> receipts =
                result.receipts().stream().collect(Collectors.toMap(Receipt::key, Function.identity(), (a, b) -> a));
        List<Settled> settled = going.stream()
                .map(d -> new Settled(
                        d,
                        Undecided.verdict(d, receipts.get(d.record().key())),
                        report.info().id()))
                .toList();
        if (!options.dryRun()) {
            keep(settled, claim);
        }
        sent += settled.size();
        settled.forEach(s -> count(s, report));
        result.pause().ifPresent(pause -> pause(pause, report));
    }

    /** Verdicts, and the questions that follow from them. */
    private void keep(List<Settled> settled, long claim) {
        Instant now = parts.clock().instant();
        stores.transactions().call(() -> {
            stores.outbox().settle(options.target(), settled, claim, now);
            settled.forEach(
                    s -> MatchQuestions.of(options.target(), s.delivery().record(), s.receipt(), now)
                            .ifPresent(stores.reviews()::ask));
            return settled;
        });
    }

    private void count(Settled settled, RunReport report) {
        Receipt receipt = settled.receipt();
        off(settled.delivery(), report);
        report.count(receipt);
        if (receipt.problem() != null) {
            leave(settled.delivery().record(), receipt.problem());
        }
        if (options.dryRun() && previews.size() < PREVIEWS) {
            previews.add(
                    new Preview(settled.delivery().record(), new DeliveryResult(List.of(receipt), Optional.empty())));
        }
    }

    private void leave(CrmRecord record, Problem problem) {
        if (options.plan() != null) {
            leftOut.add(new LeftOut(record.key(), record.name(), problem.example()));
        }
    }

    /** What a plan has and the CRM did not take, because it stands otherwise there by now or for another reason. */
    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Takes a delivery off what is due; one that another process put there since counts as carried over. */
    private void off(Delivery delivery, RunReport report) {
        if (!due.settle(delivery.company())) {
            report.companies.carriedOver++;
        }
    }

    private void pause(TargetPause pause, RunReport report) {
        stopped = true;
        report.add(pause.problem());
        report.info(report.info().withResumeNotBefore(pause.resumeNotBefore()));
    }

    static void count(ApiUse use, RunReport report) {
        report.api.targetCalls += use.calls();
        report.api.rateLimited += use.rateLimited();
        report.api.retries += use.retries();
    }

    void close(RunReport report) {
        Set<Long> rest = due.takeRest();
        try {
            count(rest, left(rest), report);
        } catch (RuntimeException unreadable) {
            // The sums close all the same; what is left is sent by the next run.
            report.writes.notSent += rest.size();
            throw unreadable;
        }
    }

    private Map<Long, Delivery> left(Set<Long> rest) {
        if (!options.dryRun()) {
            held.forEach(h -> stores.outbox().release(List.of(h.id()), h.claim()));
        }
        held.clear();
        return stores.outbox().waiting(options.target(), rest);
    }

    private void count(Set<Long> rest, Map<Long, Delivery> waiting, RunReport report) {
        for (long company : rest) {
            Delivery delivery = waiting.get(company);
            if (delivery == null && exhausted) {
                report.writes.suppressed++;
            } else if (delivery != null && ((exhausted && due.admits(company)) || delivery.tries() > 0)) {
                report.writes.deferred++;
            } else {
                report.writes.notSent++;
            }
        }
    }
}
