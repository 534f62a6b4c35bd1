package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.hubspot.Wire.BatchWrite;
import org.jspecify.annotations.Nullable;

/**
 * Writes plans and finds out what became of each. A write without an answer is read back by our key before it is sent again; a batch
 * that fails as a whole is halved down to the record that spoils it.
 */
final class Sending {
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final LastLook look;
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable TargetPause pause;
    private Problem lastProblem = Problems.unreachable();

    Sending(Connection connection, LastLook look) {
        this.connection = connection;
        this.look = look;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    Optional<TargetPause> pause() {
        return Optional.ofNullable(pause);
    }

    /** Sends records that are there already and then new ones. */
    void send(List<Plan> plans) {
        plans.stream().filter(p -> p.send().isEmpty()).forEach(p -> receipts.add(p.accepted(null)));
        var rest = plans.stream().filter(p -> !p.send().isEmpty()).toList();
        settle(rest.stream().filter(p -> p.targetId() != null).toList());
        settle(rest.stream().filter(p -> p.targetId() == null).toList());
    }

    private void settle(List<Plan> plans) {
        var open = new ArrayList<>(plans);
        try {
            for (var round = 0; round < ROUNDS && !open.isEmpty(); round++) {
                open.retainAll(round(open, round > 0));
            }
            open.forEach(p -> receipts.add(Receipts.deferred(p.record(), lastProblem, null)));
        } catch (Paused p) {
            pause = p.pause;
            open.stream()
                    .filter(plan -> !decided(plan))
                    .forEach(plan -> receipts.add(
                            Receipts.deferred(plan.record(), p.pause.problem(), p.pause.resumeNotBefore())));
        }
    }

    private boolean decided(Plan plan) {
        return receipts.stream().anyMatch(r -> r.key().equals(plan.record().key()));
    }

    /** One round: sends, reads back; gives what is still open. */
    private List<Plan> round(List<Plan> plans, boolean again) {
        var unknown = new ArrayList<Plan>();
        if (again && unnamedErrors) {
            plans.forEach(p -> unknown.addAll(attempt(List.of(p))));
        } else {
            unknown.addAll(attempt(List.copyOf(plans)));
        }
        return unknown.isEmpty() ? unknown : readBack(unknown);
    }

    private boolean unnamedErrors;

    private List<Plan> attempt(List<Plan> asked) {
        var plans = cleared(asked);
        if (plans.isEmpty()) {
            return List.of();
        }
        var outgoing = Outgoing.of(plans);
        try {
            var answer = connection.write(api -> outgoing.creates()
                    ? api.upsert(new BatchWrite(outgoing.inputs()))
                    : api.update(new BatchWrite(outgoing.inputs())));
            var verdicts = outgoing.judge(Objects.requireNonNull(answer));
            receipts.addAll(verdicts.receipts());
            unnamedErrors |= verdicts.unnamedErrors();
            return verdicts.unknown();
        } catch (Failure f) {
            return failed(plans, f);
        }
    }

    private List<Plan> cleared(List<Plan> plans) {
        var keys = look.look(plans.stream().map(Plan::record).toList()).stream()
                .map(cleared -> cleared.value().key())
                .collect(java.util.stream.Collectors.toSet());
        return plans.stream().filter(p -> keys.contains(p.record().key())).toList();
    }

    private List<Plan> failed(List<Plan> plans, Failure failure) {
        if (failure.unknown()) {
            lastProblem = Problems.overloaded(failure);
            return plans;
        }
        if (failure.status == 423) {
            plans.forEach(p -> receipts.add(Receipts.deferred(p.record(), Problems.overloaded(failure), null)));
            return List.of();
        }
        if (!ofRecords(failure)) {
            throw Problems.account(failure, "crm.objects.companies.write");
        }
        return plans.size() == 1 ? refuse(plans.get(0), failure) : halves(plans);
    }

    private static boolean ofRecords(Failure failure) {
        var status = failure.status;
        var notFound = status == 404 && failure.trouble.category().equals("OBJECT_NOT_FOUND");
        return !failure.trouble.ofSchema(status) && (status == 400 || status == 409 || status == 422 || notFound);
    }

    private List<Plan> halves(List<Plan> plans) {
        var middle = plans.size() / 2;
        var unknown = new ArrayList<>(attempt(plans.subList(0, middle)));
        unknown.addAll(attempt(plans.subList(middle, plans.size())));
        return unknown;
    }

    private List<Plan> refuse(Plan plan, Failure failure) {
        receipts.add(Outgoing.refusal(plan, failure.status, failure.trouble));
        return List.of();
    }

    private List<Plan> readBack(List<Plan> unknown) {
        try {
            return new ReadBack(connection).settle(unknown, receipts);
        } catch (Failure f) {
            if (!f.unknown() && f.status != 423) {
                throw Problems.account(f, "crm.objects.companies.read");
            }
            unknown.forEach(p -> receipts.add(Receipts.deferred(p.record(), Problems.overloaded(f), null)));
            return List.of();
        }
    }

    /** Whether no record of this batch came through for want of an answer. */
    static boolean allWithoutAnswer(List<Receipt> receipts) {
        return !receipts.isEmpty()
                && receipts.stream()
                        .allMatch(r -> r.verdict() == Verdict.DEFERRED
                                && r.problem() != null
                                && r.problem().code().startsWith("HK-CRM"));
    }
}
