package org.herkomst.connector.resolver.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An SPF record (RFC 7208): the terms that count, in order. What stands behind {@code all} doesn't, and a {@code redirect} only
 * without one; it comes last.
 *
 * @param terms the terms that count
 * @param faulty whether there is a term that can't be read
 */
record SpfRecord(List<SpfTerm> terms, boolean faulty) {
    private static final String VERSION = "v=spf1";

    /** Whether a text is an SPF record. */
    static boolean is(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
    }

    static SpfRecord parse(String text) {
        List<SpfTerm> terms = new ArrayList<>();
        List<SpfTerm> redirects = new ArrayList<>();
        boolean faulty = false;
        for (String word : text.substring(VERSION.length()).strip().split(" +", -1)) {
            Optional<SpfTerm> term = word.isEmpty() ? Optional.empty() : SpfTerm.parse(word);
            faulty |= term.isEmpty() && !word.isEmpty();
            if (term.filter(found -> found.kind() == SpfTerm.Kind.ALL).isPresent()) {
                return new SpfRecord(terms, faulty);
            }
            term.ifPresent(found -> (found.kind() == SpfTerm.Kind.REDIRECT ? redirects : terms).add(found));
        }
        redirects.stream().limit(1).forEach(terms::add);
        return new SpfRecord(terms, faulty || redirects.size() > 1);
    }
}
