package org.herkomst.connector.resolver.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells mail domains that anybody may have, such as {@code gmail.com}, from those of companies; from the resource {@code free-mail-domains.txt}. */
public final class FreeMail {
    private static final Set<String> DOMAINS = ResourceLines.of(FreeMail.class, "free-mail-domains.txt").stream()
            .flatMap(line -> List.of(line.split(" ", -1)).stream())
            .collect(Collectors.toUnmodifiableSet());

    private FreeMail() {}

    /**
     * Whether mail of the domain is free mail or a provider's consumer mail.
     *
     * @param domain a domain in any case, with or without a dot at its end, such as the part of an address behind {@code @}; a
     *     sub-domain of a free-mail domain is free mail too
     */
    public static boolean isFreeMail(String domain) {
        String rest = domain.strip().toLowerCase(Locale.ROOT);
        rest = rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
        while (!DOMAINS.contains(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return true;
    }
}
