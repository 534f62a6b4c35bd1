package org.herkomst.targets.hubspot;

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
import org.herkomst.targets.hubspot.Wire.BatchAnswer;
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
    private final Set<CompanyKey> keptBack = new HashSet<>();
    private boolean unnamedErrors;
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
    private List<Plan> round(List<Plan> plans, boolean again) {
        var unknown = new ArrayList<Plan>();
        if (again && unnamedErrors) {
            plans.forEach(p -> unknown.addAll(attempt(List.of(p))));
        } else {
            unknown.addAll(attempt(List.copyOf(plans)));
        }
        return unknown.isEmpty() ? unknown : readBack(unknown);
    }

    private List<Plan> attempt(List<Plan> plans) {
        var next = new NextRequest(plans);
        try {
            return connection.write(next).map(next::judge).orElse(List.of());
        } catch (Failure f) {
            return failed(next.sent(), f);
        }
    }

    /** Each request holds what a look directly before it cleared; what the look kept back gets no receipt. */
    private final class NextRequest implements Connection.Writing<BatchAnswer> {
        private final Map<CompanyKey, Plan> plans = new LinkedHashMap<>();
        private Outgoing outgoing = Outgoing.of(List.of());

        NextRequest(List<Plan> plans) {
            plans.forEach(p -> this.plans.put(p.record().key(), p));
        }

        @Override
        public Optional<Function<HubSpotApi, BatchAnswer>> next() {
            var cleared = look.look(plans.values().stream().map(Plan::record).toList());
            keptBack.addAll(plans.keySet());
            cleared.forEach(c -> keptBack.remove(c.value().key()));
            outgoing = Outgoing.of(cleared.stream().map(c -> c.map(this::plan)).toList());
            return cleared.isEmpty() ? Optional.empty() : Optional.of(outgoing::send);
        }

        private Plan plan(CrmRecord record) {
            return Objects.requireNonNull(plans.get(record.key()));
        }

        List<Plan> sent() {
            return outgoing.plans();
        }

        List<Plan> judge(BatchAnswer answer) {
            var verdicts = outgoing.judge(answer);
            receipts.addAll(verdicts.receipts());
            unnamedErrors |= verdicts.unnamedErrors();
            return verdicts.unknown();
        }
    }

    private List<Plan> failed(List<Plan> plans, Failure failure) {
        if (failure.unknown()) {
            lastProblem = Problems.overloaded(failure);
            return plans;
        }
        if (failure.status == 423) {
            defer(plans, Problems.overloaded(failure), null);
            return List.of();
        }
        if (!ofRecords(failure)) {
            throw Problems.account(failure, "crm.objects.companies.write");
        }
        return plans.size() == 1 ? refuse(plans.get(0), failure) : halves(plans);
    }

    static boolean ofRecords(Failure failure) {
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
            defer(unknown, Problems.overloaded(f), null);
            return List.of();
        }
    }
}
