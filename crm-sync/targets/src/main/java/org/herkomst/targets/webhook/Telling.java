package org.herkomst.targets.webhook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.target.Retraction;
import org.jspecify.annotations.Nullable;

/** What is to be told in one request or file. Its lines are made anew before each try: the last look may keep more back. */
final class Telling {
    private final List<Line> withdrawals;
    private final List<Plan> plans;
    private final LastLook look;
    private final Set<String> keptBack;
    private final @Nullable Single single;
    private boolean unanswered;

    private Telling(List<Line> withdrawals, List<Plan> plans, LastLook look, Set<String> keptBack) {
        this(withdrawals, plans, look, keptBack, null);
    }

    private Telling(
            List<Line> withdrawals, List<Plan> plans, LastLook look, Set<String> keptBack, @Nullable Single single) {
        this.withdrawals = withdrawals;
        this.plans = plans;
        this.look = look;
        this.keptBack = keptBack;
        this.single = single;
    }

    /** A line that stands alone; it is asked for before each try, and empty where it is kept back. */
    private record Single(String key, Supplier<Optional<Line>> line) {}

    static Telling records(List<Plan> plans, LastLook look) {
        return new Telling(List.of(), plans, look, new HashSet<>());
    }

    static Telling withdrawals(List<Retraction> retractions) {
        return new Telling(
                retractions.stream().map(Line::withdrawal).toList(), List.of(), records -> List.of(), new HashSet<>());
    }

    /** Of a note or a task: one line, which is told alone. */
    static Telling single(String key, Supplier<Optional<Line>> line) {
        return new Telling(List.of(), List.of(), records -> List.of(), new HashSet<>(), new Single(key, line));
    }

    /** What may go out now; empty: nothing. Asked directly before each try, in the same thread. */
    List<Line> lines() {
        if (single != null) {
            var line = single.line().get();
            line.ifPresentOrElse(l -> keptBack.remove(single.key()), () -> keptBack.add(single.key()));
            return line.stream().toList();
        }
        if (plans.isEmpty()) {
            return withdrawals;
        }
        var byKey = plans.stream().collect(Collectors.toMap(Plan::key, Function.identity()));
        var lines = look.look(plans.stream().map(Plan::record).toList()).stream()
                .map(cleared -> Line.record(cleared.map(
                        record -> Objects.requireNonNull(byKey.get(record.key().value())))))
                .toList();
        keptBack.addAll(byKey.keySet());
        lines.forEach(line -> keptBack.remove(line.key()));
        return lines;
    }

    /** The one key of a telling of one line. */
    String key() {
        if (single != null) {
            return single.key();
        }
        return plans.isEmpty() ? withdrawals.get(0).key() : plans.get(0).key();
    }

    /** Whether it is one line that is told alone. */
    boolean alone() {
        return single != null;
    }

    /** A try of it had no answer. */
    void unanswered() {
        unanswered = true;
    }

    /** Whether a try of it that had no answer may have been done. */
    boolean mayBeDone() {
        return unanswered;
    }

    /** Whether the last look kept a record back. */
    boolean keptBack(String key) {
        return keptBack.contains(key);
    }

    /** The same, each line by itself. */
    List<Telling> oneByOne() {
        var each = new ArrayList<Telling>();
        withdrawals.forEach(line -> each.add(new Telling(List.of(line), List.of(), look, keptBack)));
        plans.stream()
                .filter(plan -> !keptBack(plan.key()))
                .forEach(plan -> each.add(new Telling(List.of(), List.of(plan), look, keptBack)));
        return each;
    }
}
