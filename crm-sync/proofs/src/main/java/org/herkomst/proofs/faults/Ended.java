package org.herkomst.proofs.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.report.ReportJson;
import org.herkomst.app.store.StoreException;
import org.herkomst.connector.matomo.SourceException;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.target.TargetException;
import org.herkomst.proofs.recovery.Sums;

/**
 * How a run ended, and whether that is clear to who started it.
 *
 * @param exit exit code of the contract
 * @param told codes of what went wrong; of a refusal before the run the kind of exception, which the command line tells with its cure
 * @param report the report; empty where the run did not come to one
 * @param unclear what is not clear, in words; empty where all is
 */
record Ended(int exit, List<String> told, Optional<RunReport> report, List<String> unclear) {
    private static final Pattern CODE = Pattern.compile("HK-[A-Z]{2,4}-\\d{3}");
    private static final String BUG = "HK-BUG";
    private static final Set<Class<?>> FORESEEN = Set.of(
            StoreException.class,
            SourceException.class,
            TargetException.class,
            InputException.class,
            ConfigurationException.class);

    /** From a run's outcome. */
    static Ended of(SyncOutcome outcome) {
        List<Problem> problems = outcome.report().problems();
        List<String> unclear = new ArrayList<>();
        for (Problem problem : problems) {
            if (!CODE.matcher(problem.code()).matches() || problem.code().startsWith(BUG)) {
                unclear.add(problem.code() + " " + problem.example());
            }
            if (problem.action().isBlank()) {
                unclear.add(problem.code() + " says nothing of what to do");
            }
        }
        boolean silent = problems.isEmpty() && outcome.exitCode() != 0 && outcome.exitCode() != 4;
        if (silent || outcome.exitCode() == 2) {
            unclear.add("exit " + outcome.exitCode() + " with " + problems.size() + " problems");
        }
        Sums.open(ReportJson.tree(outcome.report())).forEach(sum -> unclear.add("the sums are open: " + sum));
        List<String> codes = problems.stream().map(Problem::code).toList();
        return new Ended(outcome.exitCode(), codes, Optional.of(outcome.report()), unclear);
    }

    /** From what a run threw before it had a report. */
    static Ended of(RuntimeException thrown) {
        boolean foreseen = FORESEEN.stream().anyMatch(type -> type.isInstance(thrown));
        boolean configuration = thrown instanceof ConfigurationException || thrown instanceof InputException;
        String place = thrown.getClass().getName() + at(thrown);
        return new Ended(
                configuration ? 2 : 3,
                List.of(thrown.getClass().getSimpleName()),
                Optional.empty(),
                foreseen ? List.of() : List.of("thrown: " + place));
    }

    private static String at(RuntimeException thrown) {
        return java.util.Arrays.stream(thrown.getStackTrace())
                .limit(6)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", ", " at ", ""));
    }

    /** How many records the run sent. */
    long attempted() {
        return report.map(r -> r.writes.attempted()).orElse(0L);
    }

    @Override
    public String toString() {
        List<String> words = report.map(RunReport::problems).orElse(List.of()).stream()
                .map(problem -> problem.code() + " " + problem.example())
                .toList();
        return "exit " + exit + " " + (words.isEmpty() ? told : words);
    }
}
