package org.herkomst.connector.resolver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resolver's configuration.
 *
 * @param inputs the inputs; on equal ranges an earlier one wins
 * @param minimumConfidence below it no company is named, 0 to 1
 * @param dnsServer who is asked what domains publish, as {@code host} or {@code host:port}; the system's where left out
 * @param corrections the file in which people's corrections are kept, whether it is there yet or not; absent: none are kept
 */
public record ResolverSettings(
        List<InputSettings> inputs,
        double minimumConfidence,
        @Nullable String dnsServer,
        @Nullable Path corrections) {
    private static final String OWN = "own data";

    /** Settings that ask the system's DNS server, if any. */
    public ResolverSettings(List<InputSettings> inputs, double minimumConfidence) {
        this(inputs, minimumConfidence, null);
    }

    /** Settings that know of no corrections. */
    public ResolverSettings(List<InputSettings> inputs, double minimumConfidence, @Nullable String dnsServer) {
        this(inputs, minimumConfidence, dnsServer, null);
    }

    public ResolverSettings {
        inputs = List.copyOf(inputs);
        if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
            throw new InputException(
                    "resolver.minimum-confidence", "the value is not between 0 and 1", "Give a number such as 0.7.");
        }
    }

    /** The same with people's corrections from a file, as soon as it is there. */
    public ResolverSettings corrected(Path file) {
        return new ResolverSettings(inputs, minimumConfidence, dnsServer, file);
    }

    /** What an index is made of now: the inputs, then people's corrections where there are any. */
    List<InputSettings> all() {
        if (corrections == null || !Files.exists(corrections)) {
            return inputs;
        }
        List<InputSettings> all = new ArrayList<>(inputs);
        all.add(new InputSettings(CorrectionsInput.TYPE, corrections, null, OWN, Set.of(Permission.NETWORK)));
        return all;
    }
}
