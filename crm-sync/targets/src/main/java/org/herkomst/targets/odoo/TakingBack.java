package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.targets.odoo.Failure.Kind;

/**
 * Deletes what we made, for good, and empties our fields in what is a person's. What Odoo doesn't delete is emptied and archived. A
 * request without an answer is read back before it is sent again; one that fails is halved down to the record that spoils it.
 */
final class TakingBack {
    private static final int ROUNDS = 3;

    private final Partners partners;
    private final Connection connection;
    private final TakeBackSearch search;
    private Problem lastProblem = Problems.unreachable();

    TakingBack(Partners partners, TakeBackSearch search) {
        this.partners = partners;
        this.connection = partners.connection();
        this.search = search;
    }

    /** Gives each record its outcome; what is thrown leaves the rest open. */
    void work(List<TakeBack> records) {
        for (var round = 0; round < ROUNDS && !open(records).isEmpty(); round++) {
            if (round > 0) {
                readBack(open(records));
            }
            delete(open(records).stream().filter(TakeBack::delete).toList());
            empty(open(records).stream().filter(r -> !r.delete()).toList());
        }
        open(records).forEach(r -> r.end(Outcome.DEFERRED, lastProblem));
    }

    private static List<TakeBack> open(List<TakeBack> records) {
        return records.stream().filter(TakeBack::open).toList();
    }

    private void readBack(List<TakeBack> records) {
        var there = new LinkedHashMap<Long, Partner>();
        search.byId(records.stream().map(TakeBack::id).toList()).forEach(p -> there.put(p.id(), p));
        for (var record : records) {
            var partner = there.get(record.id());
            if (partner == null) {
                record.end(record.deleting ? Outcome.DELETED : Outcome.NOT_THERE, null);
            } else {
                record.read(partner);
            }
        }
    }

    private void delete(List<TakeBack> records) {
        if (records.isEmpty()) {
            return;
        }
        records.forEach(r -> r.deleting = true);
        attempt(
                records,
                () -> {
                    connection.change(Partners.unlink(ids(records)), Partners::done);
                    records.forEach(r -> r.end(Outcome.DELETED, null));
                },
                this::delete);
    }

    private void empty(List<TakeBack> records) {
        var same = new LinkedHashMap<Map<String, Object>, List<TakeBack>>();
        records.forEach(
                r -> same.computeIfAbsent(r.values(), v -> new ArrayList<>()).add(r));
        same.forEach((values, those) -> {
            if (values.isEmpty()) {
                those.forEach(TakeBack::emptied);
            } else {
                write(those, values);
            }
        });
    }

    private void write(List<TakeBack> records, Map<String, Object> values) {
        attempt(
                records,
                () -> {
                    connection.change(Partners.write(ids(records), values), Partners::done);
                    records.forEach(TakeBack::emptied);
                },
                part -> write(part, values));
    }

    private static List<Long> ids(List<TakeBack> records) {
        return records.stream().map(TakeBack::id).toList();
    }

    private void attempt(List<TakeBack> records, Runnable request, Consumer<List<TakeBack>> again) {
        try {
            request.run();
        } catch (Failure f) {
            if (f.open()) {
                lastProblem = Problems.failed(f);
            } else if (!f.ofRecord() && f.kind != Kind.RIGHT) {
                throw Problems.account(f, "write and delete contacts");
            } else if (records.size() == 1) {
                refused(records.get(0), f);
            } else {
                var middle = records.size() / 2;
                again.accept(records.subList(0, middle));
                again.accept(records.subList(middle, records.size()));
            }
        }
    }

    /** That a record isn't there is believed when it is read back. */
    private void refused(TakeBack record, Failure failure) {
        if (failure.kind == Kind.GONE) {
            lastProblem = Problems.rejected(failure.name);
        } else if (failure.kind == Kind.RIGHT && !mayAtAll(record)) {
            throw Problems.account(failure, record.delete() ? "delete contacts" : "write contacts");
        } else if (record.delete()) {
            record.keep();
        } else {
            record.end(
                    Outcome.REFUSED, Problems.rejected(failure.name.isEmpty() ? "no reason is given" : failure.name));
        }
    }

    /** A user who may do it with contacts and not with this one meets a record rule. */
    private boolean mayAtAll(TakeBack record) {
        return partners.may(record.delete() ? "unlink" : "write").orElse(false);
    }
}
