package org.herkomst.connector.matomo;

import java.net.URI;
import java.util.Locale;

/** Matomo's base address, checked: nothing secret in it, nothing after the path. */
final class BaseAddress {
    private BaseAddress() {}

    /** The address without a trailing slash or index.php. */
    static String of(MatomoSettings settings) {
        URI url = settings.url();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        boolean web = (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null;
        if (!plain || !web || url.toString().contains("token_auth")) {
            throw new SourceException(SourceFault.URL_REFUSED, "source " + settings.source() + ", url");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String folder = path.replaceFirst("/+index\\.php/*$", "").replaceFirst("/+$", "");
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return scheme + "://" + url.getHost() + port + folder;
    }
}
