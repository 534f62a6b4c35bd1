package org.herkomst.targets.odoo;

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
import org.jspecify.annotations.Nullable;

/** Takes records back: finds what Odoo holds of them, has it taken back, and says what became of each retraction. */
final class Withdrawing {
    /** Of several records the outcome that asks for most is the retraction's. */
    private static final List<Outcome> RANK =
            List.of(Outcome.REFUSED, Outcome.DEFERRED, Outcome.DELETED, Outcome.STRIPPED, Outcome.NOT_THERE);

    private final Partners partners;
    private final Map<Long, TakeBack> records = new LinkedHashMap<>();
    private final Map<CompanyKey, Set<TakeBack>> byKey = new LinkedHashMap<>();
    private final Set<CompanyKey> looked = new LinkedHashSet<>();

    Withdrawing(Partners partners) {
        this.partners = partners;
    }

    WithdrawalResult withdraw(List<Retraction> retractions) {
        if (retractions.isEmpty()) {
            return new WithdrawalResult(
                    List.of(), partners.connection().patience().paused());
        }
        try {
            work(Retraction.onePerKey(retractions));
            return result(retractions, Problems.unreachable(), null);
        } catch (Paused p) {
            return result(retractions, p.pause.problem(), p.pause);
        } catch (Failure f) {
            if (!f.open()) {
                throw Problems.account(f, "read contacts");
            }
            return result(retractions, Problems.failed(f), null);
        }
    }

    private void work(Collection<Retraction> retractions) {
        var search = new TakeBackSearch(partners, Fields.read(partners.connection()));
        var nothing = takeBack(search.byKeyAndId(retractions), search);
        takeBack(search.byDomain(nothing), search);
        retractions.forEach(r -> looked.add(r.key()));
    }

    /** Takes back what was found; gives the retractions for which there is nothing. */
    private List<Retraction> takeBack(Map<Retraction, List<Partner>> found, TakeBackSearch search) {
        var now = new ArrayList<TakeBack>();
        found.forEach((retraction, there) -> there.forEach(partner -> {
            looked.add(retraction.key());
            add(search.takeBack(retraction, partner), retraction, now);
        }));
        new TakingBack(partners, search).work(now);
        return found.keySet().stream().filter(r -> !looked.contains(r.key())).toList();
    }

    private void add(TakeBack record, Retraction retraction, List<TakeBack> now) {
        var there = records.putIfAbsent(record.id(), record);
        if (there == null && record.needed()) {
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
                .filter(r -> !r.open() || r.needed())
                .toList();
        var key = retraction.key();
        if (!looked.contains(key) || needed.stream().anyMatch(TakeBack::open)) {
            var notBefore = pause == null ? null : pause.resumeNotBefore();
            var named = Receipts.named(key.value(), problem);
            return new Retracted(key, Outcome.DEFERRED, retraction.targetId(), named, notBefore);
        }
        return needed.stream()
                .min(Comparator.comparing(r -> RANK.indexOf(r.outcome)))
                .map(r -> retracted(key, r))
                .orElseGet(() -> new Retracted(key, Outcome.NOT_THERE, retraction.targetId(), null, null));
    }

    private static Retracted retracted(CompanyKey key, TakeBack record) {
        var problem = record.problem == null ? null : Receipts.named(key.value(), record.problem);
        return new Retracted(key, Objects.requireNonNull(record.outcome), Long.toString(record.id()), problem, null);
    }
}
