package org.herkomst.app.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Statements of the stores: batches, arrays instead of lists in texts, faults without values. Thread-safe. */
final class Database {
    private static final int BATCH = 500;
    private final JdbcTemplate template;
    private final Transactions transactions;

    Database(DataSource dataSource, Transactions transactions) {
        this.template = new JdbcTemplate(dataSource);
        this.template.setExceptionTranslator(new DatabaseFault());
        this.transactions = transactions;
    }

    /** Sets a row's parameters. */
    @FunctionalInterface
    interface Binder<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    Transactions transactions() {
        return transactions;
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        return template.query(sql, statement -> bind(statement, parameters), mapper);
    }

    int update(String sql, @Nullable Object... parameters) {
        return template.update(sql, statement -> bind(statement, parameters));
    }

    /** Inserts a row that may be there, or may come from another process at the same moment; not within a transaction. */
    void insertMissing(String sql, Object... parameters) {
        try {
            transactions.run(() -> update(sql, parameters));
        } catch (DuplicateRowException there) {
            return;
        }
    }

    /** Inserts one row into a table with a column {@code id}; the id that the database gave it. */
    long insert(String sql, PreparedStatementSetter setter) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        template.update(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"});
                    setter.setValues(statement);
                    return statement;
                },
                keys);
        return Objects.requireNonNull(keys.getKey(), "id").longValue();
    }

    /** Runs one statement for each row; the numbers of changed rows, in the rows' order (of an insert they may be unknown). */
    <T> int[] batch(String sql, Collection<T> rows, Binder<T> binder) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        int[] all = new int[rows.size()];
        int at = 0;
        for (int[] part : template.batchUpdate(sql, rows, BATCH, binder::bind)) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Updates each row, and inserts those that were not there; both statements take the same parameters in the same order. */
    <T> void save(String update, String insert, Collection<T> rows, Binder<T> binder) {
        int[] changed = batch(update, rows, binder);
        List<T> all = List.copyOf(rows);
        List<T> missing = java.util.stream.IntStream.range(0, changed.length)
                .filter(i -> changed[i] == 0)
                .mapToObj(all::get)
                .toList();
        batch(insert, missing, binder);
    }

    /** A parameter that is a list of values of one SQL type, for {@code = any(?)}. */
    record Values(String type, List<?> values) {
        static Values numbers(Collection<Long> values) {
            return new Values("bigint", List.copyOf(values));
        }

        static Values texts(Collection<String> values) {
            return new Values("varchar", List.copyOf(values));
        }

        static <T> Values numbers(Collection<T> rows, Function<T, Long> number) {
            return new Values("bigint", rows.stream().map(number).toList());
        }

        static <T> Values texts(Collection<T> rows, Function<T, @Nullable String> text) {
            return new Values("varchar", rows.stream().map(text).toList());
        }

        static <T> Values days(Collection<T> rows, Function<T, LocalDate> day) {
            return new Values("date", rows.stream().map(day).toList());
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Values v) {
                Array array = statement
                        .getConnection()
                        .createArrayOf(v.type(), v.values().toArray());
                statement.setArray(i + 1, array);
            } else if (value instanceof Instant instant) {
                statement.setObject(i + 1, time(instant));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
