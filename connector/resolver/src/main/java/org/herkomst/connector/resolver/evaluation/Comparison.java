package org.herkomst.connector.resolver.evaluation;

/**
 * Two resolvers on the same labels.
 *
 * @param one the first one's report
 * @param other the second one's
 * @param changes what became of single rows
 */
public record Comparison(EvaluationReport one, EvaluationReport other, Changes changes) {}
