package org.herkomst.targets.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.TargetSettings;

/**
 * Tells records to a receiver that can't be read: what it holds is what it accepted. A record that needs no telling comes back as
 * {@code UPDATED} with {@code counts.written} 0.
 */
final class WebhookTarget implements CrmTarget {
    private static final int BATCH = 100;
    private static final int FAILED_BATCHES = 3;

    private final TargetSettings settings;
    private final Outlet outlet;
    private int failedInARow;

    WebhookTarget(TargetSettings settings, Outlet outlet) {
        this.settings = settings;
        this.outlet = outlet;
    }

    @Override
    public TargetTraits traits() {
        return new TargetTraits(
                "webhook",
                BATCH,
                settings.longestInFlight(),
                "our key in each line, which the receiver makes and changes records by; telling twice does the same as telling once",
                TargetTraits.VerdictKind.BY_KEY,
                "told as a withdrawal; the receiver deletes",
                "none of its own; a receiver's limit (429) is waited for",
                "nothing is made: the receiver takes the fields, or says which it ignores");
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return outlet.check();
    }

    @Override
    public AccountSchema schema() {
        return AccountSchema.anything();
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        return new ProvisionReport(
                List.of(), mapping.fields().stream().map(FieldMapping::target).toList());
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
        var work = new Decisions(records);
        if (work.toTell.isEmpty()) {
            return new DeliveryResult(each(records, work.receipts), outlet.paused());
        }
        var telling = Telling.records(work.toTell, look);
        var told = outlet.tell(telling);
        for (var plan : work.toTell) {
            var said = told.said().get(plan.key());
            if (said != null) {
                work.put(Receipts.of(plan, said));
            } else if (!telling.keptBack(plan.key())) {
                work.put(Receipts.deferred(plan.record(), why(told), told.pause()));
            }
        }
        ended(told);
        return new DeliveryResult(each(records, work.receipts), told.pause());
    }

    @Override
    public DeliveryResult preview(List<CrmRecord> records) {
        var work = new Decisions(records);
        work.toTell.forEach(plan -> work.put(Receipts.of(plan, Said.TAKEN)));
        return new DeliveryResult(each(records, work.receipts), Optional.empty());
    }

    /** What is decided without telling, and what is to be told. */
    private final class Decisions {
        final Map<CompanyKey, Receipt> receipts = new HashMap<>();
        final List<Plan> toTell = new ArrayList<>();

        Decisions(List<CrmRecord> records) {
            if (records.size() > BATCH) {
                throw new IllegalArgumentException("At most " + BATCH + " records a delivery");
            }
            var byKey = new LinkedHashMap<CompanyKey, CrmRecord>();
            records.forEach(r -> byKey.putIfAbsent(r.key(), r));
            byKey.values().forEach(record -> decide(Plan.of(record, outlet.held(record), outlet.isCertain())));
        }

        private void decide(Plan plan) {
            var withheld = Receipt.withheld(plan.record().key(), plan.compared());
            if (withheld.isPresent()) {
                put(withheld.get());
            } else if (plan.unchanged()) {
                put(Receipts.of(plan, Said.TAKEN));
            } else {
                toTell.add(plan);
            }
        }

        void put(Receipt receipt) {
            receipts.put(receipt.key(), receipt);
        }
    }

    /** One receipt a record, also where a key came twice; none where the last look kept it back. */
    private static List<Receipt> each(List<CrmRecord> records, Map<CompanyKey, Receipt> receipts) {
        return records.stream()
                .map(r -> receipts.get(r.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Problem why(Outlet.Told told) {
        return told.why() == null ? Problems.undecided("") : told.why();
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        if (retractions.size() > BATCH) {
            throw new IllegalArgumentException("At most " + BATCH + " retractions a call");
        }
        var toTell = Retraction.onePerKey(
                retractions.stream().filter(outlet::mayHold).toList());
        var keys = toTell.stream().map(Retraction::key).collect(Collectors.toSet());
        var told = toTell.isEmpty() ? Outlet.Told.all(Map.of()) : outlet.tell(Telling.withdrawals(toTell));
        var receipts = retractions.stream()
                .map(r -> {
                    var said = told.said().get(r.key().value());
                    return !keys.contains(r.key())
                            ? Receipts.notThere(r)
                            : said == null ? Receipts.deferred(r, why(told), told.pause()) : Receipts.of(r, said);
                })
                .toList();
        ended(told);
        return new WithdrawalResult(receipts, told.pause());
    }

    /** Where some batches in a row had no answer the receiver counts as down. */
    private void ended(Outlet.Told told) {
        var unanswered =
                told.said().isEmpty() && told.why() != null && told.pause().isEmpty();
        failedInARow = unanswered ? failedInARow + 1 : 0;
        if (failedInARow >= FAILED_BATCHES) {
            failedInARow = 0;
            throw new TargetException(Objects.requireNonNull(told.why()));
        }
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.of(new WebhookTimeline(outlet));
    }

    @Override
    public ApiUse takeUse() {
        return outlet.takeUse();
    }

    @Override
    public void close() {
        outlet.close();
    }
}
