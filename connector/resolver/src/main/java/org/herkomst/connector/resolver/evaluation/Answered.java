package org.herkomst.connector.resolver.evaluation;

import org.herkomst.connector.resolver.Resolution;

/**
 * A label and what a resolver says of its range. Answers of several indexes may be put into one evaluation, such as those of the
 * folds of a cross-validation.
 */
public record Answered(Label label, Resolution resolution) {}
