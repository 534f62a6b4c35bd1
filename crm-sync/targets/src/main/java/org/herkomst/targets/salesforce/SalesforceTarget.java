package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce as a target: accounts by our external id. Reads what is there before it writes, adopts people's accounts, writes only what
 * differs, and never overrides a duplicate rule.
 */
final class SalesforceTarget implements CrmTarget {
    private static final int FAILED_BATCHES = 3;

    private final TargetSettings settings;
    private final Connection connection;
    private final Fidelity fidelity = new Fidelity();
    private int failedInARow;

    SalesforceTarget(TargetSettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    @Override
    public TargetTraits traits() {
        return new TargetTraits(
                "salesforce",
                Keys.BATCH,
                settings.longestInFlight(),
                "external id and unique field " + Keys.KEY,
                TargetTraits.VerdictKind.BY_POSITION,
                "moved to the recycle bin, about 15 days; an account to which people added contacts or opportunities"
                        + " only loses our fields",
                "calls of the last 24 hours, for the whole account; two to eight a batch of 200. Used up, it pauses for an"
                        + " hour, a time of ours: Salesforce names none",
                "an admin makes them by the guide; none are made by the API");
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return new Check(connection).check(mapping);
    }

    @Override
    public AccountSchema schema() {
        return guarded(() -> Schema.of(connection).fields());
    }

    @Override
    public Map<CompanyKey, String> markedWrong(Mapping mapping) {
        return guarded(() -> Marked.wrong(new Reading(connection), mapping));
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        return guarded(() -> Schema.of(connection).allThere(mapping));
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> T guarded(Question<T> question) {
        try {
            return question.ask();
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
        if (records.size() > Keys.BATCH) {
            throw new IllegalArgumentException("At most " + Keys.BATCH + " records a delivery");
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
            return write(Lookup.of(connection, records), look);
        } catch (Paused p) {
            return deferred(records, p.pause.problem(), p.pause);
        } catch (Failure f) {
            if (!f.comesAgain()) {
                throw Problems.account(f);
            }
            return deferred(records, Problems.overloaded(f), null);
        }
    }

    private DeliveryResult write(Lookup.Decisions decisions, @Nullable LastLook look) {
        var receipts = new ArrayList<>(decisions.decided());
        if (look == null) {
            decisions.plans().forEach(p -> receipts.add(p.accepted(null)));
            return new DeliveryResult(receipts, Optional.empty());
        }
        var sending = new Sending(connection, look);
        sending.send(decisions.plans());
        if (sending.pause().isEmpty()) {
            fidelity.look(connection, sending.accepted(), sending.receipts());
        }
        receipts.addAll(sending.receipts());
        return new DeliveryResult(receipts, sending.pause());
    }

    private static DeliveryResult deferred(
            Map<String, CrmRecord> records, Problem problem, @Nullable TargetPause pause) {
        var notBefore = pause == null ? null : pause.resumeNotBefore();
        var receipts = records.values().stream()
                .map(r -> Receipts.deferred(r, problem, notBefore))
                .toList();
        return new DeliveryResult(receipts, Optional.ofNullable(pause));
    }

    /** Where some batches in a row had no answer, the account counts as down. */
    private void ended(List<? extends @Nullable Problem> deferred, Optional<TargetPause> pause) {
        @Nullable Problem first = null;
        for (var problem : deferred) {
            if (pause.isPresent() || problem == null || !problem.code().startsWith("HK-CRM")) {
                failedInARow = 0;
                return;
            }
            first = problem;
        }
        if (first != null && ++failedInARow >= FAILED_BATCHES) {
            failedInARow = 0;
            throw new TargetException(first);
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
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        if (retractions.size() > Keys.BATCH) {
            throw new IllegalArgumentException("At most " + Keys.BATCH + " retractions a call");
        }
        var result = new Withdrawing(connection, mapping).withdraw(retractions);
        var deferred = new ArrayList<@Nullable Problem>();
        result.receipts().forEach(r -> deferred.add(r.outcome() == Outcome.DEFERRED ? r.problem() : null));
        ended(deferred, result.pause());
        return result;
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.of(new SalesforceTimeline(connection));
    }

    @Override
    public ApiUse takeUse() {
        return connection.use().take();
    }

    @Override
    public void close() {
        connection.close();
    }
}
