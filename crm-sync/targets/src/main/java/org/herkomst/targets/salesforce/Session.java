package org.herkomst.targets.salesforce;

import java.net.URI;
import java.util.Locale;
import org.herkomst.targets.salesforce.Wire.Token;
import org.jspecify.annotations.Nullable;

/** The token that we hold, and the host that it is good for; in memory only. For one thread. */
final class Session {
    private final URI configured;
    private @Nullable String token;
    private String host;

    Session(URI configured) {
        this.configured = configured;
        this.host = base(configured);
    }

    boolean missing() {
        return token == null;
    }

    void forget() {
        token = null;
    }

    /** Takes a token over. */
    void begin(@Nullable Token given) {
        if (given == null || given.accessToken() == null || given.accessToken().isBlank()) {
            throw Failure.notSalesforce();
        }
        token = given.accessToken();
        host = instance(given.instanceUrl());
    }

    String token() {
        return token == null ? "" : token;
    }

    String host() {
        return host;
    }

    /** A token goes only to the host that we were told, or to one of Salesforce's. */
    private String instance(@Nullable String url) {
        try {
            var named = URI.create(url == null ? "" : url.strip());
            return trusted(named) ? base(named) : base(configured);
        } catch (IllegalArgumentException e) {
            return base(configured);
        }
    }

    private boolean trusted(URI named) {
        var at = named.getHost() == null ? "" : named.getHost().toLowerCase(Locale.ROOT);
        var same = at.equalsIgnoreCase(configured.getHost()) && named.getPort() == configured.getPort();
        var scheme = String.valueOf(named.getScheme());
        return (same && scheme.equalsIgnoreCase(configured.getScheme()))
                || (at.endsWith(".salesforce.com") && scheme.equals("https") && named.getPort() == -1);
    }

    private static String base(URI url) {
        var path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
        return url.getScheme() + "://" + url.getAuthority() + path;
    }
}
