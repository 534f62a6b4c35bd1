package org.herkomst.app.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Turns what a driver throws into a {@link StoreException}: by SQL state, without the driver's text, which may hold values. */
final class DatabaseFault implements SQLExceptionTranslator {
    private static final int H2_LOCKED = 90020;
    private static final int H2_VERSION = 90048;

    @Override
    public DataAccessException translate(String task, @Nullable String sql, SQLException thrown) {
        throw of(thrown);
    }

    /** The fault of a thrown exception, found through its causes. */
    static StoreException of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof StoreException s) {
                return s;
            }
            if (t instanceof SQLException s && s.getSQLState() != null) {
                return ofState(s.getSQLState(), s.getErrorCode());
            }
        }
        return new StoreException(
                thrown instanceof NullPointerException
                        ? "The database gave no answer to a first question"
                        : "The database can't be used (" + thrown.getClass().getSimpleName() + ")",
                "Check that it runs and that herkomst.database.url is right, then run again.");
    }

    private static StoreException ofState(String state, int code) {
        if (code == H2_LOCKED) {
            return new StoreException(
                    "The database file is locked by another program",
                    "End that program, or let it open the file with AUTO_SERVER=TRUE too.");
        }
        if (code == H2_VERSION) {
            return new StoreException(
                    "The database file was written by another version of H2",
                    "Use the version of Herkomst that wrote it, or move the file away and run again.");
        }
        return ofClass(state);
    }

    private static StoreException ofClass(String state) {
        if (state.equals("23505")) {
            return new DuplicateRowException();
        }
        if (state.startsWith("28")) {
            return new StoreException(
                    "The database refused the user or the password",
                    "Correct herkomst.database.username and herkomst.database.password.");
        }
        if (state.startsWith("08")) {
            return new StoreException(
                    "The database can't be reached", "Check herkomst.database.url and that the database runs.");
        }
        if (state.startsWith("3D")) {
            return new StoreException(
                    "The database of herkomst.database.url does not exist", "Create it, or correct the URL.");
        }
        return new StoreException(
                "The database refused a statement (SQL state " + state + ")",
                "Check its free space, its rights and its log, then run again.");
    }
}
