package org.herkomst.app.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** What may stand where a web address is configured: http or https, a host, no secret. */
final class WebAddress {
    private static final int MOST_PORT = 65_535;
    private static final String UNSAFE_WORD = "token_auth";

    private WebAddress() {}

    /** What is wrong with a text as a web address, as the end of a sentence; absent where nothing is. */
    static @Nullable String fault(String value) {
        try {
            URI url = new URI(value);
            String scheme = url.getScheme();
            if (scheme == null || (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https"))) {
                return "is not a web address: it must begin with https:// or http://";
            }
            if (url.getRawUserInfo() != null || value.contains(UNSAFE_WORD)) {
                return "holds a user, password or token";
            }
            if (url.getHost() == null) {
                return "names no host";
            }
            if (url.getPort() > MOST_PORT) {
                return "has a port over 65535";
            }
            return url.getRawFragment() != null ? "holds a fragment (#...)" : null;
        } catch (URISyntaxException wrong) {
            return "is not a web address";
        }
    }

    /** Whether a host is this machine; asks no name server. */
    static boolean loopback(String host) {
        String bare = host.replaceAll("[\\[\\]]", "");
        if (bare.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!bare.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*")) {
            return false;
        }
        try {
            return InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
