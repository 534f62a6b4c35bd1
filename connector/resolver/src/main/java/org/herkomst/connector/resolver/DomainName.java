package org.herkomst.connector.resolver;

import java.util.Optional;

/**
 * A registrable domain: lower case, punycode, no trailing dot, no {@code www}.
 *
 * @param value the domain
 */
public record DomainName(String value) {

    /** Reads a domain, host or URL; empty where there is no registrable domain in it (a public suffix, an address, rubbish). */
    public static Optional<DomainName> parse(String text) {
        throw new UnsupportedOperationException("to be written by the resolver's author");
    }
}
