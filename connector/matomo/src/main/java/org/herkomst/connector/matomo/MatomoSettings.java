package org.herkomst.connector.matomo;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where Matomo is and how it is asked.
 *
 * @param source the source's name in the configuration
 * @param url base address
 * @param token sent in the POST body only
 * @param sites site numbers; empty: all that the token may view
 * @param pageSize visits a page at most; halves on overload and recovers
 * @param timeout longest wait for one answer
 * @param tries how often a request is sent at most when Matomo is overloaded or unreachable
 */
public record MatomoSettings(
        String source, URI url, Secret token, List<Integer> sites, int pageSize, Duration timeout, int tries) {
    public MatomoSettings {
        sites = List.copyOf(sites);
    }
}
