package org.herkomst.app.evaluation;

import org.herkomst.connector.resolver.evaluation.Changes;
import org.herkomst.connector.resolver.evaluation.Comparison;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code index evaluate} found, and of what.
 *
 * @param file name of the labels file
 * @param unreadable rows of it that could not be used
 * @param options how it was evaluated
 * @param report of the configuration's own index
 * @param against what it was compared with, where it was
 */
public record Evaluated(
        String file,
        long unreadable,
        EvaluationOptions options,
        EvaluationReport report,
        @Nullable Against against) {

    /**
     * The other index.
     *
     * @param config its configuration file
     * @param report its report
     * @param changes what became of single rows; the first resolver is the other index
     */
    public record Against(String config, EvaluationReport report, Changes changes) {
        /** From a comparison whose first resolver is the other index. */
        public static Against of(String config, Comparison comparison) {
            return new Against(config, comparison.one(), comparison.changes());
        }
    }
}
