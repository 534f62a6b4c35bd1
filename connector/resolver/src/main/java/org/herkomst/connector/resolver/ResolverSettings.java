package org.herkomst.connector.resolver;

import java.util.List;

/**
 * The resolver's configuration.
 *
 * @param inputs the inputs; on equal ranges an earlier one wins
 * @param minimumConfidence below it no company is named, 0 to 1
 */
public record ResolverSettings(List<InputSettings> inputs, double minimumConfidence) {
    public ResolverSettings {
        inputs = List.copyOf(inputs);
        if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
            throw new InputException(
                    "resolver.minimum-confidence", "the value is not between 0 and 1", "Give a number such as 0.7.");
        }
    }
}
