package org.herkomst.app.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.WriteCounts;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.SchemaDrift;
import org.jspecify.annotations.Nullable;

/** How a run ended: status and exit code of the contract. */
record Ending(RunReport report, @Nullable RuntimeException failure, boolean guarded, boolean limited) {
    /** Failures that are nobody's wrong use: a bug, an unreadable register, a record of changes that can't be written. */
    private static final Set<String> OURS = Set.of("HK-BUG", "HK-OPT", "HK-AUD");

    private static final Set<Category> OPERATOR = EnumSet.of(Category.AUTH, Category.CONFIG, Category.SCHEMA);

    Status status() {
        if (failure != null) {
            return Status.FAILED;
        }
        if (guarded) {
            return Status.STOPPED_BY_GUARD;
        }
        if (report.info().resumeNotBefore() != null) {
            return Status.PARTIAL;
        }
        if (targetRefused()) {
            return Status.FAILED;
        }
        return complete() ? Status.SUCCEEDED : Status.PARTIAL;
    }

    int exitCode(Status status) {
        return switch (status) {
            case SUCCEEDED -> 0;
            case PARTIAL -> report.info().resumeNotBefore() == null ? 1 : 3;
            case STOPPED_BY_GUARD, SKIPPED_OVERLAP -> 4;
            case FAILED, RUNNING -> operatorsFault() && nothingSent() ? 2 : 3;
        };
    }

    /** The pipeline tells a refusal of the whole account as a problem and leaves what was due unsent. */
    private boolean targetRefused() {
        boolean told = problems().stream().anyMatch(problem -> !leftOnPurpose(problem));
        boolean left = report.writes.notSent > 0 && told && (!limited || nothingSent());
        return left || problems().stream().anyMatch(Ending::refusedByTarget);
    }

    /** Left by a plan, or by a mapping that only updates. */
    private static boolean leftOnPurpose(Problem problem) {
        return problem.code().startsWith("HK-PLN") || problem.code().equals(Receipt.ONLY_UPDATES);
    }

    private static boolean refusedByTarget(Problem problem) {
        return problem.category() == Category.AUTH && !problem.code().startsWith("HK-SRC");
    }

    /** All but the warning that the CRM's fields changed, which alone stops nothing. */
    private List<Problem> problems() {
        return report.problems().stream()
                .filter(problem -> !problem.code().equals(SchemaDrift.CODE))
                .toList();
    }

    private boolean complete() {
        WriteCounts w = report.writes;
        return problems().isEmpty() && w.rejected + w.ambiguous + w.conflict + w.deferred + w.invalid == 0;
    }

    private boolean operatorsFault() {
        boolean ours = problems().stream().anyMatch(p -> OURS.stream().anyMatch(p.code()::startsWith));
        return !ours && problems().stream().map(Problem::category).anyMatch(OPERATOR::contains);
    }

    private boolean nothingSent() {
        return report.writes.attempted() == 0;
    }
}
