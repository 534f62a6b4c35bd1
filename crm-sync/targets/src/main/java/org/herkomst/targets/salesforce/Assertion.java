package org.herkomst.targets.salesforce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.herkomst.core.target.TargetException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON Web Token that asserts who we are, signed with RS256 (RFC 7515 and 7523; the only algorithm that Salesforce takes).
 *
 * @param issuer consumer key of the External Client App
 * @param subject the integration user's name
 * @param audience the login host that it is for
 * @param key private key whose certificate the app holds
 */
record Assertion(String issuer, String subject, String audience, PrivateKey key) {
    /** Salesforce refuses one that is valid for more than some minutes. */
    private static final Duration VALID = Duration.ofMinutes(3);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * A key from its PEM text.
     *
     * @throws TargetException where it is no RSA key in PKCS#8
     */
    static PrivateKey key(String pem) {
        var text = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s|\\\\n", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TargetException(Problems.privateKeyUnreadable());
        }
    }

    /** The token in its compact form. */
    String signed(Instant now) {
        var claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", audience);
        claims.put("exp", now.plus(VALID).getEpochSecond());
        var text = part("{\"alg\":\"RS256\"}") + "." + part(claims.toString());
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new TargetException(Problems.privateKeyUnreadable());
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Assertion of " + issuer;
    }
}
