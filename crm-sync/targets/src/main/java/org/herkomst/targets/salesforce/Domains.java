package org.herkomst.targets.salesforce;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Domains in one form, lower case and without {@code www.}, also out of web addresses as people type them. */
final class Domains {
    private Domains() {}

    static String normal(@Nullable String address) {
        if (address == null) {
            return "";
        }
        var host = address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z][a-z0-9+.-]*:/*", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^.*@", "")
                .replaceFirst(":[0-9]*$", "")
                .replaceFirst("\\.$", "");
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
