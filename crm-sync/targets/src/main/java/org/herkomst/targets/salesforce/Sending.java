package org.herkomst.targets.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.salesforce.Outgoing.Verdicts;
import org.herkomst.targets.salesforce.Wire.Result;
import org.jspecify.annotations.Nullable;

/**
 * Writes plans and finds out what became of each. A write without an answer is read back before it is sent again; what others held is
 * sent again; a batch that fails as a whole is halved down to the record that spoils it.
 */
final class Sending {
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final LastLook look;
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Plan> accepted = new ArrayList<>();
    private final Set<CompanyKey> keptBack = new HashSet<>();
    private @Nullable TargetPause pause;
    private Problem lastProblem = Problems.unreachable();

    Sending(Connection connection, LastLook look) {
        this.connection = connection;
        this.look = look;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    /** What Salesforce said it took. */
    List<Plan> accepted() {
        return accepted;
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
                if (round > 0) {
                    connection.rest(round);
                }
                open.retainAll(round(open));
            }
            defer(open, lastProblem, null);
        } catch (Paused p) {
            pause = p.pause;
            defer(open, p.pause.problem(), p.pause.resumeNotBefore());
        }
    }

    private void defer(List<Plan> plans, Problem problem, @Nullable Instant notBefore) {
        plans.stream()
                .map(Plan::record)
                .filter(record -> !keptBack.contains(record.key()) && !decided(record))
                .forEach(record -> receipts.add(Receipts.deferred(record, problem, notBefore)));
    }

    private boolean decided(CrmRecord record) {
        return receipts.stream().anyMatch(r -> r.key().equals(record.key()));
    }

    /** One round: sends, reads back; gives what is still open. */
    private List<Plan> round(List<Plan> plans) {
        var open = Verdicts.empty();
        attempt(List.copyOf(plans), open);
        var again = new ArrayList<>(open.locked());
        if (!open.unknown().isEmpty()) {
            again.addAll(readBack(open.unknown()));
        }
        return again;
    }

    /** Sends a batch, or its halves; what it leaves open is added. */
    private void attempt(List<Plan> plans, Verdicts open) {
        var next = new NextRequest(plans);
        try {
            connection.write(next).ifPresent(answer -> next.judge(answer, open));
        } catch (Failure f) {
            failed(next.sent(), f, open);
        }
    }

    private void failed(List<Plan> plans, Failure failure, Verdicts open) {
        if (failure.comesAgain()) {
            lastProblem = Problems.overloaded(failure);
            var unknown = failure.kind == Classifier.Kind.UNKNOWN;
            (unknown ? open.unknown() : open.locked()).addAll(plans);
        } else if (!failure.ofRecords()) {
            throw Problems.account(failure);
        } else if (plans.size() == 1) {
            receipts.add(Outgoing.refusal(plans.get(0), failure));
        } else {
            var middle = plans.size() / 2;
            attempt(plans.subList(0, middle), open);
            attempt(plans.subList(middle, plans.size()), open);
        }
    }

    private List<Plan> readBack(List<Plan> unknown) {
        try {
            return new ReadBack(new Reading(connection)).settle(unknown, receipts);
        } catch (Failure f) {
            if (!f.comesAgain()) {
                throw Problems.account(f);
            }
            defer(unknown, Problems.overloaded(f), null);
            return List.of();
        }
    }

    /** Each request holds what a look directly before it cleared; what the look kept back gets no receipt. */
    private final class NextRequest implements Connection.Writing<List<Result>> {
        private final Map<CompanyKey, Plan> plans = new LinkedHashMap<>();
        private Outgoing outgoing = new Outgoing(List.of());

        NextRequest(List<Plan> plans) {
            plans.forEach(p -> this.plans.put(p.record().key(), p));
        }

        @Override
        public Optional<Function<SalesforceApi, @Nullable List<Result>>> next() {
            var cleared = look.look(plans.values().stream().map(Plan::record).toList());
            keptBack.addAll(plans.keySet());
            cleared.forEach(c -> keptBack.remove(c.value().key()));
            outgoing = new Outgoing(cleared.stream().map(c -> c.map(this::plan)).toList());
            return cleared.isEmpty() ? Optional.empty() : Optional.of(outgoing::send);
        }

        private Plan plan(CrmRecord record) {
            return Objects.requireNonNull(plans.get(record.key()));
        }

        List<Plan> sent() {
            return outgoing.plans();
        }

        void judge(List<Result> answer, Verdicts open) {
            var verdicts = outgoing.judge(answer);
            receipts.addAll(verdicts.receipts());
            accepted.addAll(verdicts.accepted());
            open.unknown().addAll(verdicts.unknown());
            open.locked().addAll(verdicts.locked());
            if (!verdicts.locked().isEmpty()) {
                lastProblem = Problems.locked();
            }
        }
    }
}
