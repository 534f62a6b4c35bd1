package org.herkomst.targets.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What tells a receiver that a delivery is ours, and which one. */
final class Signature {
    static final String TIMESTAMP = "X-Herkomst-Timestamp";
    static final String SIGNATURE = "X-Herkomst-Signature";
    static final String IDEMPOTENCY = "Idempotency-Key";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** HMAC-SHA256 over the timestamp, a dot and the body, in hexadecimal. */
    static String of(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }

    /** The same for the same body of one delivery, however often it is sent. */
    static String idempotencyKey(String delivery, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((delivery + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
