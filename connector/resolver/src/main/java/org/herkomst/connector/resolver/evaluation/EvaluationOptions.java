package org.herkomst.connector.resolver.evaluation;

/**
 * How labels are evaluated.
 *
 * @param rowsPerNetwork most rows of one AS that count; 0 for all. Rows whose AS isn't known are never left out
 * @param asIfPermitted whether companies that are withheld for the terms of their inputs count as shown
 * @param bins how confidences are put together for the calibration table
 */
public record EvaluationOptions(int rowsPerNetwork, boolean asIfPermitted, Bins bins) {
    /** All rows, terms obeyed, bins of 0.1. */
    public static final EvaluationOptions STANDARD = new EvaluationOptions(0, false, Bins.TENTHS);

    /** Ways to put confidences together. */
    public enum Bins {
        /** Bins 0.1 wide; the last one holds 1.0 too. */
        TENTHS,
        /** At most ten bins of about equal counts; equal confidences stay together. */
        EQUAL_COUNTS
    }

    public EvaluationOptions {
        if (rowsPerNetwork < 0) {
            throw new IllegalArgumentException("A cap is 0 or more");
        }
    }
}
