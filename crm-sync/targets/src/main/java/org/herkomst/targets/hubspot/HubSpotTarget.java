package org.herkomst.targets.hubspot;

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
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.hubspot.Lookup.Decisions;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot as a target. Reads what is there by our unique property, adopts companies by their domain, writes only what differs. A
 * record that needs no write comes back as {@code UPDATED} with {@code counts.written} 0.
 */
final class HubSpotTarget implements CrmTarget {
    private static final int BATCH = 100;

    private final TargetSettings settings;
    private final Connection connection;
    private final Standing standing;

    HubSpotTarget(TargetSettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
        this.standing = new Standing(connection);
    }

    @Override
    public TargetTraits traits() {
        return new TargetTraits(
                "hubspot",
                BATCH,
                settings.longestInFlight(),
                "unique property " + Keys.KEY,
                TargetTraits.VerdictKind.BY_KEY,
                "archived; people can restore it for 90 days",
                "calls in ten seconds and in a day, as the account's plan says; searches in one second; it waits, and ends"
                        + " cleanly where the day is used up",
                "provision creates them by the API; they need the scope crm.schemas.companies.write");
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return new Schema(connection).check(mapping);
    }

    @Override
    public AccountSchema schema() {
        return new Schema(connection).fields();
    }

    @Override
    public Map<CompanyKey, String> markedWrong(Mapping mapping) {
        return mapping.fields().stream()
                .filter(field -> field.from() == ProfileField.WRONG_COMPANY)
                .findFirst()
                .map(field -> new WrongSearch(connection, field.target()).find())
                .orElse(Map.of());
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        return new Schema(connection).provision(mapping);
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
        return work(records, look);
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        if (retractions.size() > BATCH) {
            throw new IllegalArgumentException("At most " + BATCH + " retractions a call");
        }
        var result = new Withdrawing(connection, mapping, standing).withdraw(retractions);
        var deferred = new ArrayList<@Nullable Problem>();
        result.receipts().forEach(r -> deferred.add(r.outcome() == Outcome.DEFERRED ? r.problem() : null));
        ended(deferred, result.pause());
        return result;
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
            standing.learnZone();
            return write(Lookup.of(connection, records), look);
        } catch (Paused p) {
            return deferred(records, p.pause);
        } catch (Failure f) {
            if (!f.unknown() && f.status != 423) {
                throw Problems.account(f, "crm.objects.companies.read");
            }
            var problem = Problems.overloaded(f);
            return new DeliveryResult(
                    records.values().stream()
                            .map(r -> Receipts.deferred(r, problem, null))
                            .toList(),
                    Optional.empty());
        }
    }

    private DeliveryResult write(Decisions decisions, @Nullable LastLook look) {
        var receipts = new ArrayList<>(decisions.decided());
        if (look == null) {
            decisions.plans().forEach(p -> receipts.add(p.accepted(null)));
            return new DeliveryResult(receipts, Optional.empty());
        }
        var sending = new Sending(connection, look);
        sending.send(decisions.plans());
        receipts.addAll(sending.receipts());
        return new DeliveryResult(receipts, sending.pause());
    }

    private static DeliveryResult deferred(Map<String, CrmRecord> records, TargetPause pause) {
        var receipts = records.values().stream()
                .map(r -> Receipts.deferred(r, pause.problem(), pause.resumeNotBefore()))
                .toList();
        return new DeliveryResult(receipts, Optional.of(pause));
    }

    private void ended(List<? extends @Nullable Problem> deferred, Optional<TargetPause> pause) {
        if (pause.isPresent()) {
            standing.answered();
        } else {
            standing.ended(deferred);
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
        return Optional.of(new HubSpotTimeline(connection));
    }

    @Override
    public ApiUse takeUse() {
        return connection.pace().takeUse();
    }

    @Override
    public void close() {
        connection.close();
    }
}
