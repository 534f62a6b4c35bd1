package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.targets.salesforce.Classifier.Kind;
import org.herkomst.targets.salesforce.Wire.Records;
import org.herkomst.targets.salesforce.Wire.Result;

/** One batch on its way: all of it new, or all of it there already. Salesforce answers in the order of the records. */
final class Outgoing {
    private final List<Cleared<Plan>> plans;

    Outgoing(List<Cleared<Plan>> plans) {
        this.plans = plans;
    }

    List<Plan> plans() {
        return plans.stream().map(Cleared::value).toList();
    }

    /** The call that sends it. */
    List<Result> send(SalesforceApi api) {
        var records = Records.of(plans.stream().map(p -> p.map(Plan::wire)).toList());
        var creates = plans.stream().anyMatch(p -> p.value().targetId() == null);
        var answer = creates ? api.upsert(records) : api.update(records);
        if (answer == null) {
            throw Failure.noAnswer();
        }
        return answer;
    }

    /**
     * What an answer says.
     *
     * @param receipts what is decided
     * @param accepted plans that Salesforce took
     * @param unknown nobody knows what became of them
     * @param locked were not done, for others hold the account
     */
    record Verdicts(List<Receipt> receipts, List<Plan> accepted, List<Plan> unknown, List<Plan> locked) {
        static Verdicts empty() {
            return new Verdicts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Verdicts judge(List<Result> answer) {
        var verdicts = Verdicts.empty();
        var sent = plans();
        if (answer.size() != sent.size() || !inOrder(answer, sent)) {
            verdicts.unknown().addAll(sent);
            return verdicts;
        }
        for (var at = 0; at < sent.size(); at++) {
            judge(sent.get(at), answer.get(at), verdicts);
        }
        return verdicts;
    }

    /** Where an id isn't the one that was sent, positions say nothing. */
    private static boolean inOrder(List<Result> answer, List<Plan> sent) {
        for (var at = 0; at < sent.size(); at++) {
            var result = answer.get(at);
            var id = sent.get(at).targetId();
            if (result == null || (id != null && result.id() != null && !Account.sameId(id, result.id()))) {
                return false;
            }
        }
        return true;
    }

    private static void judge(Plan plan, Result result, Verdicts verdicts) {
        if (result.done()) {
            verdicts.receipts().add(plan.accepted(result.id()));
            verdicts.accepted().add(plan);
            return;
        }
        var failure = new Failure(200, Trouble.of(result.faults()), null);
        if (plan.targetId() == null && failure.trouble.has("INSUFFICIENT_ACCESS_OR_READONLY")) {
            // Nobody shares a record that isn't there yet: the right to make any is missing.
            throw new TargetException(Problems.rightMissing(failure));
        }
        if (failure.kind == Kind.LOCKED) {
            verdicts.locked().add(plan);
        } else if (!result.refused() || failure.notNow()) {
            verdicts.unknown().add(plan);
        } else if (failure.ofRecords()) {
            verdicts.receipts().add(refusal(plan, failure));
        } else {
            throw Problems.account(failure);
        }
    }

    static Receipt refusal(Plan plan, Failure failure) {
        return switch (failure.kind) {
            case DUPLICATES -> Receipts.refused(plan.record(), Verdict.AMBIGUOUS, Problems.duplicateRule());
            case CONFLICT ->
                Receipts.refused(
                        plan.record(),
                        Verdict.CONFLICT,
                        Problems.conflict("Salesforce reports a conflict: " + failure.trouble.inWords()));
            case GONE -> Receipts.refused(plan.record(), Verdict.REJECTED, Problems.deletedThere(""));
            default -> Receipts.refused(plan.record(), Verdict.REJECTED, Problems.rejected(failure.trouble));
        };
    }
}
