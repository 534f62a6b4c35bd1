package org.herkomst.connector.resolver.names;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Host names as the DNS has them: lower case, punycode after UTS 46 (IDNA 2008, non-transitional, as browsers do), no dot at the end. */
public final class AsciiHost {
    private static final int MAX_CHARS = 253;
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Made only where a name needs it: it loads tables. */
    private static final class Uts46 {
        static final IDNA TABLES = IDNA.getUTS46Instance(
                IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
        /** Two hyphens in third place are in names that registries gave out. */
        static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4);
    }

    private AsciiHost() {}

    /** The host in the DNS's form; empty where it can be none. */
    public static Optional<String> of(String host) {
        String given = host.toLowerCase(Locale.ROOT);
        String plain = given.endsWith(".") ? given.substring(0, given.length() - 1) : given;
        if (plain.length() > MAX_CHARS) {
            return Optional.empty();
        }
        if (!plain.contains("xn--") && LABELS.matcher(plain).matches()) {
            return Optional.of(plain);
        }
        return plain.isEmpty() ? Optional.empty() : mapped(host);
    }

    private static Optional<String> mapped(String host) {
        IDNA.Info info = new IDNA.Info();
        String ascii = Uts46.TABLES
                .nameToASCII(host, new StringBuilder(), info)
                .toString()
                .toLowerCase(Locale.ROOT);
        String plain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        boolean good = Uts46.HARMLESS.containsAll(info.getErrors()) && plain.length() <= MAX_CHARS;
        return good && LABELS.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }
}
