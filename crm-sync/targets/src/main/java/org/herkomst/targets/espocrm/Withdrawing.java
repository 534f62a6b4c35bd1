package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;
import org.jspecify.annotations.Nullable;

/** Finds what EspoCRM holds of retractions, has it taken back, and says what became of each. */
final class Withdrawing {
    /** Of several records the outcome that asks for most is the retraction's. */
    private static final List<Outcome> RANK =
            List.of(Outcome.REFUSED, Outcome.DEFERRED, Outcome.DELETED, Outcome.STRIPPED, Outcome.NOT_THERE);

    private final Connection connection;
    private final Fields fields;
    private final Set<String> ours;
    private final Accounts accounts;
    private final Map<CompanyKey, Retracted> outcomes = new HashMap<>();
    private final Map<String, Retracted> byId = new HashMap<>();

    Withdrawing(Connection connection, Fields fields, Mapping mapping) {
        if (!fields.has(Keys.KEY)) {
            throw new TargetException(Problems.fieldsMissing(Set.of(Keys.KEY)));
        }
        this.connection = connection;
        this.fields = fields;
        this.ours = new LinkedHashSet<>(fields.beginningWith(Keys.PREFIX));
        mapping.fields().stream()
                .map(f -> f.target())
                .filter(f -> f.startsWith(Keys.PREFIX) && fields.has(f))
                .forEach(ours::add);
        this.accounts = new Accounts(connection, ours);
    }

    WithdrawalResult withdraw(List<Retraction> retractions) {
        @Nullable TargetPause pause = null;
        var problem = Problems.down(Failure.lost());
        try {
            work(Retraction.onePerKey(retractions));
        } catch (Paused p) {
            pause = p.pause;
            problem = p.pause.problem();
        } catch (Failure f) {
            if (!f.unknown()) {
                throw Problems.account(f);
            }
            problem = Problems.down(f);
        }
        return result(retractions, outcomes, problem, pause);
    }

    /** Nothing was taken back. */
    static WithdrawalResult none(List<Retraction> retractions, Problem problem, @Nullable TargetPause pause) {
        return result(retractions, Map.of(), problem, pause);
    }

    private static WithdrawalResult result(
            List<Retraction> retractions,
            Map<CompanyKey, Retracted> outcomes,
            Problem problem,
            @Nullable TargetPause pause) {
        var until = pause == null ? null : pause.resumeNotBefore();
        var receipts = new ArrayList<Retracted>();
        for (var retraction : retractions) {
            var outcome = outcomes.get(retraction.key());
            receipts.add(outcome == null ? deferred(retraction, problem, until) : outcome);
        }
        return new WithdrawalResult(receipts, Optional.ofNullable(pause));
    }

    private static Retracted deferred(Retraction retraction, Problem problem, java.time.@Nullable Instant notBefore) {
        var named = named(retraction, problem);
        return new Retracted(retraction.key(), Outcome.DEFERRED, retraction.targetId(), named, notBefore);
    }

    static Problem named(Retraction retraction, Problem problem) {
        return new Problem(
                problem.code(), problem.category(), 1, retraction.key() + ": " + problem.example(), problem.action());
    }

    private void work(Collection<Retraction> retractions) {
        var taking = new TakingBack(connection, fields);
        var found = byKeyAndId(retractions);
        var none = retractions.stream()
                .filter(r -> found.getOrDefault(r, List.of()).isEmpty())
                .toList();
        found.putAll(byDomain(none));
        for (var retraction : retractions) {
            var results = found.getOrDefault(retraction, List.of()).stream()
                    .map(f -> new TakeBack(retraction, f, ours))
                    .filter(t -> t.needed() || byId.containsKey(t.found().id()))
                    .map(t -> once(t, taking))
                    .toList();
            var outcome = results.stream()
                    .min(java.util.Comparator.comparing(r -> RANK.indexOf(r.outcome())))
                    .orElseGet(() ->
                            new Retracted(retraction.key(), Outcome.NOT_THERE, retraction.targetId(), null, null));
            outcomes.put(retraction.key(), outcome);
        }
    }

    /** A record that two retractions find is taken back once. */
    private Retracted once(TakeBack record, TakingBack taking) {
        var done = byId.get(record.found().id());
        if (done == null) {
            done = taking.takeBack(record);
            byId.put(record.found().id(), done);
        }
        return new Retracted(
                record.retraction().key(), done.outcome(), done.targetId(), done.problem(), done.notBefore());
    }

    private Map<Retraction, List<Found>> byKeyAndId(Collection<Retraction> retractions) {
        var keys = retractions.stream().map(r -> r.key().value()).toList();
        var ids = retractions.stream()
                .map(Retraction::targetId)
                .filter(Objects::nonNull)
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
        var all = new LinkedHashMap<String, Found>();
        accounts.in(Keys.KEY, keys).forEach(f -> all.put(f.id(), f));
        accounts.in(Keys.ID, ids).forEach(f -> all.put(f.id(), f));
        var found = new LinkedHashMap<Retraction, List<Found>>();
        for (var retraction : retractions) {
            var key = retraction.key().value();
            found.put(
                    retraction,
                    all.values().stream()
                            .filter(f ->
                                    f.key().equals(key) || (f.key().isEmpty() && f.id().equals(retraction.targetId())))
                            .toList());
        }
        return found;
    }

    /** Records with a retraction's domain that carry a key of ours. */
    private Map<Retraction, List<Found>> byDomain(Collection<Retraction> retractions) {
        var searches = new LinkedHashSet<Where>();
        for (var retraction : retractions) {
            var host = Fits.host(retraction.domain());
            if (!host.isEmpty()) {
                searches.add(Where.all(List.of(Where.given(Keys.KEY), Where.contains(Keys.WEBSITE, host))));
            }
        }
        var all = accounts.any(searches);
        var found = new LinkedHashMap<Retraction, List<Found>>();
        for (var retraction : retractions) {
            var host = Fits.host(retraction.domain());
            found.put(
                    retraction,
                    all.stream()
                            .filter(f -> !host.isEmpty()
                                    && !f.key().isEmpty()
                                    && host.equals(Fits.host(f.value(Keys.WEBSITE))))
                            .toList());
        }
        return found;
    }
}
