package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.targets.hubspot.Wire.BatchAnswer;
import org.herkomst.targets.hubspot.Wire.BatchWrite;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.Input;
import org.jspecify.annotations.Nullable;

/** One batch on its way: each record has a trace id of its own, by which the answer is read. Status and order of an answer say nothing. */
final class Outgoing {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Map<String, Plan> byTrace = new LinkedHashMap<>();
    private final List<Cleared<Input>> inputs = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private boolean unnamedErrors;

    private Outgoing(List<Cleared<Plan>> plans) {
        for (var plan : plans) {
            var trace = "hk-" + NUMBER.incrementAndGet();
            byTrace.put(trace, plan.value());
            inputs.add(plan.map(p -> input(trace, p)));
        }
    }

    static Outgoing of(List<Cleared<Plan>> plans) {
        return new Outgoing(plans);
    }

    List<Plan> plans() {
        return List.copyOf(byTrace.values());
    }

    /** The call that sends it. */
    BatchAnswer send(HubSpotApi api) {
        var write = BatchWrite.of(inputs);
        var creates = byTrace.values().stream().anyMatch(p -> p.targetId() == null);
        var answer = creates ? api.upsert(write) : api.update(write);
        if (answer == null) {
            throw Failure.noAnswer();
        }
        return answer;
    }

    private static Input input(String trace, Plan plan) {
        return plan.targetId() == null
                ? new Input(Keys.KEY, plan.record().key().value(), trace, plan.send())
                : new Input(null, plan.targetId(), trace, plan.send());
    }

    /** What an answer says; {@code unknown} are in neither of its lists. */
    record Verdicts(List<Receipt> receipts, List<Plan> unknown, boolean unnamedErrors) {}

    Verdicts judge(BatchAnswer answer) {
        var open = new LinkedHashMap<>(byTrace);
        answer.troubles().forEach(t -> refuse(t, open));
        for (var company : answer.found()) {
            var trace = trace(company, open);
            if (trace != null) {
                receipts.add(Objects.requireNonNull(open.remove(trace)).accepted(company.id()));
            }
        }
        if (unnamedErrors && byTrace.size() == 1 && open.size() == 1) {
            receipts.add(refusal(
                    open.values().iterator().next(), 0, answer.troubles().get(0)));
            open.clear();
        }
        return new Verdicts(receipts, List.copyOf(open.values()), unnamedErrors);
    }

    private void refuse(Trouble trouble, Map<String, Plan> open) {
        if (trouble.ofSchema()) {
            throw Problems.schema(trouble);
        }
        var traces = open.entrySet().stream()
                .filter(e -> names(trouble, e.getKey(), e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        unnamedErrors |= traces.isEmpty();
        if (!comesAgain(trouble)) {
            traces.forEach(t -> receipts.add(refusal(Objects.requireNonNull(open.remove(t)), 0, trouble)));
        }
    }

    /** Errors of HubSpot's own, which leave the record open. */
    static boolean comesAgain(Trouble trouble) {
        return trouble.category().equals("INTERNAL_ERROR") || trouble.category().startsWith("RATE_LIMIT");
    }

    private static boolean names(Trouble trouble, String trace, Plan plan) {
        return trouble.records().contains(trace)
                || trouble.records().contains(plan.record().key().value())
                || (plan.targetId() != null && trouble.records().contains(plan.targetId()));
    }

    private static @Nullable String trace(Company company, Map<String, Plan> open) {
        if (company.id() == null) {
            return null;
        }
        var key = company.value(Keys.KEY);
        for (var e : open.entrySet()) {
            var ours = e.getValue().record().key().value();
            var named = e.getKey().equals(company.objectWriteTraceId());
            if (named
                    ? key.isEmpty() || key.equals(ours)
                    : company.objectWriteTraceId() == null && fits(company, e.getValue())) {
                return e.getKey();
            }
        }
        return null;
    }

    private static boolean fits(Company company, Plan plan) {
        return company.value(Keys.KEY).equals(plan.record().key().value())
                || (plan.targetId() != null && plan.targetId().equals(company.id()));
    }

    static Receipt refusal(Plan plan, int status, Trouble trouble) {
        var category = trouble.category();
        if (plan.targetId() != null && category.equals("OBJECT_NOT_FOUND")) {
            return Receipts.refused(plan.record(), Verdict.REJECTED, Problems.deletedThere());
        }
        if (status == 409 || category.equals("CONFLICT") || category.equals("OBJECT_ALREADY_EXISTS")) {
            return Receipts.refused(
                    plan.record(),
                    Verdict.CONFLICT,
                    Problems.conflict("HubSpot reports a conflict: " + trouble.inWords()));
        }
        return Receipts.refused(plan.record(), Verdict.REJECTED, Problems.rejected(status, trouble));
    }
}
