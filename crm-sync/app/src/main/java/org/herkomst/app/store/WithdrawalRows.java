package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.herkomst.app.store.Database.Values;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.jspecify.annotations.Nullable;

/** Reads tasks of withdrawals from {@code withdrawal_task} and {@code withdrawal}. */
final class WithdrawalRows {
    private static final String TASKS =
            "select t.id, t.target, t.target_id, t.ownership, t.state, t.tries, t.empty_looks, t.due_at, t.verified_at,"
                    + " w.id, w.reason, w.opt_out_id, w.company_id, w.herkomst_key, w.company_domain, w.who,"
                    + " w.requested_at from withdrawal_task t join withdrawal w on w.id = t.withdrawal_id";

    private WithdrawalRows() {}

    /** Tasks by their numbers, in order. */
    static List<WithdrawalTask> byNumber(Database database, Collection<Long> numbers) {
        return read(database, " where t.id = any(?) order by t.id", Values.numbers(numbers));
    }

    /** Tasks that a condition finds, in its order. */
    static List<WithdrawalTask> read(Database database, String where, Object... parameters) {
        return database.query(TASKS + where, (row, n) -> task(row), parameters);
    }

    private static WithdrawalTask task(ResultSet row) throws SQLException {
        String ownership = row.getString(4);
        Progress progress = new Progress(
                State.valueOf(row.getString(5)), row.getInt(6), row.getInt(7), instant(row, 8), instant(row, 9));
        return new WithdrawalTask(
                row.getLong(1),
                withdrawal(row),
                row.getString(2),
                row.getString(3),
                ownership == null ? null : Ownership.valueOf(ownership),
                progress);
    }

    private static Withdrawal withdrawal(ResultSet row) throws SQLException {
        return new Withdrawal(
                row.getLong(10),
                Reason.valueOf(row.getString(11)),
                row.getObject(12, Long.class),
                row.getLong(13),
                new CompanyKey(row.getString(14)),
                row.getString(15),
                row.getString(16),
                Objects.requireNonNull(instant(row, 17)));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
