package org.herkomst.core.objection;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The host in a text, in the one form that hosts are compared in. */
final class Hosts {
    private Hosts() {}

    /** Lower case, punycode, without scheme, path, port and last dot; empty where it is none. */
    static Optional<String> of(String text) {
        String host = text.strip()
                .replaceFirst("(?i)^([a-z][a-z0-9+.-]*:)?//([^/?#]*@)?", "")
                .replaceFirst("(?s)[/?#].*$", "")
                .replaceFirst(":\\d{0,5}$", "")
                .replaceFirst("[.\u3002]$", "");
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.length() > 253 ? Optional.empty() : Optional.of(ascii);
        } catch (IllegalArgumentException | IndexOutOfBoundsException rubbish) {
            return Optional.empty();
        }
    }
}
