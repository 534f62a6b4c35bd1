package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * EspoCRM as a target. Reads what is there by our key, adopts accounts of people up the ladder, writes only what differs, one record a
 * request. A record that needs no write comes back as {@code UPDATED} with {@code counts.written} 0.
 */
final class EspoTarget implements CrmTarget {
    private static final int BATCH = 100;
    private static final int FAILED_BATCHES = 3;

    private final TargetSettings settings;
    private final Connection connection;
    private @Nullable Fields fields;
    private int failedInARow;

    EspoTarget(TargetSettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    @Override
    public TargetTraits traits() {
        return new TargetTraits(
                "espocrm",
                BATCH,
                settings.longestInFlight(),
                "field " + Keys.KEY
                        + ", which EspoCRM's duplicate check looks at when a record is made (409 with the match)",
                TargetTraits.VerdictKind.ONE_BY_ONE,
                "deleted; an administrator can restore it, and finds our fields empty",
                "none of its own; 200 records a page; a limit in front of it (429) is waited for",
                "provision creates them with an administrator's setup-token; the key of runs needs no such right");
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return new Schema(connection).check(mapping);
    }

    @Override
    public AccountSchema schema() {
        return new Schema(connection).schema();
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        fields = null;
        return new Schema(connection).provision(mapping);
    }

    @Override
    public Map<CompanyKey, String> markedWrong(Mapping mapping) {
        var mark = mapping.fields().stream()
                .filter(f -> f.from() == ProfileField.WRONG_COMPANY)
                .findFirst();
        if (mark.isEmpty()) {
            return Map.of();
        }
        var marked = new LinkedHashMap<CompanyKey, String>();
        try {
            new Accounts(connection, Set.of())
                    .where(Where.ticked(mark.get().target())).stream()
                            .filter(found -> !found.key().isEmpty())
                            .forEach(found -> marked.put(new CompanyKey(found.key()), found.id()));
            return marked;
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f);
        }
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
        return work(records, look);
    }

    @Override
    public DeliveryResult preview(List<CrmRecord> records) {
        return work(records, null);
    }

    private DeliveryResult work(List<CrmRecord> records, @Nullable LastLook look) {
        if (records.size() > BATCH) {
            throw new IllegalArgumentException("At most " + BATCH + " records a delivery");
        }
        var byKey = new LinkedHashMap<String, CrmRecord>();
        records.forEach(r -> byKey.putIfAbsent(r.key().value(), r));
        if (byKey.isEmpty()) {
            return new DeliveryResult(List.of(), connection.paused());
        }
        var result = attempt(byKey, look);
        var deferred = new ArrayList<@Nullable Problem>();
        result.receipts().forEach(r -> deferred.add(r.verdict() == Verdict.DEFERRED ? r.problem() : null));
        ended(deferred, result.pause());
        return each(records, result);
    }

    private DeliveryResult attempt(Map<String, CrmRecord> records, @Nullable LastLook look) {
        try {
            var known = fields();
            var decisions = Lookup.of(connection, records);
            return look == null ? preview(decisions) : write(decisions, new Sending(connection, known, look));
        } catch (Paused p) {
            return deferred(records.values(), p.pause.problem(), p.pause);
        } catch (Failure f) {
            if (!f.unknown()) {
                throw Problems.account(f);
            }
            return deferred(records.values(), Problems.down(f), null);
        }
    }

    private static DeliveryResult preview(Lookup.Decisions decisions) {
        var receipts = new ArrayList<>(decisions.decided());
        decisions.plans().forEach(plan -> receipts.add(Receipts.accepted(plan)));
        return new DeliveryResult(receipts, Optional.empty());
    }

    private static DeliveryResult write(Lookup.Decisions decisions, Sending sending) {
        sending.send(decisions.plans());
        var receipts = new ArrayList<>(decisions.decided());
        receipts.addAll(sending.receipts());
        return new DeliveryResult(receipts, sending.pause());
    }

    private static DeliveryResult deferred(
            Collection<CrmRecord> records, Problem problem, @Nullable TargetPause pause) {
        var notBefore = pause == null ? null : pause.resumeNotBefore();
        return new DeliveryResult(
                records.stream()
                        .map(r -> Receipts.deferred(r, problem, notBefore))
                        .toList(),
                Optional.ofNullable(pause));
    }

    /** What a value becomes depends on its field's type; read once. */
    private Fields fields() {
        var known = fields;
        if (known == null) {
            known = Fields.read(connection);
            if (!known.has(Keys.KEY)) {
                throw new TargetException(Problems.fieldsMissing(Set.of(Keys.KEY)));
            }
            fields = known;
        }
        return known;
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        if (retractions.size() > BATCH) {
            throw new IllegalArgumentException("At most " + BATCH + " retractions a call");
        }
        if (retractions.isEmpty()) {
            return new WithdrawalResult(List.of(), connection.paused());
        }
        var result = withdrawn(retractions, mapping);
        var deferred = new ArrayList<@Nullable Problem>();
        result.receipts().forEach(r -> deferred.add(r.outcome() == Outcome.DEFERRED ? r.problem() : null));
        ended(deferred, result.pause());
        return result;
    }

    private WithdrawalResult withdrawn(List<Retraction> retractions, Mapping mapping) {
        try {
            // Anew: a field that another mapping made must go too.
            return new Withdrawing(connection, Fields.read(connection), mapping).withdraw(retractions);
        } catch (Paused p) {
            return Withdrawing.none(retractions, p.pause.problem(), p.pause);
        } catch (Failure f) {
            if (!f.unknown()) {
                throw Problems.account(f);
            }
            return Withdrawing.none(retractions, Problems.down(f), null);
        }
    }

    /** Where some batches in a row had no answer the installation counts as down. */
    private void ended(List<? extends @Nullable Problem> deferred, Optional<TargetPause> pause) {
        var unanswered = pause.isEmpty()
                && deferred.stream().allMatch(p -> p != null && p.code().startsWith("HK-CRM"));
        failedInARow = unanswered ? failedInARow + 1 : 0;
        if (failedInARow >= FAILED_BATCHES) {
            failedInARow = 0;
            throw new TargetException(Objects.requireNonNull(deferred.get(0)));
        }
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
        return Optional.of(new EspoTimeline(connection));
    }

    @Override
    public ApiUse takeUse() {
        return connection.takeUse();
    }

    @Override
    public void close() {
        connection.close();
    }
}
