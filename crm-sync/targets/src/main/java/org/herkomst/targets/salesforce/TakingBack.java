package org.herkomst.targets.salesforce;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.targets.salesforce.Classifier.Kind;
import org.herkomst.targets.salesforce.Wire.Records;
import org.herkomst.targets.salesforce.Wire.Result;

/**
 * Empties our fields, then deletes what we made: a person who restores it finds nothing of ours. A request without an answer is read
 * back before it is sent again; a batch that fails as a whole is halved down to the record that spoils it.
 */
final class TakingBack {
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final TakeBackSearch search;
    private Problem lastProblem = Problems.unreachable();

    TakingBack(Connection connection, TakeBackSearch search) {
        this.connection = connection;
        this.search = search;
    }

    /** Gives each record its outcome; what is thrown leaves the rest open. */
    void work(List<TakeBack> records) {
        for (var round = 0; round < ROUNDS && !open(records).isEmpty(); round++) {
            if (round > 0) {
                connection.rest(round);
                readBack(open(records));
            }
            Reading.parts(open(records)).forEach(this::empty);
            var emptied =
                    open(records).stream().filter(r -> r.emptied && r.delete()).toList();
            Reading.parts(emptied).forEach(this::delete);
        }
        open(records).forEach(r -> r.end(Outcome.DEFERRED, lastProblem));
    }

    private static List<TakeBack> open(List<TakeBack> records) {
        return records.stream().filter(TakeBack::open).toList();
    }

    private void readBack(List<TakeBack> records) {
        var there = search.live(records.stream().map(r -> r.id).toList());
        for (var record : records) {
            there.stream()
                    .filter(a -> a.is(record.id))
                    .findFirst()
                    .ifPresentOrElse(
                            record::read,
                            () -> record.end(record.deleting ? Outcome.DELETED : Outcome.NOT_THERE, null));
        }
    }

    private void empty(List<TakeBack> records) {
        records.stream().filter(r -> r.values().isEmpty()).forEach(TakingBack::emptied);
        var full = records.stream().filter(r -> !r.values().isEmpty()).toList();
        if (full.isEmpty()) {
            return;
        }
        var body = Records.takingBack(full.stream().map(TakeBack::wire).toList());
        attempt(full, () -> connection.change(api -> api.update(body)), new Ways(TakingBack::emptied, this::empty));
    }

    private static void emptied(TakeBack record) {
        record.emptied = true;
        if (!record.delete()) {
            record.end(Outcome.STRIPPED, record.cannotMark() ? Problems.fieldsMissing(Set.of(Keys.MARK)) : null);
        }
    }

    private void delete(List<TakeBack> records) {
        records.forEach(r -> r.deleting = true);
        var ids = records.stream().map(r -> r.id).collect(Collectors.joining(","));
        attempt(
                records,
                () -> connection.change(api -> api.delete(ids)),
                new Ways(r -> r.end(Outcome.DELETED, null), this::delete));
    }

    /** What is done with a record that went well, and with a part that is sent again. */
    private record Ways(Consumer<TakeBack> done, Consumer<List<TakeBack>> again) {}

    private void attempt(List<TakeBack> records, Supplier<List<Result>> request, Ways ways) {
        try {
            judge(records, request.get(), ways);
        } catch (Failure f) {
            if (f.comesAgain()) {
                lastProblem = Problems.overloaded(f);
            } else if (!f.ofRecords()) {
                throw Problems.account(f);
            } else if (records.size() == 1) {
                refuse(records.get(0), f);
            } else {
                var middle = records.size() / 2;
                ways.again().accept(records.subList(0, middle));
                ways.again().accept(records.subList(middle, records.size()));
            }
        }
    }

    /** By position; where there are more or fewer verdicts than records, all are read back. */
    private void judge(List<TakeBack> records, List<Result> answer, Ways ways) {
        if (answer.size() != records.size()) {
            return;
        }
        for (var at = 0; at < records.size(); at++) {
            var result = answer.get(at);
            var record = records.get(at);
            if (result == null || (result.id() != null && !Account.sameId(result.id(), record.id))) {
                return;
            }
            if (result.done()) {
                ways.done().accept(record);
            } else if (result.refused()) {
                refuse(record, new Failure(200, Trouble.of(result.faults()), null));
            }
        }
    }

    /** That a record isn't there is believed when it is read back. */
    private void refuse(TakeBack record, Failure failure) {
        if (failure.notNow() || failure.kind == Kind.GONE) {
            lastProblem = failure.kind == Kind.GONE ? Problems.rejected(failure.trouble) : Problems.overloaded(failure);
        } else if (failure.ofRecords()) {
            record.end(Outcome.REFUSED, Problems.rejected(failure.trouble));
        } else {
            throw Problems.account(failure);
        }
    }
}
