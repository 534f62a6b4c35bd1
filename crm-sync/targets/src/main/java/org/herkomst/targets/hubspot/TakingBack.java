package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.targets.hubspot.Wire.BatchAnswer;
import org.herkomst.targets.hubspot.Wire.BatchArchive;
import org.herkomst.targets.hubspot.Wire.BatchWrite;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.Input;
import org.jspecify.annotations.Nullable;

/**
 * Empties our fields, then archives what we made: a person who restores it finds nothing of ours. A request without an answer is read
 * back before it is sent again; a batch that fails as a whole is halved down to the record that spoils it.
 */
final class TakingBack {
    private static final int ROUNDS = 3;
    private static final int MOST = 100;
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Connection connection;
    private final TakeBackSearch search;
    private Problem lastProblem = Problems.unreachable();
    private boolean unnamedErrors;

    TakingBack(Connection connection, TakeBackSearch search) {
        this.connection = connection;
        this.search = search;
    }

    /** Gives each record its outcome; what is thrown leaves the rest open. */
    void work(List<TakeBack> records) {
        for (var round = 0; round < ROUNDS && !open(records).isEmpty(); round++) {
            if (round > 0) {
                readBack(open(records));
            }
            parts(open(records)).forEach(this::empty);
            var emptied =
                    open(records).stream().filter(r -> r.emptied && r.archive()).toList();
            parts(emptied).forEach(this::archive);
        }
        open(records).forEach(r -> r.end(Outcome.DEFERRED, lastProblem));
    }

    private static List<TakeBack> open(List<TakeBack> records) {
        return records.stream().filter(TakeBack::open).toList();
    }

    /** Batches; one by one where an answer had errors that named no record. */
    private List<List<TakeBack>> parts(List<TakeBack> records) {
        var size = unnamedErrors ? 1 : MOST;
        var parts = new ArrayList<List<TakeBack>>();
        for (var from = 0; from < records.size(); from += size) {
            parts.add(records.subList(from, Math.min(records.size(), from + size)));
        }
        return parts;
    }

    private void readBack(List<TakeBack> records) {
        var there = new LinkedHashMap<String, Company>();
        search.live(records.stream().map(r -> r.id).toList())
                .forEach(c -> there.put(Objects.requireNonNull(c.id()), c));
        for (var record : records) {
            var company = there.get(record.id);
            if (company == null) {
                record.end(record.archiving ? Outcome.DELETED : Outcome.NOT_THERE, null);
            } else {
                record.read(company);
            }
        }
    }

    private void empty(List<TakeBack> records) {
        var byTrace = new LinkedHashMap<String, TakeBack>();
        var inputs = new ArrayList<Input>();
        for (var record : records) {
            var values = record.values();
            if (values.isEmpty()) {
                emptied(record);
            } else {
                var trace = "hk-w-" + NUMBER.incrementAndGet();
                byTrace.put(trace, record);
                inputs.add(new Input(null, record.id, trace, values));
            }
        }
        if (!inputs.isEmpty()) {
            attempt(
                    List.copyOf(byTrace.values()),
                    () -> judge(byTrace, connection.change(api -> api.update(BatchWrite.takingBack(inputs)))),
                    this::empty);
        }
    }

    private static void emptied(TakeBack record) {
        record.emptied = true;
        if (!record.archive()) {
            record.end(Outcome.STRIPPED, record.cannotMark() ? Problems.fieldsMissing(Set.of(Keys.MARK)) : null);
        }
    }

    private void judge(Map<String, TakeBack> byTrace, @Nullable BatchAnswer answer) {
        var given = Objects.requireNonNull(answer);
        given.troubles().forEach(t -> refuse(t, byTrace));
        for (var company : given.found()) {
            var traced = company.objectWriteTraceId();
            byTrace.forEach((trace, record) -> {
                var its = traced == null || traced.equals(trace);
                if (its && record.id.equals(company.id()) && record.open()) {
                    emptied(record);
                }
            });
        }
    }

    private void refuse(Trouble trouble, Map<String, TakeBack> byTrace) {
        if (trouble.ofSchema()) {
            throw Problems.schema(trouble);
        }
        var named = byTrace.entrySet().stream()
                .filter(e -> trouble.records().contains(e.getKey())
                        || trouble.records().contains(e.getValue().id))
                .map(Map.Entry::getValue)
                .toList();
        unnamedErrors |= named.isEmpty();
        var about = named.isEmpty() && byTrace.size() == 1 ? List.copyOf(byTrace.values()) : named;
        if (!Outgoing.comesAgain(trouble)) {
            about.forEach(record -> refuse(record, 0, trouble));
        }
    }

    /** That a record isn't there is believed when it is read back. */
    private void refuse(TakeBack record, int status, Trouble trouble) {
        if (trouble.category().equals("OBJECT_NOT_FOUND")) {
            lastProblem = Problems.rejected(status, trouble);
        } else {
            record.end(Outcome.REFUSED, Problems.rejected(status, trouble));
        }
    }

    private void archive(List<TakeBack> records) {
        var ids = records.stream().map(r -> new Wire.Id(r.id)).toList();
        records.forEach(r -> r.archiving = true);
        attempt(
                records,
                () -> {
                    connection.change(api -> api.archive(new BatchArchive(ids)));
                    records.forEach(r -> r.end(Outcome.DELETED, null));
                },
                this::archive);
    }

    private void attempt(List<TakeBack> records, Runnable request, Consumer<List<TakeBack>> again) {
        try {
            request.run();
        } catch (Failure f) {
            if (f.unknown()) {
                lastProblem = Problems.overloaded(f);
            } else if (f.status == 423) {
                records.forEach(r -> r.end(Outcome.DEFERRED, Problems.overloaded(f)));
            } else if (!Sending.ofRecords(f)) {
                throw Problems.account(f, "crm.objects.companies.write");
            } else if (records.size() == 1) {
                refuse(records.get(0), f.status, f.trouble);
            } else {
                var middle = records.size() / 2;
                again.accept(records.subList(0, middle));
                again.accept(records.subList(middle, records.size()));
            }
        }
    }
}
