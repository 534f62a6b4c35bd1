package org.herkomst.connector.resolver.published;

import java.util.Optional;
import java.util.stream.Stream;

/** How a domain publishes a network; the surest first. A shared hoster's address can stand behind each but the first. */
public enum NetworkSource {
    /** Written as {@code ip4:} or {@code ip6:} in an SPF record of the domain's own. */
    SPF("spf"),
    /** A host of the domain's own that its SPF record names by {@code a} or {@code mx}, with the prefix given there. */
    SPF_HOST("spf-host"),
    /** A mail exchanger with a name under the domain itself. */
    MAIL_HOST("mx"),
    /** The address of the domain itself; most often its web site's. */
    ADDRESS("a");

    private final String word;

    NetworkSource(String word) {
        this.word = word;
    }

    /** The word for it in a snapshot and in the confidence model. */
    public String word() {
        return word;
    }

    static Optional<NetworkSource> of(String word) {
        return Stream.of(values()).filter(source -> source.word.equals(word)).findFirst();
    }
}
