package org.herkomst.targets.espocrm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.jspecify.annotations.Nullable;

/** What is said of records. */
final class Receipts {
    private Receipts() {}

    static Receipt refused(CrmRecord record, Verdict verdict, Problem problem) {
        return new Receipt(record.key(), verdict, null, Map.of(), new FieldCounts(), named(record, problem), null);
    }

    static Receipt deferred(CrmRecord record, Problem problem, @Nullable Instant notBefore) {
        return new Receipt(
                record.key(), Verdict.DEFERRED, null, Map.of(), new FieldCounts(), named(record, problem), notBefore);
    }

    private static Problem named(CrmRecord record, Problem problem) {
        return new Problem(
                problem.code(), problem.category(), 1, record.key() + ": " + problem.example(), problem.action());
    }

    /** Nothing was, or would be, sent. */
    static Receipt accepted(Plan plan) {
        var there = plan.there();
        return Receipt.accepted(
                plan.verdict(),
                plan.record().key(),
                there == null ? null : there.id(),
                plan.compared(),
                plan.matchedBy());
    }

    /**
     * A record that was written, beside what EspoCRM holds of it now. A field that it dropped without a word is a problem, and not among
     * what it holds; one that it writes in its own way is held so.
     *
     * @throws TargetException where it dropped our key: no record could be found again
     */
    static Receipt written(Plan plan, Found now) {
        var dropped = new TreeSet<String>();
        var held = new LinkedHashMap<>(plan.compared().held());
        for (var change : plan.compared().changes()) {
            if (change.written() && !plan.holds(change.field(), change.after(), now)) {
                var theirs = now.value(change.field());
                held.remove(change.field());
                if (theirs.equals(change.before())) {
                    dropped.add(change.field());
                } else if (!theirs.isEmpty()) {
                    held.put(change.field(), theirs);
                }
            }
        }
        if (dropped.contains(Keys.KEY)) {
            throw new TargetException(Problems.dropped(dropped));
        }
        return receipt(plan, now, dropped, held);
    }

    private static Receipt receipt(Plan plan, Found now, java.util.Set<String> dropped, Map<String, String> held) {
        var counts = plan.compared().counts();
        counts.written -= dropped.size();
        var changes = plan.compared().changes().stream()
                .filter(change -> !dropped.contains(change.field()))
                .toList();
        counts.filled -= (int) plan.compared().changes().stream()
                .filter(change -> dropped.contains(change.field()) && filled(change))
                .count();
        var problem = dropped.isEmpty() ? null : named(plan.record(), Problems.dropped(dropped));
        return new Receipt(
                plan.record().key(),
                plan.verdict(),
                now.id(),
                held,
                counts,
                problem,
                null,
                changes,
                plan.matchedBy(),
                java.util.List.of());
    }

    private static boolean filled(FieldChange change) {
        return change.reason() == FieldChange.Reason.WAS_EMPTY
                && change.policy() != org.herkomst.mappings.WritePolicy.OVERWRITE;
    }
}
