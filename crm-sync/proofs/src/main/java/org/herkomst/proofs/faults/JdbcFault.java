package org.herkomst.proofs.faults;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Set;

/** What goes wrong with a call to the database. */
enum JdbcFault {
    /** The connection is gone. */
    LOST("08006"),
    /** The work was done, and the connection is gone before the answer. */
    ANSWER_LOST("08006"),
    /** The database chose this transaction to end a deadlock. */
    DEADLOCK("40P01"),
    /** The transaction can't be put in a line with the others. */
    SERIALIZATION("40001"),
    /** No room on the disk. */
    FULL("53100");

    private static final Set<String> WORK = Set.of(
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "executeBatch",
            "executeLargeBatch",
            "commit");
    private static final Set<String> OTHERS = Set.of(
            "connect",
            "prepareStatement",
            "createStatement",
            "next",
            "rollback",
            "setAutoCommit",
            "getGeneratedKeys",
            "isValid",
            "close");
    private final String state;

    JdbcFault(String state) {
        this.state = state;
    }

    /** Whether this call can go wrong so. */
    boolean counts(String call) {
        return WORK.contains(call) || (this == LOST && OTHERS.contains(call));
    }

    /** Whether nothing goes over the connection any more. */
    boolean cuts() {
        return this == LOST || this == ANSWER_LOST;
    }

    /** What the driver throws. */
    SQLException thrown() {
        return state.startsWith("40")
                ? new SQLTransactionRollbackException("planted", state, 0)
                : new SQLException("planted", state, 0);
    }
}
