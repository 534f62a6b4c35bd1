package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * Odoo as a target: contacts that are companies. Reads what is there by our key, adopts records of people by the ladder, writes only
 * what differs; new records come by {@code load} under an external id of ours, which makes none twice. A record that needs no write
 * comes back as {@code UPDATED} with {@code counts.written} 0.
 */
final class OdooTarget implements CrmTarget {
    private static final int BATCH = 100;
    private static final String READ = "read contacts";

    private final TargetSettings settings;
    private final Connection connection;
    private final Partners partners;
    private final SilentLoss silentLoss;
    private final Standing standing = new Standing();
    private @Nullable Fields fields;

    OdooTarget(TargetSettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
        this.partners = new Partners(connection);
        this.silentLoss = new SilentLoss(partners);
    }

    @Override
    public TargetTraits traits() {
        return new TargetTraits(
                "odoo",
                BATCH,
                settings.longestInFlight(),
                "external id " + Keys.MODULE + ".KEY of what we made, and field " + Keys.KEY
                        + " of all; Odoo can't keep the field unique",
                TargetTraits.VerdictKind.BY_ROW,
                "final; what is linked to other records is emptied and archived instead",
                "none where you host it; on Odoo Online it waits as the answer (429) asks, and ends cleanly where that is long",
                "provision creates them by the API; the key's user needs Settings rights");
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return new Schema(partners).check(mapping);
    }

    @Override
    public AccountSchema schema() {
        try {
            return new AccountSchema(Fields.read(connection).schema());
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f, READ);
        }
    }

    @Override
    public Map<CompanyKey, String> markedWrong(Mapping mapping) {
        var mark = mapping.fields().stream()
                .filter(f -> f.from() == ProfileField.WRONG_COMPANY)
                .map(FieldMapping::target)
                .findFirst();
        if (mark.isEmpty()) {
            return Map.of();
        }
        var marked = List.of(List.of(mark.get(), "=", true), List.of(Keys.KEY, "!=", false));
        var found = new LinkedHashMap<CompanyKey, String>();
        try {
            if (!Fields.read(connection).missing(List.of(mark.get(), Keys.KEY)).isEmpty()) {
                return Map.of();
            }
            partners.search(marked, List.of(Keys.KEY), false).stream()
                    .filter(p -> p.value(Keys.KEY).matches("[a-z0-9-]{4,40}"))
                    .forEach(p -> found.put(new CompanyKey(p.value(Keys.KEY)), p.number()));
            return found;
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f, READ);
        }
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        fields = null;
        return new Schema(partners).provision(mapping);
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
        return work(records, look);
    }

    @Override
    public DeliveryResult preview(List<CrmRecord> records) {
        return work(records, null);
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        if (retractions.size() > BATCH) {
            throw new IllegalArgumentException("At most " + BATCH + " retractions a call");
        }
        var result = new Withdrawing(partners).withdraw(retractions);
        var deferred = new ArrayList<@Nullable Problem>();
        result.receipts().forEach(r -> deferred.add(r.outcome() == Outcome.DEFERRED ? r.problem() : null));
        standing.ended(result.pause().isPresent(), deferred);
        return result;
    }

    private DeliveryResult work(List<CrmRecord> records, @Nullable LastLook look) {
        if (records.size() > BATCH) {
            throw new IllegalArgumentException("At most " + BATCH + " records a delivery");
        }
        var byKey = new LinkedHashMap<String, CrmRecord>();
        records.forEach(r -> byKey.putIfAbsent(r.key().value(), r));
        if (byKey.isEmpty()) {
            return new DeliveryResult(List.of(), connection.patience().paused());
        }
        var result = attempt(byKey, look);
        var deferred = new ArrayList<@Nullable Problem>();
        result.receipts().forEach(r -> deferred.add(r.verdict() == Verdict.DEFERRED ? r.problem() : null));
        standing.ended(result.pause().isPresent(), deferred);
        return each(records, result);
    }

    private DeliveryResult attempt(Map<String, CrmRecord> records, @Nullable LastLook look) {
        try {
            var there = fields(records);
            return write(Lookup.of(partners, records, there), there, look);
        } catch (Paused p) {
            var receipts = records.values().stream()
                    .map(r -> Receipts.deferred(r, p.pause.problem(), p.pause.resumeNotBefore()))
                    .toList();
            return new DeliveryResult(receipts, Optional.of(p.pause));
        } catch (Failure f) {
            if (!f.open()) {
                fields = null;
                throw Problems.account(f, READ);
            }
            var problem = Problems.failed(f);
            var receipts = records.values().stream()
                    .map(r -> Receipts.deferred(r, problem, null))
                    .toList();
            return new DeliveryResult(receipts, Optional.empty());
        }
    }

    /** The database's fields, asked once; all that the records name must be there. */
    private Fields fields(Map<String, CrmRecord> records) {
        var there = fields == null ? Fields.read(connection) : fields;
        var names = new LinkedHashSet<>(List.of(Keys.KEY));
        for (var record : records.values()) {
            names.addAll(record.fields().keySet());
            record.ladder().forEach(rung -> names.addAll(rung.values().keySet()));
        }
        var missing = there.missing(names);
        if (!missing.isEmpty()) {
            fields = null;
            throw new TargetException(Problems.fieldsMissing(missing));
        }
        fields = there;
        return there;
    }

    private DeliveryResult write(Lookup.Decisions decisions, Fields there, @Nullable LastLook look) {
        var receipts = new ArrayList<>(decisions.decided());
        if (look == null) {
            decisions.plans().forEach(p -> receipts.add(p.accepted(null)));
            return new DeliveryResult(receipts, Optional.empty());
        }
        var sending = new Sending(partners, there, look);
        sending.send(decisions.plans());
        silentLoss.look(sending.done(), sending.receipts(), there);
        receipts.addAll(sending.receipts());
        return new DeliveryResult(receipts, sending.pause());
    }

    /** One receipt a record, also where a key came twice; none where the last look kept it back. */
    private static DeliveryResult each(List<CrmRecord> records, DeliveryResult result) {
        var byKey = new HashMap<CompanyKey, Receipt>();
        result.receipts().forEach(r -> byKey.put(r.key(), r));
        var receipts = records.stream()
                .map(r -> byKey.get(r.key()))
                .filter(Objects::nonNull)
                .toList();
        return new DeliveryResult(receipts, result.pause());
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.of(new OdooTimeline(partners));
    }

    @Override
    public ApiUse takeUse() {
        return connection.patience().takeUse();
    }

    @Override
    public void close() {
        connection.close();
    }
}
