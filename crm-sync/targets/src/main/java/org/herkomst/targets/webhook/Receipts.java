package org.herkomst.targets.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetPause;
import org.jspecify.annotations.Nullable;

/** What is said of records, by what the receiver said of them. */
final class Receipts {
    private Receipts() {}

    static Receipt of(Plan plan, Said said) {
        return switch (said.word()) {
            case TAKEN -> accepted(plan, plan.verdict(), said);
            case CREATED -> accepted(plan, Verdict.CREATED, said);
            case UPDATED -> accepted(plan, Verdict.UPDATED, said);
            case ADOPTED -> accepted(plan, Verdict.ADOPTED, said);
            case REJECTED -> refused(plan, Verdict.REJECTED, said);
            case AMBIGUOUS -> refused(plan, Verdict.AMBIGUOUS, said);
            case CONFLICT -> refused(plan, Verdict.CONFLICT, said);
            case DEFERRED, DELETED, STRIPPED, NOT_THERE ->
                deferred(plan.record(), Problems.undecided(said.problem()), Optional.empty());
        };
    }

    /** Fields that the receiver ignored are told, and not among what it holds. */
    private static Receipt accepted(Plan plan, Verdict verdict, Said said) {
        var compared = plan.compared();
        var ignored = new TreeSet<>(said.ignored());
        ignored.retainAll(compared.send().keySet());
        var held = new LinkedHashMap<>(compared.held());
        held.keySet().removeAll(ignored);
        var counts = compared.counts();
        counts.written -= ignored.size();
        return new Receipt(
                plan.record().key(),
                verdict,
                said.id() == null ? plan.id() : said.id(),
                held,
                counts,
                ignored.isEmpty() ? null : named(plan.record().key(), Problems.ignored(ignored)),
                null,
                without(compared.changes(), ignored),
                verdict == Verdict.UPDATED ? Receipt.BY_KEY : null,
                List.of());
    }

    private static List<FieldChange> without(List<FieldChange> changes, Set<String> ignored) {
        return changes.stream().filter(c -> !ignored.contains(c.field())).toList();
    }

    private static Receipt refused(Plan plan, Verdict verdict, Said said) {
        return receipt(plan.record(), verdict, Problems.refused(said), null);
    }

    static Receipt deferred(CrmRecord record, Problem problem, Optional<TargetPause> pause) {
        return receipt(record, Verdict.DEFERRED, problem, until(pause));
    }

    private static Receipt receipt(CrmRecord record, Verdict verdict, Problem problem, @Nullable Instant notBefore) {
        return new Receipt(
                record.key(), verdict, null, Map.of(), new FieldCounts(), named(record.key(), problem), notBefore);
    }

    static Retracted of(Retraction retraction, Said said) {
        return switch (said.word()) {
            case TAKEN -> retracted(retraction, theirs(retraction) ? Outcome.STRIPPED : Outcome.DELETED, null);
            case DELETED -> retracted(retraction, Outcome.DELETED, null);
            case STRIPPED -> retracted(retraction, Outcome.STRIPPED, null);
            case NOT_THERE -> retracted(retraction, Outcome.NOT_THERE, null);
            case REJECTED, AMBIGUOUS, CONFLICT -> retracted(retraction, Outcome.REFUSED, Problems.refused(said));
            case CREATED, UPDATED, ADOPTED, DEFERRED ->
                retracted(retraction, Outcome.DEFERRED, Problems.undecided(said.problem()));
        };
    }

    private static boolean theirs(Retraction retraction) {
        return retraction.ownership() == Ownership.ADOPTED;
    }

    static Retracted notThere(Retraction retraction) {
        return retracted(retraction, Outcome.NOT_THERE, null);
    }

    static Retracted deferred(Retraction retraction, Problem problem, Optional<TargetPause> pause) {
        return new Retracted(
                retraction.key(),
                Outcome.DEFERRED,
                retraction.targetId(),
                named(retraction.key(), problem),
                until(pause));
    }

    private static Retracted retracted(Retraction retraction, Outcome outcome, @Nullable Problem problem) {
        var why = problem == null ? null : named(retraction.key(), problem);
        return new Retracted(retraction.key(), outcome, retraction.targetId(), why, null);
    }

    private static @Nullable Instant until(Optional<TargetPause> pause) {
        return pause.map(TargetPause::resumeNotBefore).orElse(null);
    }

    private static Problem named(CompanyKey key, Problem problem) {
        return new Problem(problem.code(), problem.category(), 1, key + ": " + problem.example(), problem.action());
    }
}
