package org.herkomst.sandbox.salesforce;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The token endpoint: client credentials, and JWT bearer against a public key. Thread-safe. */
public final class Logins {
    /** Consumer key of the app. */
    public static final String CLIENT_ID = "3MVG9sandbox";

    /** Its consumer secret. */
    public static final String CLIENT_SECRET = "sandbox-secret";

    /** The integration user. */
    public static final String USERNAME = "herkomst@sandbox.example";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> AUDIENCES = Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    private static final int MOST_SECONDS = 300;

    private final Clock clock;
    private final Set<String> tokens = new HashSet<>();
    private @Nullable PublicKey key;
    private int given;

    Logins(Clock clock) {
        this.clock = clock;
    }

    /** The app gets a certificate. */
    public synchronized void certificate(PublicKey publicKey) {
        key = publicKey;
    }

    /** All tokens end, as they do after a time without calls. */
    public synchronized void expire() {
        tokens.clear();
    }

    /** How many tokens were given. */
    public synchronized int given() {
        return given;
    }

    synchronized void refuse(@Nullable String authorization) {
        var token = authorization == null ? "" : authorization.replaceFirst("^Bearer ", "");
        if (!tokens.contains(token)) {
            throw new Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
    }

    /** A token for what the form proves; absent where it proves nothing. */
    synchronized @Nullable String token(String form) {
        var fields = new HashMap<String, String>();
        for (var part : form.split("&", -1)) {
            var at = part.indexOf('=');
            fields.put(
                    part.substring(0, Math.max(0, at)),
                    URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
        }
        if (!proven(fields)) {
            return null;
        }
        var token = "00Dsandbox!" + ++given;
        tokens.add(token);
        return token;
    }

    private boolean proven(Map<String, String> form) {
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" ->
                CLIENT_ID.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"));
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> asserted(form.getOrDefault("assertion", ""));
            default -> false;
        };
    }

    private boolean asserted(String jwt) {
        var parts = jwt.split("\\.", -1);
        if (parts.length != 3 || key == null) {
            return false;
        }
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            var header = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0]));
            var claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            var left = claims.path("exp").asLong(0) - clock.instant().getEpochSecond();
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && header.path("alg").asString("").equals("RS256")
                    && claims.path("iss").asString("").equals(CLIENT_ID)
                    && claims.path("sub").asString("").equals(USERNAME)
                    && AUDIENCES.contains(claims.path("aud").asString(""))
                    && left > 0
                    && left <= MOST_SECONDS;
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return false;
        }
    }
}
