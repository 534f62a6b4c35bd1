package org.herkomst.connector.resolver;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One input of the resolver, as configured.
 *
 * @param type {@code ranges}, {@code accounts}, {@code dns}, {@code reverse}, {@code mmdb}, {@code asn} or {@code rpsl}
 * @param path the file
 * @param organisations second file of an {@code rpsl} input
 * @param licence licence or agreement, as the operator states it; stands in the manifest and in the evidence
 * @param permits what its terms permit; the default of the type where left out
 */
public record InputSettings(
        String type, Path path, @Nullable Path organisations, String licence, Set<Permission> permits) {
    public InputSettings {
        permits = Set.copyOf(permits);
    }
}
