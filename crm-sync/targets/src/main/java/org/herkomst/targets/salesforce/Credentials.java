package org.herkomst.targets.salesforce;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.herkomst.core.target.TargetException;
import org.herkomst.targets.TargetSettings;

/** How we log in: what the token endpoint of the External Client App is sent. */
interface Credentials {

    /** The form, made anew for each login. */
    String form();

    /**
     * The credentials that the options name.
     *
     * @throws TargetException where they name none, or both
     */
    static Credentials of(TargetSettings settings) {
        var client = settings.option(Salesforce.CLIENT_ID).orElse("");
        var secret = settings.option(Salesforce.CLIENT_SECRET);
        var key = settings.option(Salesforce.PRIVATE_KEY);
        var username = settings.option(Salesforce.USERNAME);
        if (client.isBlank() || secret.isPresent() == key.isPresent() || key.isPresent() != username.isPresent()) {
            throw new TargetException(Problems.credentialsMissing());
        }
        if (secret.isPresent()) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("grant_type", "client_credentials");
            fields.put("client_id", client);
            fields.put("client_secret", secret.get());
            return () -> form(fields);
        }
        return bearer(
                new Assertion(
                        client,
                        username.orElseThrow(),
                        settings.option(Salesforce.AUDIENCE).orElseGet(() -> audience(settings.url())),
                        Assertion.key(key.orElseThrow())),
                settings.clock());
    }

    private static Credentials bearer(Assertion assertion, Clock clock) {
        return () -> form(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion",
                assertion.signed(clock.instant())));
    }

    /** The login host that Salesforce wants named; sandboxes have their own. */
    private static String audience(URI url) {
        var host = url.getHost() == null ? "" : url.getHost();
        return host.contains(".sandbox.") ? "https://test.salesforce.com" : "https://login.salesforce.com";
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
