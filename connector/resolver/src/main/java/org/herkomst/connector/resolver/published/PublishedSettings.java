package org.herkomst.connector.resolver.published;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How domains are asked.
 *
 * @param server the DNS server as {@code host}, {@code host:port} or {@code [address]:port}; the system's where left out
 * @param timeout how long one question, or one opt-out file, may take; positive
 * @param attempts how often a question is sent until it has an answer; 1 to 5
 * @param parallel how many domains are asked at once; 1 to 64
 * @param perSecond how many questions and files a second are asked for at most, over all domains; positive
 * @param optOutFile whether {@code https://DOMAIN/.well-known/herkomst-opt-out} is asked for
 */
public record PublishedSettings(
        @Nullable String server, Duration timeout, int attempts, int parallel, double perSecond, boolean optOutFile) {
    public PublishedSettings {
        check(!timeout.isNegative() && !timeout.isZero(), "timeout must be positive, such as 3s");
        check(attempts >= 1 && attempts <= 5, "attempts must be 1 to 5");
        check(parallel >= 1 && parallel <= 64, "parallel must be 1 to 64");
        check(perSecond > 0, "perSecond must be more than 0");
    }

    /** Asks the system's DNS server gently. */
    public static PublishedSettings defaults() {
        return new PublishedSettings(null, Duration.ofSeconds(3), 2, 8, 40, true);
    }

    private static void check(boolean legal, String rule) {
        if (!legal) {
            throw new IllegalArgumentException("Settings of published networks: " + rule + ".");
        }
    }
}
