package org.herkomst.connector.resolver.published;

import java.util.List;

/**
 * What one domain publishes.
 *
 * @param domain registrable domain in lower case
 * @param optOut whether it wants none of this
 * @param networks its networks, sorted, each once a source; none where it has opted out
 */
public record DomainAnswer(String domain, OptOut optOut, List<PublishedNetwork> networks) {
    public DomainAnswer {
        if (networks.stream().anyMatch(network -> !network.domain().equals(domain))) {
            throw new IllegalArgumentException("A network of another domain");
        }
        networks = optOut.isStated()
                ? List.of()
                : networks.stream().sorted(PublishedNetwork.ORDER).distinct().toList();
    }

    /** This answer, or the earlier one where that holds an opt-out by file and nobody could look for the file now. */
    DomainAnswer after(DomainAnswer earlier) {
        return optOut == OptOut.UNSURE && earlier.optOut == OptOut.IN_FILE ? earlier : this;
    }

    /** Whether a company wants none of this, as far as could be found out. */
    public enum OptOut {
        /** No opt-out is published. */
        NONE,
        /** A TXT record says so. */
        IN_DNS,
        /** The well-known file says so. */
        IN_FILE,
        /** None in the DNS, and nobody could look for the file: an earlier opt-out by file still holds. */
        UNSURE;

        /** Whether an opt-out is published. */
        public boolean isStated() {
            return this == IN_DNS || this == IN_FILE;
        }
    }
}
