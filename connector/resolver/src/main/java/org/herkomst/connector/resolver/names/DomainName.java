package org.herkomst.connector.resolver.names;

import com.google.common.net.InternetDomainName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A registrable domain: lower case, punycode, no trailing dot, no {@code www}. Public suffixes are those of Guava's copy of the
 * public suffix list; {@code .example} counts as one.
 *
 * @param value the domain
 */
public record DomainName(String value) {
    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://");
    private static final Pattern QUAD = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
    private static final String EXAMPLE = ".example";
    private static final int MAX_CHARS = 2048;

    /** Reads a domain, host or URL; empty where there is no registrable domain in it (a public suffix, an address, rubbish). */
    public static Optional<DomainName> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_CHARS) {
            return Optional.empty();
        }
        boolean url = SCHEME.matcher(trimmed).lookingAt() || trimmed.startsWith("//");
        String host = host(trimmed, url);
        if (host.isEmpty() || QUAD.matcher(host).matches() || host.indexOf(':') >= 0 || host.indexOf('@') >= 0) {
            return Optional.empty();
        }
        return AsciiHost.of(host).flatMap(DomainName::registrable).map(DomainName::new);
    }

    private static String host(String text, boolean url) {
        String rest = SCHEME.matcher(text).replaceFirst("");
        rest = rest.startsWith("//") ? rest.substring(2) : rest;
        int end = rest.length();
        for (char delimiter : new char[] {'/', '?', '#'}) {
            int at = rest.indexOf(delimiter);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String host = rest.substring(0, end);
        return url ? host.substring(host.lastIndexOf('@') + 1).replaceFirst(":\\d{0,5}$", "") : host;
    }

    private static Optional<String> registrable(String host) {
        if (host.endsWith(EXAMPLE)) {
            String name = host.substring(0, host.length() - EXAMPLE.length());
            String label = name.substring(name.lastIndexOf('.') + 1);
            return label.isEmpty() ? Optional.empty() : Optional.of(label + EXAMPLE);
        }
        if (!InternetDomainName.isValid(host)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(host);
        return name.isUnderPublicSuffix() ? Optional.of(name.topPrivateDomain().toString()) : Optional.empty();
    }
}
