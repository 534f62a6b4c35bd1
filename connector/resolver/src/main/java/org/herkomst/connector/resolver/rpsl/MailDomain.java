package org.herkomst.connector.resolver.rpsl;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host of an e-mail address. */
final class MailDomain {
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,62})\\.)+[a-z0-9-]{2,63}");
    private static final String DUMMY = "unread@ripe.net";
    private static final int MAX_CHARS = 320;

    private MailDomain() {}

    /** Null where the text is no address, or the registry's dummy. */
    static @Nullable String of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || address.length() > MAX_CHARS || address.equalsIgnoreCase(DUMMY)) {
            return null;
        }
        String rest = address.substring(at + 1);
        int end = rest.indexOf(' ');
        String host = (end < 0 ? rest : rest.substring(0, end)).toLowerCase(Locale.ROOT);
        return HOST.matcher(host).matches() ? host : null;
    }
}
