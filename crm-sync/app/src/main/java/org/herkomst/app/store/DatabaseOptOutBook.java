package org.herkomst.app.store;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.withdrawal.WithdrawalTask;

/** The book over {@code opt_out}, {@code withdrawal} and {@code withdrawal_task}. */
final class DatabaseOptOutBook implements OptOutBook {
    /** A later withdrawal of the same company takes its tasks over, so they are found by company. */
    private static final String TASKS = " from withdrawal w join withdrawal_task t on t.company_id = w.company_id"
            + " and t.withdrawal_id >= w.id where w.opt_out_id = any(?)";

    private final Database database;
    private final SyncStores stores;

    DatabaseOptOutBook(Database database, SyncStores stores) {
        this.database = database;
        this.stores = stores;
    }

    private record Sum(long optOut, WithdrawalTask.State state, long tasks, boolean begun) {}

    @Override
    public List<Entry> page(long afterId, int limit) {
        return entries(stores.optOuts().page(afterId, limit));
    }

    @Override
    public Optional<Entry> find(long id) {
        return entries(stores.optOuts().find(id).stream().toList()).stream().findFirst();
    }

    private List<Entry> entries(List<OptOut> optOuts) {
        Map<Long, Map<WithdrawalTask.State, Long>> tasks = new HashMap<>();
        Set<Long> begun = new HashSet<>();
        for (Sum sum : sums(optOuts.stream().map(OptOut::id).toList())) {
            tasks.computeIfAbsent(sum.optOut(), id -> new EnumMap<>(WithdrawalTask.State.class))
                    .merge(sum.state(), sum.tasks(), Long::sum);
            if (sum.begun()) {
                begun.add(sum.optOut());
            }
        }
        return optOuts.stream()
                .map(o -> new Entry(o, State.of(o, tasks.getOrDefault(o.id(), Map.of()), begun.contains(o.id()))))
                .toList();
    }

    private List<Sum> sums(Collection<Long> optOuts) {
        if (optOuts.isEmpty()) {
            return List.of();
        }
        return database.query(
                "select w.opt_out_id, t.state, count(distinct t.id), sum(case when t.tries > 0 or t.state <> 'WAITING'"
                        + " then 1 else 0 end)" + TASKS + " group by w.opt_out_id, t.state",
                (row, n) -> new Sum(
                        row.getLong(1),
                        WithdrawalTask.State.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4) > 0),
                Values.numbers(optOuts));
    }

    @Override
    public List<Part> parts(long id) {
        List<Long> numbers =
                database.query("select distinct t.id" + TASKS, (row, n) -> row.getLong(1), Values.numbers(List.of(id)));
        List<WithdrawalTask> tasks = WithdrawalRows.byNumber(database, numbers);
        Map<Long, String> names = new HashMap<>();
        stores.companies()
                .get(tasks.stream()
                        .map(task -> task.withdrawal().company())
                        .distinct()
                        .toList())
                .forEach(company -> names.put(company.id(), company.facts().name()));
        return tasks.stream()
                .map(task -> new Part(
                        task,
                        names.get(task.withdrawal().company()),
                        stores.withdrawals().receipt(task.id())))
                .toList();
    }
}
