package org.herkomst.connector.resolver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resolver's configuration.
 *
 * @param inputs the inputs; on equal ranges an earlier one wins
 * @param minimumConfidence below it no company is named, 0 to 1
 * @param dnsServer who is asked what domains publish, as {@code host} or {@code host:port}; the system's where left out
 */
public record ResolverSettings(
        List<InputSettings> inputs,
        double minimumConfidence,
        @Nullable String dnsServer) {
    /** Settings that ask the system's DNS server, if any. */
    public ResolverSettings(List<InputSettings> inputs, double minimumConfidence) {
        this(inputs, minimumConfidence, null);
    }

    public ResolverSettings {
        inputs = List.copyOf(inputs);
        if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
            throw new InputException(
                    "resolver.minimum-confidence", "the value is not between 0 and 1", "Give a number such as 0.7.");
        }
    }
}
