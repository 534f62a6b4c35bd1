package org.herkomst.connector.resolver.published;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.herkomst.connector.address.AddressRange;

/**
 * A term of an SPF record that may name a network (RFC 7208, sections 4.6.1 and 5).
 *
 * @param kind what it is
 * @param value what stands behind the colon or the equals sign, in lower case; empty where nothing does
 * @param prefix4 prefix length for IPv4 addresses of a host
 * @param prefix6 prefix length for IPv6 addresses of a host
 */
record SpfTerm(Kind kind, String value, int prefix4, int prefix6) {
    private static final Pattern REDIRECT = Pattern.compile("redirect=(.+)");
    private static final Pattern MODIFIER = Pattern.compile("[a-z][a-z0-9_.-]*=.*");
    private static final Pattern NETWORK = Pattern.compile("\\+?ip[46]:(.+)");
    private static final Pattern MECHANISM = Pattern.compile(
            "([+?~-]?)(all|include|a|mx|ptr|exists|ip4|ip6)(?::([^/]+))?(?:/(\\d{1,2}))?(?://(\\d{1,3}))?");
    private static final Pattern HOST = Pattern.compile("([a-z0-9_-]{1,63}\\.)*[a-z0-9_-]{1,63}\\.?");

    /** Reads a term; empty where it isn't one. */
    static Optional<SpfTerm> parse(String term) {
        String text = term.toLowerCase(Locale.ROOT);
        Matcher redirect = REDIRECT.matcher(text);
        if (redirect.matches()) {
            return named(Kind.REDIRECT, redirect.group(1));
        }
        Matcher network = NETWORK.matcher(text);
        if (network.matches()) {
            return network(network.group(1), text.contains("ip4:"));
        }
        Matcher mechanism = MECHANISM.matcher(text);
        if (mechanism.matches()) {
            return mechanism(mechanism);
        }
        return MODIFIER.matcher(text).matches() ? Optional.of(of(Kind.OTHER, "")) : Optional.empty();
    }

    private static Optional<SpfTerm> mechanism(Matcher found) {
        String word = found.group(2);
        if (word.equals("all")) {
            return Optional.of(of(Kind.ALL, ""));
        }
        boolean passes = found.group(1).isEmpty() || found.group(1).equals("+");
        Kind kind = Kind.of(word);
        if (!passes) {
            return Optional.of(of(kind.asks() ? Kind.LOOK_UP : Kind.OTHER, ""));
        }
        if (kind == Kind.HOST || kind == Kind.EXCHANGER) {
            return host(kind, found);
        }
        String value = found.group(3);
        return value == null && kind == Kind.INCLUDE ? Optional.empty() : named(kind, value == null ? "" : value);
    }

    private static Optional<SpfTerm> host(Kind kind, Matcher found) {
        int prefix4 = found.group(4) == null ? 32 : Integer.parseInt(found.group(4));
        int prefix6 = found.group(5) == null ? 128 : Integer.parseInt(found.group(5));
        String value = found.group(3) == null ? "" : found.group(3);
        return prefix4 > 32 || prefix6 > 128
                ? Optional.empty()
                : named(kind, value).map(term -> new SpfTerm(term.kind, term.value, prefix4, prefix6));
    }

    private static Optional<SpfTerm> network(String block, boolean ipv4) {
        return AddressRange.parse(block)
                        .filter(range -> range.ipv4() == ipv4 && block.indexOf('-') < 0)
                        .isPresent()
                ? Optional.of(of(Kind.NETWORK, block))
                : Optional.empty();
    }

    /** A term with a name; names with macros depend on the sender of a mail, so they are only counted. */
    private static Optional<SpfTerm> named(Kind kind, String name) {
        if (name.indexOf('%') >= 0) {
            return Optional.of(of(Kind.LOOK_UP, ""));
        }
        if (!name.isEmpty() && !HOST.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(of(kind, name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
    }

    private static SpfTerm of(Kind kind, String value) {
        return new SpfTerm(kind, value, 32, 128);
    }

    /** What a term is to us. */
    enum Kind {
        NETWORK,
        HOST,
        EXCHANGER,
        INCLUDE,
        REDIRECT,
        ALL,
        /** Costs a receiver a look-up, and names nothing. */
        LOOK_UP,
        OTHER;

        private static Kind of(String word) {
            return switch (word) {
                case "a" -> HOST;
                case "mx" -> EXCHANGER;
                case "include" -> INCLUDE;
                case "ptr", "exists" -> LOOK_UP;
                default -> OTHER;
            };
        }

        /** Whether it counts among the ten look-ups of RFC 7208, section 4.6.4. */
        boolean asks() {
            return this == HOST || this == EXCHANGER || this == INCLUDE || this == REDIRECT || this == LOOK_UP;
        }
    }
}
