package org.herkomst.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClaimLook;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.plan.Operation;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.plan.PlannedCompany.Found;
import org.herkomst.core.plan.PlannedCompany.Made;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.Creation.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan: what a run would do now with every company. The comparison works in a transaction that is rolled back; the CRM is only
 * read, after it, so that nothing is locked while it answers. For one thread.
 */
public final class Planning {
    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final CurrentGate gate;
    private final Map<Long, PlannedCompany> withdrawn = new TreeMap<>();
    private List<Delivery> deliveries = List.of();
    private String guard = "";

    /**
     * A plan to make.
     *
     * @param options of a dry run
     */
    public Planning(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.gate = new CurrentGate(stores.optOuts(), stores.tombstones(), parts.inOptedOutRanges());
    }

    /**
     * The plan. The report gets the counts of a run that would do it.
     *
     * @param more asked before each batch, throws where the plan is to be given up
     * @return empty where the target takes no more for now: the report says until when
     */
    public Optional<Plan> make(RunReport report, Runnable more) {
        compare(report);
        List<PlannedCompany> planned = new ArrayList<>();
        int size = parts.target().traits().batchSize();
        for (int i = 0; i < deliveries.size(); i += size) {
            more.run();
            List<Delivery> batch = deliveries.subList(i, Math.min(deliveries.size(), i + size));
            Optional<TargetPause> pause = batch(batch, report, planned);
            if (pause.isPresent()) {
                report.writes.notSent += deliveries.size() - i - batch.size();
                report.add(pause.get().problem());
                report.info(report.info().withResumeNotBefore(pause.get().resumeNotBefore()));
                return Optional.empty();
            }
        }
        planned.addAll(withdrawn.values());
        report.writes.withdrawn = withdrawn.size();
        Plan plan = new Plan(planned, guard);
        return Optional.of(plan);
    }

    private void compare(RunReport report) {
        try {
            stores.transactions().run(() -> {
                Tally tally = new Preparation(options, stores, parts, new Due()).found(report);
                deliveries = stores.outbox().waiting(options.target(), tally.due).values().stream()
                        .sorted(Comparator.comparing(Delivery::id))
                        .toList();
                guard = tally.guard;
                withdrawals();
                throw new RolledBack();
            });
        } catch (RolledBack done) {
            return;
        }
    }

    private static final class RolledBack extends RuntimeException {
        RolledBack() {
            super("A plan leaves nothing", null, false, false);
        }
    }

    /** What is waiting to be taken back, with what the comparison asked for; what is merely looked after is done. */
    private void withdrawals() {
        for (WithdrawalTask task : stores.withdrawals().open()) {
            boolean waits = task.target().equals(options.target())
                    && task.progress().state() == State.WAITING
                    && task.targetId() != null;
            if (waits) {
                withdraw(task);
            }
        }
    }

    private void withdraw(WithdrawalTask task) {
        Reason reason = task.withdrawal().reason();
        String name = reason.forbids()
                ? ""
                : stores.companies().get(List.of(task.withdrawal().company())).stream()
                        .findFirst()
                        .map(company -> company.facts().name())
                        .orElse("");
        withdrawn.put(
                task.withdrawal().company(),
                new PlannedCompany(
                        task.withdrawal().key(),
                        name,
                        reason.forbids() ? null : task.withdrawal().domain(),
                        Operation.WITHDRAW,
                        new Found(task.targetId(), null),
                        Made.NONE,
                        List.of(),
                        reason.words()));
    }

    private Optional<TargetPause> batch(List<Delivery> batch, RunReport report, List<PlannedCompany> planned) {
        Map<Long, Entry> ledger = stores.ledger()
                .find(options.target(), batch.stream().map(Delivery::company).toList());
        Map<CompanyKey, Delivery> byKey = new LinkedHashMap<>();
        batch.forEach(d -> byKey.put(d.record().key(), d));
        List<CrmRecord> cleared = cleared(byKey, ledger);
        report.writes.suppressed += batch.size() - cleared.size();
        DeliveryResult result = preview(cleared, report);
        Map<CompanyKey, Receipt> receipts =
                result.receipts().stream().collect(Collectors.toMap(Receipt::key, Function.identity(), (a, b) -> a));
        for (CrmRecord record : cleared) {
            Delivery delivery = byKey.get(record.key());
            Receipt receipt = receipts.get(record.key());
            if (delivery != null && receipt != null) {
                report.count(receipt);
                planned.add(company(delivery, receipt, ledger.get(delivery.company())));
            } else {
                report.writes.notSent++;
            }
        }
        return result.pause();
    }

    private List<CrmRecord> cleared(Map<CompanyKey, Delivery> byKey, Map<Long, Entry> ledger) {
        Map<CompanyKey, Long> companies = new HashMap<>();
        List<CrmRecord> records = new ArrayList<>();
        byKey.forEach((key, delivery) -> {
            Entry entry = ledger.get(delivery.company());
            companies.put(key, delivery.company());
            records.add(delivery.record()
                    .with(entry == null ? null : entry.known())
                    .updating(parts.mapping().mapping().creation().mode() == Mode.UPDATE));
        });
        ClaimLook look = new ClaimLook(
                new ClaimLook.Ports(stores.changes(), gate, stores.companies(), stores.outbox(), stores.withdrawals()),
                options.target(),
                companies,
                0,
                keys -> true);
        return look.look(records).stream().map(Cleared::value).toList();
    }

    private DeliveryResult preview(List<CrmRecord> records, RunReport report) {
        try {
            return parts.target().preview(records);
        } finally {
            DeliveryRound.count(parts.target().takeUse(), report);
        }
    }

    private static PlannedCompany company(Delivery delivery, Receipt receipt, @Nullable Entry entry) {
        return new PlannedCompany(
                receipt.key(),
                delivery.record().name(),
                delivery.record().domain(),
                Operation.of(receipt),
                new Found(receipt.targetId(), receipt.matchedBy()),
                PlanKeeping.made(delivery.hash(), entry),
                receipt.changes(),
                receipt.problem() == null ? "" : receipt.problem().example());
    }
}
