package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;
import org.jspecify.annotations.Nullable;

/** Takes records back: finds what Salesforce holds of them, has it taken back, and says what became of each retraction. */
final class Withdrawing {
    /** Of several records the outcome that asks for most is the retraction's. */
    private static final List<Outcome> RANK =
            List.of(Outcome.REFUSED, Outcome.DEFERRED, Outcome.DELETED, Outcome.STRIPPED, Outcome.NOT_THERE);

    private final Connection connection;
    private final Mapping mapping;
    private final Map<String, TakeBack> records = new LinkedHashMap<>();
    private final Map<CompanyKey, Set<TakeBack>> byKey = new LinkedHashMap<>();
    private final Set<CompanyKey> looked = new LinkedHashSet<>();

    Withdrawing(Connection connection, Mapping mapping) {
        this.connection = connection;
        this.mapping = mapping;
    }

    WithdrawalResult withdraw(List<Retraction> retractions) {
        if (retractions.isEmpty()) {
            return new WithdrawalResult(List.of(), connection.paused());
        }
        try {
            work(Retraction.onePerKey(retractions));
            return result(retractions, Problems.unreachable(), null);
        } catch (Paused p) {
            return result(retractions, p.pause.problem(), p.pause);
        } catch (Failure f) {
            if (!f.comesAgain()) {
                throw Problems.account(f);
            }
            return result(retractions, Problems.overloaded(f), null);
        }
    }

    private void work(Collection<Retraction> retractions) {
        var search = new TakeBackSearch(connection, mapping);
        var nothing = takeBack(search.byKeyAndId(retractions), search);
        takeBack(search.byDomain(nothing), search);
        retractions.forEach(r -> looked.add(r.key()));
    }

    /** Takes back what was found; gives the retractions for which there is nothing. */
    private List<Retraction> takeBack(Map<Retraction, List<Account>> found, TakeBackSearch search) {
        var now = new ArrayList<TakeBack>();
        found.forEach((retraction, accounts) -> accounts.forEach(account -> {
            looked.add(retraction.key());
            add(search.takeBack(retraction, account), retraction, now);
        }));
        search.keepWhatIsPeoples(now);
        now.removeIf(record -> !record.needed());
        new TakingBack(connection, search).work(now);
        return found.keySet().stream().filter(r -> !looked.contains(r.key())).toList();
    }

    private void add(TakeBack record, Retraction retraction, List<TakeBack> now) {
        var there = records.putIfAbsent(record.id, record);
        if (there == null) {
            now.add(record);
        }
        byKey.computeIfAbsent(retraction.key(), k -> new LinkedHashSet<>()).add(there == null ? record : there);
    }

    private WithdrawalResult result(List<Retraction> retractions, Problem problem, @Nullable TargetPause pause) {
        var receipts =
                retractions.stream().map(r -> retracted(r, problem, pause)).toList();
        return new WithdrawalResult(receipts, Optional.ofNullable(pause));
    }

    private Retracted retracted(Retraction retraction, Problem problem, @Nullable TargetPause pause) {
        var needed = byKey.getOrDefault(retraction.key(), Set.of()).stream()
                .filter(r -> r.needed() || !r.open())
                .toList();
        if (!looked.contains(retraction.key()) || needed.stream().anyMatch(TakeBack::open)) {
            var notBefore = pause == null ? null : pause.resumeNotBefore();
            return new Retracted(
                    retraction.key(), Outcome.DEFERRED, retraction.targetId(), named(retraction, problem), notBefore);
        }
        return needed.stream()
                .min(Comparator.comparing(r -> RANK.indexOf(r.outcome)))
                .map(r -> new Retracted(
                        retraction.key(), Objects.requireNonNull(r.outcome), r.id, problem(retraction, r), null))
                .orElseGet(() -> new Retracted(retraction.key(), Outcome.NOT_THERE, retraction.targetId(), null, null));
    }

    private static @Nullable Problem problem(Retraction retraction, TakeBack record) {
        return record.problem == null ? null : named(retraction, record.problem);
    }

    private static Problem named(Retraction retraction, Problem problem) {
        return new Problem(
                problem.code(), problem.category(), 1, retraction.key() + ": " + problem.example(), problem.action());
    }
}
