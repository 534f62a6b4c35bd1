package org.herkomst.targets.odoo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.odoo.Failure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Writes plans and finds out what became of each. Of a refused load the named rows are dropped and the rest is sent again; one that
 * names none is halved down to the record that spoils it. A write without an answer is read back by our key before it is sent again.
 */
final class Sending {
    private static final int ROUNDS = 3;

    private final Partners partners;
    private final Fields fields;
    private final LastLook look;
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Plan> done = new ArrayList<>();
    private final Set<CompanyKey> keptBack = new HashSet<>();
    private @Nullable TargetPause pause;
    private Problem lastProblem = Problems.unreachable();

    Sending(Partners partners, Fields fields, LastLook look) {
        this.partners = partners;
        this.fields = fields;
        this.look = look;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    /** Plans that Odoo took. */
    List<Plan> done() {
        return done;
    }

    Optional<TargetPause> pause() {
        return Optional.ofNullable(pause);
    }

    /** Sends records that are there already and then new ones. */
    void send(List<Plan> plans) {
        plans.stream().filter(p -> p.send().isEmpty()).forEach(p -> receipts.add(p.accepted(null)));
        requests(plans.stream().filter(p -> !p.send().isEmpty()).toList()).forEach(this::settle);
    }

    /** A cell that a load leaves empty would say that there is no value, so rows of one load have the same fields. */
    private static List<List<Plan>> requests(List<Plan> plans) {
        var requests = new ArrayList<List<Plan>>();
        var loads = new LinkedHashMap<List<String>, List<Plan>>();
        for (var plan : plans) {
            if (plan.id() == null) {
                loads.computeIfAbsent(List.copyOf(plan.send().keySet()), k -> new ArrayList<>())
                        .add(plan);
            } else {
                requests.add(List.of(plan));
            }
        }
        requests.addAll(loads.values());
        return requests;
    }

    private void settle(List<Plan> plans) {
        var open = plans;
        try {
            for (var round = 0; round < ROUNDS && !open.isEmpty(); round++) {
                var unknown = attempt(open);
                open = unknown.isEmpty() ? unknown : readBack(unknown);
            }
            defer(open, lastProblem, null);
        } catch (Paused p) {
            pause = p.pause;
            defer(plans, p.pause.problem(), p.pause.resumeNotBefore());
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

    /** Sends; gives those of which nobody knows what became. */
    private List<Plan> attempt(List<Plan> plans) {
        if (plans.isEmpty()) {
            return plans;
        }
        var outgoing = new Outgoing(plans, look, fields, keptBack);
        try {
            return partners.connection()
                    .write(outgoing)
                    .map(loaded -> judge(outgoing.sent(), loaded))
                    .orElse(List.of());
        } catch (Failure f) {
            return failed(outgoing.sent(), f);
        }
    }

    private List<Plan> judge(List<Plan> sent, Loaded loaded) {
        if (loaded.taken()) {
            for (var row = 0; row < sent.size(); row++) {
                accept(sent.get(row), loaded.ids().get(row));
            }
            return List.of();
        }
        if (loaded.refused().isEmpty()) {
            return halves(sent, Problems.rejected("no field is named"));
        }
        var rest = new ArrayList<Plan>();
        for (var row = 0; row < sent.size(); row++) {
            var why = loaded.refused().get(row);
            if (why == null) {
                rest.add(sent.get(row));
            } else {
                refuse(sent.get(row), Problems.rejected(why));
            }
        }
        return attempt(rest);
    }

    private void accept(Plan plan, Long id) {
        receipts.add(plan.accepted(id));
        done.add(plan);
    }

    private void refuse(Plan plan, Problem problem) {
        receipts.add(Receipts.refused(plan.record(), Verdict.REJECTED, problem));
    }

    private List<Plan> halves(List<Plan> plans, Problem problem) {
        if (plans.size() == 1) {
            refuse(plans.get(0), problem);
            return List.of();
        }
        var middle = plans.size() / 2;
        var unknown = new ArrayList<>(attempt(plans.subList(0, middle)));
        unknown.addAll(attempt(plans.subList(middle, plans.size())));
        return unknown;
    }

    private List<Plan> failed(List<Plan> plans, Failure failure) {
        if (failure.open()) {
            lastProblem = Problems.failed(failure);
            return plans;
        }
        if (failure.kind == Kind.GONE && plans.size() == 1) {
            return halves(plans, Problems.deletedThere());
        }
        if (!failure.ofRecord() && !ofThisRecord(failure, plans)) {
            throw Problems.account(failure, "create and write contacts");
        }
        return halves(plans, Problems.rejected(failure.name.isEmpty() ? "no reason is given" : failure.name));
    }

    /** A user who may write contacts and not this one meets a record rule; whoever may not any more has lost a right. */
    private boolean ofThisRecord(Failure failure, List<Plan> plans) {
        return failure.kind == Kind.RIGHT
                && partners.may(plans.get(0).id() == null ? "create" : "write").orElse(false);
    }

    private List<Plan> readBack(List<Plan> unknown) {
        try {
            return settled(unknown);
        } catch (Failure f) {
            if (!f.open()) {
                throw Problems.account(f, "read contacts");
            }
            defer(unknown, Problems.failed(f), null);
            return List.of();
        }
    }

    private List<Plan> settled(List<Plan> unknown) {
        var names = new TreeSet<>(Set.of(Keys.KEY));
        unknown.forEach(p -> names.addAll(p.send().keySet()));
        var keys = unknown.stream().map(p -> p.record().key().value()).toList();
        var there = new LinkedHashMap<String, Partner>();
        partners.in(Keys.KEY, keys, names).forEach(p -> there.put(p.value(Keys.KEY), p));
        return open(unknown, there);
    }

    private List<Plan> open(List<Plan> unknown, Map<String, Partner> there) {
        var open = new ArrayList<Plan>();
        for (var plan : unknown) {
            var partner = there.get(plan.record().key().value());
            var its = partner != null && (plan.id() == null || plan.id() == partner.id());
            if (its && Changes.holds(Objects.requireNonNull(partner), plan)) {
                accept(plan, partner.id());
            } else {
                open.add(plan);
            }
        }
        return open;
    }
}
