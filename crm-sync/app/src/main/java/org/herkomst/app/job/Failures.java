package org.herkomst.app.job;

import java.util.Arrays;
import org.herkomst.app.store.StoreException;
import org.herkomst.connector.matomo.SourceException;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.run.OptOutsUnreadableException;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.target.TargetException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Puts what ended a run into its report. */
final class Failures {
    private static final String AGAIN = "Nothing is lost: run again, it goes on from the last page that was stored.";

    private static final String DATABASE = "Check that it runs, its free space and its log, then run again.";

    private Failures() {}

    static void tell(RuntimeException failure, RunReport report) {
        Problem problem = problem(failure);
        boolean told = report.problems().stream().anyMatch(p -> p.code().equals(problem.code()));
        if (!told) {
            report.add(problem);
        }
    }

    private static Problem problem(RuntimeException failure) {
        if (failure instanceof SourceException s) {
            Category category = Category.valueOf(s.fault().category().name());
            return new Problem(
                    s.fault().code(),
                    category,
                    1,
                    String.valueOf(s.getMessage()),
                    s.fault().action());
        }
        if (failure instanceof TargetException t) {
            return t.problem();
        }
        if (failure instanceof OptOutsUnreadableException o) {
            return o.problem();
        }
        if (failure instanceof RecordUnwritableException r) {
            return r.problem();
        }
        if (failure instanceof StoreException s) {
            return database(String.valueOf(s.getMessage()), s.action());
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            // Batch keeps its own tables, past our stores.
            return database("The database failed while Batch wrote the run's steps", DATABASE);
        }
        if (failure instanceof StoppedException s) {
            return new Problem("HK-RUN-001", Category.NETWORK, 1, String.valueOf(s.getMessage()), AGAIN);
        }
        return new Problem(
                "HK-BUG-001",
                Category.CONFIG,
                1,
                place(failure),
                "Please report this with the version; then run again.");
    }

    private static Problem database(String example, String action) {
        return new Problem("HK-DB-001", Category.NETWORK, 1, example, action);
    }

    /** The exception's class and our own line, never its text. */
    private static String place(RuntimeException failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(f -> f.getClassName().startsWith("org.herkomst."))
                .findFirst()
                .map(f -> failure.getClass().getName() + " at " + f.getClassName() + ":" + f.getLineNumber())
                .orElse(failure.getClass().getName());
    }
}
