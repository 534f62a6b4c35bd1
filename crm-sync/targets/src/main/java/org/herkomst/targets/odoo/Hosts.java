package org.herkomst.targets.odoo;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Web addresses and the hosts in them. Odoo puts {@code http://} before a website that has no scheme. */
final class Hosts {
    private static final Pattern SCHEME = Pattern.compile("(?i)^https?://");

    private Hosts() {}

    /** A domain in one form: lower case, without {@code www.}. */
    static String normal(@Nullable String domain) {
        return domain == null ? "" : of(domain);
    }

    /** The host of a web address, without {@code www.}. */
    static String of(String address) {
        var rest = SCHEME.matcher(address.strip()).replaceFirst("");
        var host = rest.split("[/?#:]", 2)[0].toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** Whether a web address lies in a registrable domain. */
    static boolean fits(String address, String domain) {
        var host = of(address);
        var wanted = normal(domain);
        return !wanted.isEmpty() && (host.equals(wanted) || host.endsWith("." + wanted));
    }

    /** Whether a text of ours is the web address that stands there. */
    static boolean sameAddress(String ours, String theirs) {
        return SCHEME.matcher(theirs).find() && bare(ours).equals(bare(theirs));
    }

    private static String bare(String address) {
        return SCHEME.matcher(address).replaceFirst("").replaceFirst("/$", "");
    }
}
